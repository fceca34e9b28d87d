"""Celery's way in."""

from celery import shared_task

from foundation.jobs import actions


@shared_task(name="foundation.run_job")
def run_job(job_id: int) -> None:
    """Run one job."""
    actions.run(job_id=job_id)


@shared_task(name="foundation.sweep_jobs")
def sweep_jobs() -> None:
    """Find lost jobs."""
    actions.sweep()
