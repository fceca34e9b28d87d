"""A cell's board as it is shown: members × duties of one campaign."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from learning.campaigns.choices import DutyState
from learning.campaigns.kinds import Remedy, kind_of
from learning.campaigns.models import Campaign, Duty, Enrolment, Requirement
from learning.campaigns.rates import Rate
from learning.campaigns.rules import is_late
from members.people.choices import MemberKind
from members.people.models import Member
from members.units.models import Unit

PILL_STATES = {
    DutyState.DONE: "done",
    DutyState.TODO: "todo",
    DutyState.FAILED: "failed",
    DutyState.WAIVED: "waived",
}


@dataclass(frozen=True)
class Mark:
    """One duty on the board: the pill's state and word."""

    duty: Duty | None
    requirement: Requirement
    today: date
    label: str

    @property
    def late(self) -> bool:
        """Owed beyond its last day."""
        return bool(self.duty and is_late(self.duty.state, self.requirement.due_on, self.today))

    @property
    def state(self) -> str:
        """The pill's state."""
        if not self.duty:
            return "idle"
        return "late" if self.late else PILL_STATES[DutyState(self.duty.state)]

    @property
    def word(self) -> str:
        """The pill's word."""
        if not self.duty:
            return ""
        return _("Quá hạn") if self.late else self.duty.get_state_display()

    @property
    def evidence(self) -> str:
        """How it was settled, in words; never a mark."""
        return (
            kind_of(self.requirement.kind).evidence(self.duty)
            if self.duty and self.duty.state != DutyState.TODO
            else ""
        )

    @property
    def remedy(self) -> Remedy | None:
        """What the secretary may do about it when it was not passed."""
        failed = self.duty and self.duty.state == DutyState.FAILED
        return kind_of(self.requirement.kind).remedy(self.duty) if self.duty and failed else None


@dataclass(frozen=True)
class Row:
    """A member on the board."""

    enrolment: Enrolment
    marks: list[Mark]

    @property
    def member(self) -> Member:
        """Whose row it is."""
        return self.enrolment.member

    @property
    def counts(self) -> bool:
        """Whether the row is in the rate: a member, not exempt."""
        return not self.enrolment.exempt and self.member.kind != MemberKind.NON_MEMBER

    @property
    def finished(self) -> bool:
        """Nothing is asked of this person any more."""
        return self.enrolment.exempt or self.enrolment.completed_at is not None


class Board:
    """All rows of a unit in a campaign, in the order of Vietnamese names. Three queries."""

    def __init__(self, unit: Unit, campaign: Campaign, today: date) -> None:
        self.unit, self.campaign, self.today = unit, campaign, today
        self.requirements = list(campaign.requirements.all())
        duties = Prefetch("duties", Duty.objects.only("enrolment_id", "requirement_id", "state", "settled_at"))
        enrolments = Enrolment.objects.filter(campaign=campaign, unit=unit).select_related("member")
        ordered = enrolments.order_by("member__sort_key", "pk").prefetch_related(duties)
        self.rows = [Row(enrolment, marks_of(enrolment, self.requirements, today)) for enrolment in ordered]

    @property
    def rate(self) -> Rate:
        """Members who have completed the campaign, of those counted."""
        counted = [row for row in self.rows if row.counts]
        return Rate(sum(row.finished for row in counted), len(counted))

    @property
    def unfinished(self) -> list[Row]:
        """Rows of whom something is still asked, non-members too."""
        return [row for row in self.rows if not row.finished]

    @property
    def late(self) -> int:
        """People with a duty beyond its last day."""
        return sum(any(mark.late for mark in row.marks) for row in self.rows)

    @property
    def failed(self) -> int:
        """People with a duty not passed."""
        return sum(any(mark.state == "failed" for mark in row.marks) for row in self.rows)

    @property
    def exempt(self) -> int:
        """People exempt from party activities."""
        return sum(row.enrolment.exempt for row in self.rows)

    @property
    def without_phone(self) -> int:
        """Unfinished people who have no phone number on record."""
        return sum(not row.member.phone for row in self.unfinished)

    @property
    def columns(self) -> list[tuple[Requirement, str, Rate]]:
        """Each requirement with its heading and how many of the counted members have done it."""
        counted, labels = [row for row in self.rows if row.counts], labels_of(self.requirements)
        return [
            (item, labels[item.pk], _column_rate([row.marks[index] for row in counted]))
            for index, item in enumerate(self.requirements)
        ]


def marks_of(enrolment: Enrolment, requirements: list[Requirement], today: date) -> list[Mark]:
    """The enrolment's duties in the order of the requirements."""
    by_requirement, labels = {duty.requirement_id: duty for duty in enrolment.duties.all()}, labels_of(requirements)
    return [Mark(by_requirement.get(item.pk), item, today, labels[item.pk]) for item in requirements]


def labels_of(requirements: list[Requirement]) -> dict[int, str]:
    """What a column is called, by key: the kind's short words where it stands alone, else the full title."""
    count = Counter(item.kind for item in requirements)
    return {
        item.pk: str(kind_of(item.kind).action_label) if count[item.kind] == 1 else item.title for item in requirements
    }


def _column_rate(marks: list[Mark]) -> Rate:
    owed = [mark.duty for mark in marks if mark.duty and mark.duty.state != DutyState.WAIVED]
    return Rate(sum(duty.state == DutyState.DONE for duty in owed), len(owed))
