"""Background work as rows: claimed once, found again when lost."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from foundation.jobs import actions, kinds
from foundation.jobs.choices import JobState
from foundation.jobs.models import Job
from foundation.jobs.runs import ClaimLost, Run
from tests.cast import Cast

pytestmark = pytest.mark.django_db
seen: list[str] = []


def note(run: Run) -> None:
    run.report(1, 2)
    seen.append(run.arguments["word"])
    run.say("Xong việc")


def refuse(run: Run) -> None:
    raise kinds.JobRefused("Tệp không có trang nào.")


def break_down(run: Run) -> None:
    raise ZeroDivisionError


@pytest.fixture(autouse=True)
def known_kinds() -> Iterator[None]:
    seen.clear()
    for work in (note, refuse, break_down):
        kinds.register(work.__name__, work)
    yield
    for work in (note, refuse, break_down):
        kinds._work.pop(work.__name__)


def make(kind: str = "note") -> Job:
    return actions.enqueue(kind=kind, arguments={"word": "a"}, by=None)


def test_a_job_runs_once_however_often_it_is_announced() -> None:
    job = make()
    assert [actions.run(job_id=job.pk) for _ in range(3)] == [True, False, False]
    job.refresh_from_db()
    assert (seen, job.state, job.message, job.percent) == (["a"], JobState.DONE, "Xong việc", 100)


def test_a_refusal_is_told_in_its_own_words() -> None:
    job = make("refuse")
    actions.run(job_id=job.pk)
    job.refresh_from_db()
    assert (job.state, job.message) == (JobState.FAILED, "Tệp không có trang nào.")


def test_an_unexpected_error_fails_the_job_without_its_details() -> None:
    job = make("break_down")
    actions.run(job_id=job.pk)
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert "Zero" not in job.message


def test_a_failed_job_can_be_tried_again() -> None:
    job = make("refuse")
    actions.run(job_id=job.pk)
    assert actions.retry(job=job)
    assert actions.run(job_id=job.pk)


def test_the_sweep_finds_a_job_whose_worker_died() -> None:
    job = make()
    long_ago = timezone.now() - 2 * actions.LOST_AFTER
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, claim="dead", attempts=1, heartbeat_at=long_ago)
    assert actions.sweep() == 1
    assert actions.run(job_id=job.pk)


def test_the_sweep_leaves_a_living_job_alone() -> None:
    make()
    assert actions.sweep() == 0


def test_the_sweep_gives_up_after_many_attempts() -> None:
    job = make()
    silent = {
        "state": JobState.RUNNING,
        "attempts": actions.MOST_ATTEMPTS,
        "heartbeat_at": timezone.now() - timedelta(hours=1),
    }
    Job.objects.filter(pk=job.pk).update(**silent)
    actions.sweep()
    job.refresh_from_db()
    assert job.state == JobState.FAILED


def test_a_run_that_lost_its_claim_cannot_go_on() -> None:
    job = make()
    claimed = actions._claim(job.pk)
    assert claimed
    assert actions.cancel(job=job)
    with pytest.raises(ClaimLost):
        Run(claimed).report(1, 2)


def test_a_job_is_seen_only_by_whoever_started_it(cast: Cast) -> None:
    job = actions.enqueue(kind="note", arguments={"word": "a"}, by=cast.officer)
    assert cast.client("officer").get(f"/viec-nen/{job.public_id}/").status_code == 200
    assert cast.client("secretary").get(f"/viec-nen/{job.public_id}/").status_code == 404
