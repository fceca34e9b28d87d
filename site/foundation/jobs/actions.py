"""Enqueue, claim, run, give up and recover jobs. Holds on both databases without locks."""

import logging
import uuid
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.account import Account
from foundation.jobs import kinds
from foundation.jobs.choices import JobState
from foundation.jobs.models import Job
from foundation.jobs.queue import hurry
from foundation.jobs.runs import ClaimLost, Run

logger = logging.getLogger(__name__)

LOST_AFTER = timedelta(seconds=60)
MOST_ATTEMPTS = 5


def enqueue(*, kind: str, arguments: dict[str, Any], by: Account | None) -> Job:
    """Write the job; after commit the queue is told. If that message is lost, the sweep finds the row."""
    kinds.work_of(kind)
    job = Job.objects.create(kind=kind, arguments=arguments, created_by=by)
    transaction.on_commit(lambda: _tell_queue(job.pk))
    return job


def run(*, job_id: int) -> bool:
    """Claim and do the job; False when someone else has it or it is over."""
    job = _claim(job_id)
    if job is None:
        return False
    try:
        kinds.work_of(job.kind)(Run(job))
        _finish(job, JobState.DONE, job.message)
    except ClaimLost:
        logger.warning("job %s was taken over or cancelled", job.public_id)
    except kinds.JobRefused as refusal:
        _finish(job, JobState.FAILED, str(refusal))
    except Exception:
        logger.exception("job %s failed", job.public_id)
        _finish(job, JobState.FAILED, _("Có lỗi ngoài dự kiến. Hệ thống đã ghi lại; đồng chí bấm “Làm lại”."))
    return True


def retry(*, job: Job) -> bool:
    """Put a failed or cancelled job back in the queue; False when it was neither."""
    over = Job.objects.filter(pk=job.pk, state__in=[JobState.FAILED, JobState.CANCELLED])
    changed = over.update(state=JobState.QUEUED, claim="", attempts=0, message="", heartbeat_at=timezone.now())
    if changed:
        transaction.on_commit(lambda: _tell_queue(job.pk))
    return bool(changed)


def cancel(*, job: Job) -> bool:
    """Stop a job that is not over; a running one notices at its next report."""
    going = Job.objects.filter(pk=job.pk, state__in=[JobState.QUEUED, JobState.RUNNING])
    return bool(going.update(state=JobState.CANCELLED, claim="", finished_at=timezone.now()))


def sweep() -> int:
    """Hurry every job that nobody has touched for `LOST_AFTER`; returns how many."""
    silent = Job.objects.filter(heartbeat_at__lt=timezone.now() - LOST_AFTER)
    silent.filter(state=JobState.RUNNING, attempts__gte=MOST_ATTEMPTS).update(
        state=JobState.FAILED,
        finished_at=timezone.now(),
        message=_("Đã thử nhiều lần mà không xong. Đồng chí báo quản trị viên."),
    )
    silent.filter(state=JobState.RUNNING).update(state=JobState.QUEUED, claim="")
    lost = list(silent.filter(state=JobState.QUEUED).values_list("pk", flat=True)[:500])
    Job.objects.filter(pk__in=lost).update(heartbeat_at=timezone.now())
    for job_id in lost:
        _tell_queue(job_id)
    return len(lost)


def _claim(job_id: int) -> Job | None:
    claim = uuid.uuid4().hex
    taken = Job.objects.filter(pk=job_id, state=JobState.QUEUED).update(
        state=JobState.RUNNING, claim=claim, attempts=F("attempts") + 1, heartbeat_at=timezone.now()
    )
    return Job.objects.get(pk=job_id) if taken else None


def _finish(job: Job, state: JobState, message: str) -> None:
    held = Job.objects.filter(pk=job.pk, claim=job.claim, state=JobState.RUNNING)
    held.update(state=state, message=message, finished_at=timezone.now())


def _tell_queue(job_id: int) -> None:
    hurry("foundation.run_job", job_id)
