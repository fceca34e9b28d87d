"""The demonstration's three conferences planned: one held, one to come, one whose session is on."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from learning.campaigns.models import Campaign
from learning.conferences.actions import (
    add_desk_staff,
    add_part,
    add_point,
    create_conference,
    open_roster,
    put_in_charge,
    record_sector_credit,
    set_sessions,
    tick,
    write_invitations,
)
from learning.conferences.choices import Part
from learning.conferences.models import BridgePoint, Conference
from learning.conferences.plans import regular_class
from learning.conferences.rules import BreakPlan, SessionPlan
from portal.demo.content import read
from portal.demo.stage import Stage, at, between, do, later, minutes_ago

HELD_DAYS_AGO = 4
COMING_IN_DAYS = 4
POINT_FACTS = ("name", "place", "equipment", "screens", "expected")


def load_held(stage: Stage, campaign: Campaign) -> Conference:
    """Of the whole province, planned, invited and prepared; nobody recorded yet."""
    content = read("conferences")["held"]
    day = later(timezone.localdate(), -HELD_DAYS_AGO)
    credit_member(stage, content["credit"], day)
    conference = plan(stage, campaign, content, [session_of(row, day) for row in content["sessions"]])
    finish_planning(stage, conference, content, invited_at=at(later(day, -4), "9:30"))
    return conference


def load_coming(stage: Stage, campaign: Campaign) -> Conference:
    """Of the commune, in some days: people invited, the checklist partly done."""
    content = read("conferences")["coming"]
    day = later(timezone.localdate(), COMING_IN_DAYS)
    conference = plan(stage, campaign, content, [session_of(row, day) for row in content["sessions"]])
    finish_planning(stage, conference, content, invited_at=at(later(day, -5), "7:45"))
    return conference


def load_now(stage: Stage, campaign: Campaign) -> Conference:
    """Of one cell: its session began some minutes ago and lasts for hours, at whatever time of day that is."""
    content = read("conferences")["now"]
    session = content["session"]
    on = session_on(timezone.now(), session["title"], session["began_minutes_ago"], session["hours"])
    conference = plan(stage, campaign, content, [on])
    finish_planning(stage, conference, content, invited_at=on.starts_at - timedelta(days=3))
    return conference


def session_on(now: datetime, title: str, began_minutes_ago: int, hours: int) -> SessionPlan:
    """A session that is on: it began some minutes ago, after midnight, and its length counts from now."""
    return SessionPlan(title, minutes_ago(now, began_minutes_ago), minutes_ago(now, 0) + timedelta(hours=hours))


def credit_member(stage: Stage, content: dict[str, Any], day: date) -> None:
    """Someone studied the resolution in a class of their own sector."""
    record_sector_credit(
        member=stage.members[content["member"]],
        resolutions=[stage.resolution],
        held_by=content["held_by"],
        studied_on=later(day, content["days"]),
        evidence=content["evidence"],
        by=stage.officer,
    )


def plan(stage: Stage, campaign: Campaign, content: dict[str, Any], sessions: list[SessionPlan]) -> Conference:
    """The conference with its sessions, points and people."""
    conference = create_conference(
        campaign=campaign,
        unit=stage.units[content["unit"]],
        units=[stage.units[key] for key in content.get("units", [])],
        facts=content,
        by=stage.officer,
    )
    set_sessions(study_class=regular_class(conference), plans=sessions, by=stage.officer)
    for row in content["points"]:
        load_point(stage, conference, row)
    for row in content["parts"]:
        load_part(stage, conference, row)
    return conference


def session_of(row: dict[str, str], day: date) -> SessionPlan:
    """One session on that day, with its break."""
    breaks = (BreakPlan(*between(day, row["break"])),) if "break" in row else ()
    return SessionPlan(row["title"], *between(day, row["hours"]), breaks)


def load_point(stage: Stage, conference: Conference, row: dict[str, Any]) -> BridgePoint:
    """A point, who answers for it, who keeps its desk."""
    units = [stage.units[key] for key in row["units"]]
    facts = {name: row[name] for name in POINT_FACTS}
    point = add_point(conference=conference, units=units, facts=facts, by=stage.officer)
    put_in_charge(point=point, member=stage.members[row["in_charge"]], by=stage.officer)
    for key in row["desk"]:
        add_desk_staff(point=point, member=stage.members[key], by=stage.officer)
    return point


def load_part(stage: Stage, conference: Conference, row: dict[str, str]) -> None:
    """Who chairs, opens, presents or closes."""
    add_part(
        conference=conference,
        part=Part(row["part"]),
        member=stage.members[row["member"]] if "member" in row else None,
        name=row.get("name", ""),
        position=row["position"],
        topic=row.get("topic", ""),
        by=stage.officer,
    )


def finish_planning(stage: Stage, conference: Conference, content: dict[str, Any], invited_at: datetime) -> None:
    """Roster, invitations, and what of the checklist is done."""
    do(open_roster(study_class=regular_class(conference), by=stage.officer))
    write_invitations(conference=conference, by=stage.officer, at=invited_at)
    conference.refresh_from_db()
    assert conference.starts_on
    for row in content.get("ticks", []):
        item = conference.checklist.get(step=row["step"])
        done_at = at(later(conference.starts_on, row["days"]), row["hour"])
        tick(item=item, note=row["note"], by=stage.accounts[row["by"]], at=done_at)
