"""What came of the demonstration's conference: the roster closed, an excuse, a retake, a claim that waits."""

from django.utils import timezone

from learning.attendance.actions.closing import close_roster
from learning.attendance.actions.petitions import ask_excuse, claim_presence, decide_excuse
from learning.attendance.actions.retaking import confirm_retakes
from learning.attendance.choices import RetakeForm
from learning.conferences.models import Conference, RosterEntry
from learning.conferences.plans import regular_class
from portal.demo.content import read
from portal.demo.stage import Stage, at, do, later


def load_outcomes(stage: Stage, conference: Conference) -> None:
    """Three candidates: one confirmed to study alone, one to be decided, one whose claim is to be decided first."""
    assert conference.starts_on
    next_day = later(conference.starts_on, 1)
    excuse_one(stage, conference)
    do(close_roster(study_class=regular_class(conference), by=stage.officer, at=at(next_day, "10:00")))
    confirm_one(stage, conference)
    claim_one(stage, conference)


def entry_of(stage: Stage, conference: Conference, key: str) -> RosterEntry:
    """The person's entry, with all that decisions ask of it."""
    entries = RosterEntry.objects.select_related("study_class__conference__campaign", "enrolment__member", "point")
    return entries.get(study_class=regular_class(conference), enrolment__member=stage.members[key])


def excuse_one(stage: Stage, conference: Conference) -> None:
    """The member asks in the evening; the secretary accepts in the morning."""
    assert conference.starts_on
    content, day = read("conferences")["held"]["excuse"], conference.starts_on
    excuse = ask_excuse(
        entry=entry_of(stage, conference, content["member"]),
        cause=content["cause"],
        statement=content["statement"],
        document=None,
        by=stage.accounts["member"],
        at=at(day, "19:40"),
    )
    decided_at = at(later(day, 1), "7:50")
    decide_excuse(excuse=excuse, accepted=True, reason=content["decision"], by=stage.secretary, at=decided_at)


def confirm_one(stage: Stage, conference: Conference) -> None:
    """The officer confirms that the member studies alone what was missed."""
    assert conference.starts_on
    content = read("conferences")["held"]["retake"]
    [result] = confirm_retakes(
        entries=[entry_of(stage, conference, content["member"])],
        form=RetakeForm.SELF_STUDY,
        due_on=later(timezone.localdate(), content["days"]),
        reason=content["reason"],
        by=stage.officer,
        at=at(later(conference.starts_on, 2), "9:15"),
    )
    assert result.retake, result.refusal


def claim_one(stage: Stage, conference: Conference) -> None:
    """An old member without an account rings the board up; the secretary is to decide."""
    assert conference.starts_on
    content = read("conferences")["held"]["claim"]
    claim_presence(
        entry=entry_of(stage, conference, content["member"]),
        statement=content["statement"],
        document=None,
        by=stage.officer,
        at=at(later(conference.starts_on, 3), "8:20"),
    )
