"""A conference on now in an instance's database, and what is recorded there; each in a process of its own.

`python -m tests.browser.hall make` prints the point's address and its people; `… recorded` who was recorded how often.
"""

import json
import subprocess
import sys
from typing import Any

from tests.server import ROOT, Instance


def in_hall(site: Instance, what: str) -> Any:
    """What the command prints, run on the instance's database."""
    command = [sys.executable, "-m", "tests.browser.hall", what]
    done = subprocess.run(command, cwd=ROOT, env=site.environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def make() -> dict[str, Any]:
    """Two points; fifteen people who must attend at the first, one more at the second, nobody else."""
    from learning.campaigns.models import Campaign
    from learning.conferences.models import RosterEntry
    from members.access.models import User
    from tests.factories.check_in import conference_now, hall

    campaign = Campaign.objects.filter(state="OPEN").order_by("pk")[0]
    officer = User.objects.get(pk=campaign.created_by_id)
    conference = conference_now(campaign, officer)
    entries = list(
        RosterEntry.objects.filter(study_class__conference=conference, standing="REQUIRED").order_by("pk")[:16]
    )
    RosterEntry.objects.exclude(pk__in=[entry.pk for entry in entries]).delete()
    RosterEntry.objects.filter(pk=entries[-1].pk).update(point=hall(conference, 1))
    people = [entry.enrolment.member.full_name for entry in entries]
    return {"address": f"/diem-danh/ban/{hall(conference).public_id}/", "people": people}


def recorded() -> dict[str, dict[str, int]]:
    """By name: spans that stand, spans withdrawn, departures that stand; and those present now."""
    from learning.attendance.models import Departure, Presence

    found: dict[str, dict[str, int]] = {}
    for span in Presence.objects.filter(source="DESK").select_related("entry__enrolment__member"):
        row = found.setdefault(span.entry.enrolment.member.full_name, {"spans": 0, "withdrawn": 0, "present": 0})
        row["withdrawn" if span.withdrawn_at else "spans"] += 1
        row["present"] |= span.ended_at is None and span.withdrawn_at is None
    for departure in Departure.objects.filter(withdrawn_at__isnull=True).select_related("entry__enrolment__member"):
        row = found.setdefault(departure.entry.enrolment.member.full_name, {})
        row["departures"] = row.get("departures", 0) + 1
    return found


def close() -> bool:
    """The roster closes."""
    from django.utils import timezone

    from foundation.policies.queries import in_force
    from learning.conferences.models import StudyClass

    policy = in_force("attendance", timezone.localdate())
    return bool(StudyClass.objects.update(roster_state="CLOSED", closed_at=timezone.now(), policy=policy))


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps({"make": make, "recorded": recorded, "close": close}[sys.argv[1]]()))
