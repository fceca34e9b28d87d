"""A cell's board as it is shown: members × duties of one campaign."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from learning.campaigns.choices import DutyState
from learning.campaigns.kinds import Remedy, Trouble, kind_of
from learning.campaigns.models import Campaign, Duty, Enrolment, Requirement
from learning.campaigns.rates import Rate
from learning.campaigns.troubles import is_overdue, trouble_of
from members.people.choices import MemberKind
from members.people.models import Member
from members.units.models import Unit

PILL_STATES = {
    DutyState.DONE: "done",
    DutyState.TODO: "todo",
    DutyState.FAILED: "failed",
    DutyState.WAIVED: "waived",
}

DUTY_COLUMNS = ("enrolment_id", "requirement_id", "state", "settled_at", "evidence", "due_on")


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
        return bool(self.duty and is_overdue(self.duty, self.last_day, self.today))

    @property
    def last_day(self) -> date:
        """The next step's last day, else this person's own, else everyone's."""
        own = self.duty.last_day if self.duty else self.requirement.due_on
        return self.trouble.last_day or own if self.trouble else own

    @property
    def trouble(self) -> Trouble | None:
        """What is shown instead of “Chưa đạt”, if the kind has a way on."""
        return trouble_of(self.duty) if self.duty else None

    @property
    def share(self) -> int | None:
        """How much of it was done, in whole percent; None where that is not told."""
        return kind_of(self.requirement.kind).share(self.duty) if self.duty else None

    @property
    def state(self) -> str:
        """The pill's state."""
        if not self.duty:
            return "idle"
        if self.trouble:
            return self.trouble.state
        return "late" if self.late else PILL_STATES[DutyState(self.duty.state)]

    @property
    def word(self) -> str:
        """The pill's word."""
        if not self.duty:
            return ""
        if self.trouble:
            return str(self.trouble.word)
        return _("Quá hạn") if self.late else self.note or self.duty.get_state_display()

    @property
    def note(self) -> str:
        """What the kind has to say of one still owed."""
        owed = self.duty and self.duty.state == DutyState.TODO
        return kind_of(self.requirement.kind).note(self.duty) if self.duty and owed else ""

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

    @property
    def judging(self) -> Remedy | None:
        """Where whoever oversees the member judges what was handed in."""
        owed = self.duty and self.duty.state == DutyState.TODO
        return kind_of(self.requirement.kind).judging(self.duty) if self.duty and owed else None


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
        enrolments = Enrolment.objects.filter(campaign=campaign, unit=unit).select_related("member")
        duties = Prefetch("duties", Duty.objects.only(*DUTY_COLUMNS))
        ordered = list(enrolments.order_by("member__sort_key", "pk").prefetch_related(duties))
        self.requirements = owed_by(ordered, campaign.requirements.all())
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
    def retakes(self) -> list[Mark]:
        """Duties whose holders must study again (`R17`), the nearest last day first."""
        marks = [mark for row in self.rows for mark in row.marks if mark.state == "retake"]
        return sorted(marks, key=lambda mark: mark.last_day)

    @property
    def waiting(self) -> list[Mark]:
        """Duties about which somebody has to decide."""
        return [mark for row in self.rows for mark in row.marks if mark.state == "waiting"]

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


def owed_by(enrolments: Iterable[Enrolment], requirements: Iterable[Requirement]) -> list[Requirement]:
    """Of the requirements, those of everyone, and of those given to some only what one of these owes."""
    owed = {duty.requirement_id for enrolment in enrolments for duty in enrolment.duties.all()}
    return [item for item in requirements if not item.individual or item.pk in owed]


def marks_of(enrolment: Enrolment, requirements: list[Requirement], today: date) -> list[Mark]:
    """The enrolment's duties in the order of the requirements."""
    known, labels = {item.pk: item for item in requirements}, labels_of(requirements)
    by_requirement = {duty.requirement_id: duty for duty in enrolment.duties.all()}
    for duty in by_requirement.values():
        duty.requirement = known[duty.requirement_id]  # at hand already: no query a mark
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
