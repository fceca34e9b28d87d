"""Closing the roster of a province, and its absentee lists: `python -m tests.benchmarks.absence`.

Needs a migrated database with a population (`manage.py make_population --accounts`) named by `DATABASE_URL`; writes
into it. Prints one JSON object: seconds, and the peak of this process's memory in MB.
"""

import json
import resource
from collections.abc import Callable
from datetime import timedelta
from time import monotonic
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from foundation.jobs.actions import run  # noqa: E402
from learning.attendance.actions.closing import close_roster, reopen_roster  # noqa: E402
from learning.attendance.choices import Source  # noqa: E402
from learning.attendance.models import Presence  # noqa: E402
from learning.campaigns.models import Campaign, CampaignUnit, Enrolment  # noqa: E402
from learning.conferences.actions import make_roster  # noqa: E402
from learning.conferences.models import Conference, Session, StudyClass  # noqa: E402
from learning.conferences.plans import regular_class  # noqa: E402
from members.access.models import User  # noqa: E402
from members.people.models import Membership  # noqa: E402
from members.units.models import Unit  # noqa: E402
from tests.factories.conferences import make_conference  # noqa: E402


def timed(figures: dict[str, Any], name: str, act: Callable[[], Any]) -> Any:
    """What it gives; its seconds among the figures."""
    start = monotonic()
    result = act()
    figures[name] = round(monotonic() - start, 1)
    return result


def conference_of(province: Unit, by: User) -> Conference:
    """Yesterday's, for everyone of the province."""
    today = timezone.localdate()
    campaign = Campaign.objects.create(
        title="Đợt học tập", unit=province, state="OPEN", starts_on=today, ends_on=today, roster_on=today, created_by=by
    )
    CampaignUnit.objects.create(campaign=campaign, unit=province)
    belonging = Membership.objects.filter(left_on__isnull=True).exclude(member__kind="NON_MEMBER")
    rows = belonging.select_related("unit").iterator(chunk_size=2000)
    Enrolment.objects.bulk_create(
        (Enrolment(campaign=campaign, member_id=m.member_id, unit=m.unit, unit_path=m.unit.path) for m in rows),
        batch_size=2000,
    )
    return make_conference(campaign, by, points=1, day=today - timedelta(days=1))


def attend(study_class: StudyClass) -> None:
    """One in seven missed the afternoon and more: the rest were there, in two spans a session."""
    sessions = list(study_class.sessions.all())
    keys = list(study_class.entries.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), 5000):
        spans = [span for key in keys[start : start + 5000] for span in spans_of(key, sessions)]
        Presence.objects.bulk_create(spans, batch_size=2000)


def spans_of(entry: int, sessions: list[Session]) -> list[Presence]:
    """Both halves of the sessions attended."""
    attended = sessions[:0] if entry % 14 == 0 else sessions[:1] if entry % 7 == 0 else sessions
    half = timedelta(minutes=100)
    recorded = timezone.now() - timedelta(days=1)
    return [
        Presence(
            entry_id=entry,
            session=session,
            started_at=session.starts_at + half * number,
            ended_at=session.starts_at + half * (number + 1),
            source=Source.QR,
            recorded_at=recorded,
        )
        for session in attended
        for number in (0, 1)
    ]


def close(study_class: StudyClass, by: User) -> None:
    """As an officer does; the job's work is done here."""
    run(job_id=close_roster(study_class=study_class, by=by).pk)
    study_class.refresh_from_db()
    assert study_class.roster_state == "CLOSED"


def measure() -> dict[str, Any]:
    """Everything once."""
    figures: dict[str, Any] = {"database": connection.vendor}
    province = Unit.objects.get(parent__isnull=True)
    by = User.objects.filter(member__grants__role="PROPAGANDA_OFFICER", member__grants__unit=province)[0]
    conference = timed(figures, "enrolling", lambda: conference_of(province, by))
    study_class = regular_class(conference)
    timed(figures, "roster", lambda: make_roster(study_class=study_class, by=by))
    figures["entries"] = study_class.entries.count()
    timed(figures, "presence", lambda: attend(study_class))
    timed(figures, "closing", lambda: close(study_class, by))
    figures["peak MB after closing"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    reopen_roster(study_class=study_class, reason="Đo", by=by)
    timed(figures, "closing again", lambda: close(study_class, by))
    client = Client()
    client.force_login(by, backend="members.access.backend.NumberOrPhoneBackend")
    address = f"/hoi-nghi/{conference.public_id}/vang/"
    timed(figures, "list, first page", lambda: client.get(address))
    timed(figures, "list, present", lambda: client.get(address, {"xem": "du", "page": "900"}))
    book = timed(figures, "workbook of the province", lambda: client.get(f"{address}tai-ve/xlsx/"))
    figures["workbook KB"] = len(book.content) // 1024
    figures["peak MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return figures


if __name__ == "__main__":
    print(json.dumps(measure(), ensure_ascii=False, indent=1))
