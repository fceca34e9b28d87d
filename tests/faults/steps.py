"""What fault tests do and look at in a site's database: `python -m tests.faults.steps STEP` prints one line of JSON."""

import json
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.db.models import Count, F, Q  # noqa: E402
from django.utils import timezone  # noqa: E402

from foundation.jobs.actions import LOST_AFTER  # noqa: E402
from foundation.jobs.models import Job  # noqa: E402
from learning.attendance.actions.closing import close_roster, reopen_roster, required  # noqa: E402
from learning.attendance.models import AbsenceRecord, Presence  # noqa: E402
from learning.campaigns.models import Enrolment  # noqa: E402
from learning.conferences.models import RosterEntry, Session, StudyClass  # noqa: E402
from tests.benchmarks.checkin_setup import officer  # noqa: E402


def attend() -> dict[str, Any]:
    """Two in three were there from the beginning; the session has ended."""
    now = timezone.now()
    began, session = now - timedelta(hours=4), Session.objects.get()
    keys = RosterEntry.objects.filter(standing="REQUIRED").order_by("pk").values_list("pk", flat=True)
    there = [key for number, key in enumerate(keys) if number % 3]
    Presence.objects.bulk_create(
        Presence(entry_id=key, session=session, started_at=began, source="QR", key=f"t:{key}") for key in there
    )
    Session.objects.update(starts_at=began, ends_at=now - timedelta(minutes=1))
    return {"there": len(there), "expected": len(keys)}


def close() -> dict[str, Any]:
    """An officer closes the roster: the job is written and the queue told."""
    return {"job": close_roster(study_class=StudyClass.objects.get(), by=officer()).public_id}


def reopen() -> dict[str, Any]:
    """By a decision."""
    return {"reopened": reopen_roster(study_class=StudyClass.objects.get(), reason="Quyết định số 1", by=officer())}


def job() -> dict[str, Any]:
    """How the newest job stands."""
    newest = Job.objects.order_by("-pk")[0]
    return {"state": newest.state, "done": newest.done, "attempts": newest.attempts}


def lose_patience() -> dict[str, Any]:
    """As if a minute had passed without a sign of life, so that a test need not wait for the sweep's patience."""
    past = timezone.now() - 2 * LOST_AFTER
    return {"moved": Job.objects.filter(finished_at__isnull=True).update(heartbeat_at=past)}


def outcome() -> dict[str, Any]:
    """What the closing came to, and whether any counter disagrees with the duties it counts."""
    counted = Enrolment.objects.annotate(
        total=Count("duties", filter=~Q(duties__state="WAIVED")), done=Count("duties", filter=Q(duties__state="DONE"))
    )
    study_class = StudyClass.objects.get()
    return {
        "roster": study_class.roster_state,
        "expected": required(study_class).count(),
        "records": AbsenceRecord.objects.count(),
        "candidates": AbsenceRecord.objects.filter(candidate=True).count(),
        "done": Enrolment.objects.filter(duties_done=1).count(),
        "wrong_counters": counted.exclude(duties_total=F("total"), duties_done=F("done")).count(),
    }


STEPS: dict[str, Callable[[], dict[str, Any]]] = {
    step.__name__: step for step in (attend, close, reopen, job, lose_patience, outcome)
}

if __name__ == "__main__":
    print(json.dumps(STEPS[sys.argv[1]]()))
