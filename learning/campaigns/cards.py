"""“Việc của tôi” as it is shown: one card a campaign, its steps, the next one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learning.campaigns.choices import CampaignState, DutyState
from learning.campaigns.kinds import DutyKind, Trouble, kind_of
from learning.campaigns.models import Duty, Enrolment
from learning.campaigns.rates import Rate
from learning.campaigns.rules import days_left
from learning.campaigns.troubles import is_overdue, trouble_of
from members.people.models import Member

SOON = 3
"""Days before the last one in which the pill warns."""

STEP_STATES = {DutyState.DONE: "done", DutyState.FAILED: "failed", DutyState.WAIVED: "waived"}


@dataclass(frozen=True)
class Step:
    """One duty on a card. `is_next` marks the one the large button leads to."""

    duty: Duty
    number: int
    is_next: bool
    today: date

    @property
    def kind(self) -> DutyKind:
        """What is to be done."""
        return kind_of(self.duty.requirement.kind)

    @property
    def state(self) -> str:
        """The word of the `step` component."""
        if is_overdue(self.duty, self.duty.last_day, self.today):
            return "late"
        return STEP_STATES.get(DutyState(self.duty.state), "current" if self.is_next else "todo")

    @cached_property
    def address(self) -> str:
        """Where to do it."""
        return self.kind.address(self.duty)

    @cached_property
    def trouble(self) -> Trouble | None:
        """For a duty not passed, or one that waits: its way on, if the kind has one."""
        return trouble_of(self.duty)

    @property
    def note(self) -> str:
        """What the kind has to say of it beside its day."""
        return self.kind.note(self.duty)

    @property
    def last_day(self) -> date | None:
        """Until when the member has to do it; None when nothing is to be done, or its clock stands still."""
        if self.trouble:
            return self.trouble.last_day if self.is_left else None
        owed = self.duty.state == DutyState.TODO and not self.duty.evidence.get("frozen")
        return self.duty.last_day if owed else None

    @property
    def is_left(self) -> bool:
        """Whether the member has something to do: it is owed, or not passed with a next step of its own."""
        if self.duty.state == DutyState.TODO:
            return not self.trouble
        way_on = self.trouble and self.trouble.address and not self.trouble.elsewhere
        return bool(way_on and self.trouble and self.trouble.state != "waiting")


def place_of(duty: Duty) -> tuple[int, date, int]:
    """Where it stands on the card: as the campaign has it; of what stands alike, what is due first."""
    return duty.requirement.order, duty.last_day, duty.requirement_id


class Card:
    """One campaign of the member's, with the duties prefetched."""

    def __init__(self, enrolment: Enrolment, today: date) -> None:
        self.enrolment, self.campaign, self.today = enrolment, enrolment.campaign, today
        duties = sorted(enrolment.duties.all(), key=place_of)
        owed = [duty for duty in duties if duty.state == DutyState.TODO]
        self.next_duty = next((duty for duty in owed if not trouble_of(duty)), None)
        self.steps = [Step(duty, number, duty is self.next_duty, today) for number, duty in enumerate(duties, 1)]

    @property
    def is_open(self) -> bool:
        """Whether anything can still be done."""
        return self.campaign.state == CampaignState.OPEN

    @property
    def is_current(self) -> bool:
        """Whether the card stands on top: open, and not yet completed."""
        return self.is_open and not self.enrolment.exempt and not self.enrolment.completed_at

    @property
    def rate(self) -> Rate:
        """Duties done of those owed."""
        return Rate(self.enrolment.duties_done, self.enrolment.duties_total)

    @property
    def left(self) -> int:
        """Duties still to do; a failed one without a next step waits for a person and is not counted."""
        return sum(step.is_left for step in self.steps)

    @property
    def next_step(self) -> Step | None:
        """The step the button leads to."""
        return next((step for step in self.steps if step.is_next), None) if self.is_current else None

    @property
    def failed(self) -> list[Step]:
        """Steps to be explained: not passed, or waiting for a person."""
        return [step for step in self.steps if step.duty.state == DutyState.FAILED or step.trouble]

    @property
    def last_day(self) -> date:
        """The nearest of what is to be done, for the first time or again; else the campaign's."""
        return min((step.last_day for step in self.steps if step.last_day), default=self.campaign.ends_on)

    @property
    def deadline(self) -> str:
        """`Còn 3 ngày`, `Hạn cuối hôm nay`, `Quá hạn 2 ngày`."""
        days = days_left(self.last_day, self.today)
        if days == 0:
            return _("Hạn cuối hôm nay")
        sentence = ngettext("Còn %(days)d ngày", "Còn %(days)d ngày", days)
        late = ngettext("Quá hạn %(days)d ngày", "Quá hạn %(days)d ngày", -days)
        return (sentence if days > 0 else late) % {"days": abs(days)}

    @property
    def deadline_state(self) -> str:
        """The pill's state."""
        days = days_left(self.last_day, self.today)
        if days < 0:
            return "late"
        return "warn" if days <= SOON else "info"


def cards_of(member: Member, today: date) -> list[Card]:
    """All the member's campaigns that were opened; the nearest deadline first. Two queries."""
    return sorted(
        (Card(enrolment, today) for enrolment in _with_duties(member)),
        key=lambda card: (card.last_day, card.campaign.pk),
    )


def _with_duties(member: Member) -> QuerySet[Enrolment]:
    duties = Prefetch("duties", Duty.objects.select_related("requirement"))
    mine = Enrolment.objects.filter(member=member).exclude(campaign__state=CampaignState.DRAFT)
    return mine.select_related("campaign").prefetch_related(duties)


def headline(cards: Iterable[Card]) -> str:
    """What the page says first."""
    current = [card for card in cards if card.is_current]
    left = sum(card.left for card in current)
    if not left:
        stuck = any(card.failed for card in current)
        return _("Có việc chờ chi bộ xem xét") if stuck else _("Đồng chí đã hoàn thành mọi việc")
    if len(current) == 1:
        return ngettext("Còn %(n)d việc trong đợt này", "Còn %(n)d việc trong đợt này", left) % {"n": left}
    return _("Còn %(n)d việc trong %(campaigns)d đợt học tập") % {"n": left, "campaigns": len(current)}
