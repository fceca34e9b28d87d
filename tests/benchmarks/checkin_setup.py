"""Steps of the check-in benchmark that touch the database; each prints one line of JSON.

`python -m tests.benchmarks.checkin_setup STEP`, in the environment of the benchmark's site, after
`manage.py make_population --accounts`. Every step is a process of its own, so that its peak memory is its own.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from learning.attendance.actions.closing import close_roster, reckon_class  # noqa: E402
from learning.attendance.exports import as_xlsx  # noqa: E402
from learning.attendance.lists import reckoned  # noqa: E402
from learning.attendance.models import Presence  # noqa: E402
from learning.campaigns.actions import create_campaign, enrol_members  # noqa: E402
from learning.campaigns.choices import CampaignState  # noqa: E402
from learning.campaigns.models import Campaign, Enrolment  # noqa: E402
from learning.conferences.actions import make_roster  # noqa: E402
from learning.conferences.choices import RosterState  # noqa: E402
from learning.conferences.models import BridgePoint, Conference, Session, StudyClass  # noqa: E402
from learning.conferences.queries import entries_overseen_by  # noqa: E402
from members.access.choices import Role  # noqa: E402
from members.access.models import RoleGrant, User  # noqa: E402
from members.units.models import Unit  # noqa: E402
from tests.benchmarks.sessions import keep_sessions  # noqa: E402


def officer() -> User:
    """An officer of the province."""
    grant = RoleGrant.objects.filter(role=Role.PROPAGANDA_OFFICER).order_by("unit__path").first()
    assert grant
    return User.objects.get(member=grant.member)


def open_campaign() -> dict[str, Any]:
    """Enrol the whole province."""
    by, today = officer(), timezone.localdate()
    province = Unit.objects.get(parent=None)
    campaign = create_campaign(
        title="Đợt học tập",
        purpose="",
        unit=province,
        audiences=[],
        starts_on=today,
        ends_on=today + timedelta(days=30),
        resolutions=[],
        units=[province],
        requirements=[],
        by=by,
    )
    Campaign.objects.filter(pk=campaign.pk).update(state=CampaignState.OPEN, roster_on=today)
    campaign.refresh_from_db()
    return {"enrolled": enrol_members(campaign=campaign)}


def make_conference() -> dict[str, Any]:
    """One conference for all, a hall for each committee under the province, its session on now."""
    campaign, by, now = Campaign.objects.get(), officer(), timezone.now()
    conference = Conference.objects.create(
        campaign=campaign, unit=campaign.unit, title="Hội nghị", starts_on=timezone.localdate(now), created_by=by
    )
    for order, unit in enumerate(Unit.objects.filter(parent=campaign.unit)):
        point = BridgePoint.objects.create(conference=conference, order=order, name=unit.name[:120])
        point.units.add(unit)
    study_class = StudyClass.objects.create(conference=conference, title="Lớp học tập")
    Session.objects.create(study_class=study_class, title="Buổi học", starts_at=now, ends_at=now + timedelta(hours=4))
    StudyClass.objects.filter(pk=study_class.pk).update(roster_state=RosterState.OPEN)
    study_class.refresh_from_db()
    return {"on_roster": make_roster(study_class=study_class, by=by), "points": conference.points.count()}


def people() -> dict[str, Any]:
    """A signed-in session for each account, with the secret of their hall."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    secrets = dict(BridgePoint.objects.values_list("pk", "secret"))
    rows = Enrolment.objects.filter(exempt=False, roster_entries__point__isnull=False, member__user__isnull=False)
    placed = dict(rows.values_list("member__user", "roster_entries__point"))
    keys = keep_sessions(User.objects.filter(pk__in=placed).order_by("pk").iterator(2000))
    return {"people": [[key, secrets[placed[account]]] for account, key in keys]}


def count() -> dict[str, Any]:
    """Spans recorded, and people with one."""
    return {"spans": Presence.objects.count(), "people": Presence.objects.values("entry").distinct().count()}


def close() -> dict[str, Any]:
    """The session is over: close the roster and reckon everyone."""
    Session.objects.update(
        starts_at=timezone.now() - timedelta(minutes=61), ends_at=timezone.now() - timedelta(minutes=1)
    )
    study_class = StudyClass.objects.get()
    close_roster(study_class=study_class, by=officer())
    study_class.refresh_from_db()
    return {"candidates": reckon_class(study_class=study_class)}


def absentees() -> dict[str, Any]:
    """The workbook of the absentees of every cell, with and without reason."""
    study_class = StudyClass.objects.get()
    entries = entries_overseen_by(officer()).filter(study_class=study_class)
    listed = reckoned(entries).filter(absence__absent__gt=0).count()
    return {"listed": listed, "kilobytes": len(as_xlsx(study_class, entries, None)) // 1024}


STEPS: dict[str, Callable[[], dict[str, Any]]] = {
    step.__name__: step for step in (open_campaign, make_conference, people, count, close, absentees)
}


def main(name: str) -> None:
    """Do the step; say what came of it, how long it took, and the most memory held."""
    began = time.perf_counter()
    done = STEPS[name]()
    seconds, peak = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps(done | {"seconds": round(seconds, 1), "mb": peak // 1024}))


if __name__ == "__main__":
    main(sys.argv[1])
