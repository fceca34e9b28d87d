"""One person's presence in a class as it is shown, so that they can check it by hand (safeguard 2)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.policies.clauses import cited
from learning.attendance.choices import PetitionState, RetakeState
from learning.attendance.models import AbsenceRecord, ExcusedAbsence, Petition, Presence, PresenceClaim, Retake
from learning.attendance.reckoning import Reckoned, Reckoner
from learning.attendance.rules import (
    Absence,
    Segment,
    Timetable,
    intersection,
    most_absent_without_retake,
    strip_of,
)
from learning.attendance.spans import Span, minute_before
from learning.campaigns.choices import DutyState
from learning.campaigns.kinds import kind_of
from learning.campaigns.troubles import trouble_of
from learning.conferences.choices import RosterState, Standing
from learning.conferences.models import RosterEntry, Session

WORDS = {
    "present": gettext_lazy("có mặt"),
    "absent": gettext_lazy("vắng"),
    "outage": gettext_lazy("mất đường truyền"),
    "break": gettext_lazy("nghỉ"),
}


def clock(minute: int) -> str:
    """`7:30`, in Vietnam's time."""
    local = timezone.localtime(datetime.fromtimestamp(minute * 60, UTC))
    return f"{local.hour}:{local.minute:02d}"


def in_words(spans: list[Span]) -> str:
    """`8:01–9:00, 9:45–10:36`."""
    return ", ".join(f"{clock(span.start)}–{clock(span.end)}" for span in spans)


def figures_of(record: AbsenceRecord) -> Absence:
    """The record's minutes, as the rule sees them."""
    return Absence(record.scheduled, record.present, record.credited, record.absent)


@dataclass(frozen=True)
class Strip:
    """One session on the strip of time, and the spans it is made of."""

    session: Session
    timetable: Timetable
    reckoned: Reckoned
    rows: list[Presence]
    until: int

    @property
    def start(self) -> str:
        """When it begins."""
        return clock(self.timetable.span.start)

    @property
    def end(self) -> str:
        """When it ends."""
        return clock(self.timetable.span.end)

    @property
    def day(self) -> date:
        """Its day."""
        return timezone.localdate(self.session.starts_at)

    @cached_property
    def segments(self) -> list[dict[str, object]]:
        """For the `timeline` component: state, place and width in percent, words."""
        found = strip_of(self.timetable, self.reckoned.presence, self.reckoned.outages, until=self.until)
        return [self._drawn(segment) for segment in found]

    def _drawn(self, segment: Segment) -> dict[str, object]:
        whole, span = self.timetable.span, segment.span
        length = whole.end - whole.start
        return {
            "state": segment.state,
            "start": (span.start - whole.start) * 100 / length,
            "width": (span.end - span.start) * 100 / length,
            "label": f"{clock(span.start)}–{clock(span.end)} {WORDS[segment.state]}",
        }


class PersonalPresence:
    """What is recorded of one person in one class, and what the rule makes of it. About ten queries."""

    def __init__(self, entry: RosterEntry, now: datetime, aside: Petition | None = None) -> None:
        self.entry, self.study_class, self.now, self.aside = entry, entry.study_class, now, aside
        reckoner = Reckoner(self.study_class)
        self.policy, self.percent = reckoner.policy, reckoner.rules.absent_more_than_percent
        [self.reckoned] = reckoner.reckon([entry])
        self.record: AbsenceRecord | None = AbsenceRecord.objects.filter(entry=entry).first()
        self.retake = retake_of(entry)
        self.excuses = list(ExcusedAbsence.objects.filter(entry=entry).select_related("document", "asked_by__member"))
        self.claims = list(PresenceClaim.objects.filter(entry=entry).select_related("document", "asked_by__member"))

    @property
    def is_final(self) -> bool:
        """Whether the roster is closed and the figures stand; before that they are so far."""
        return self.study_class.roster_state == RosterState.CLOSED and self.record is not None

    @property
    def counts(self) -> bool:
        """Whether the person must attend; nobody else's absence is reckoned (`R15`)."""
        return self.entry.standing == Standing.REQUIRED

    @property
    def absence(self) -> Absence:
        """The record's figures once they stand, else those of the moment."""
        return figures_of(self.record) if self.record and self.is_final else self.reckoned.absence

    @property
    def candidate(self) -> bool:
        """Whether the closed roster names a retake."""
        return bool(self.counts and self.is_final and self.record and self.record.candidate)

    @property
    def most_absent(self) -> int:
        """Minutes that may be missed without studying again."""
        return most_absent_without_retake(self.absence.scheduled, more_than_percent=self.percent)

    @cached_property
    def strips(self) -> list[Strip]:
        """One for each session owed; the future is no absence."""
        until = minute_before(self.now)
        pairs = zip(self.reckoned.sessions, self.reckoned.timetables, strict=True)
        rows = self._rows()
        return [Strip(one, table, self.reckoned, rows.get(one.pk, []), until) for one, table in pairs]

    def _rows(self) -> dict[int, list[Presence]]:
        found: dict[int, list[Presence]] = {}
        spans = Presence.objects.filter(entry=self.entry).select_related("recorded_by__member", "session")
        for span in spans:
            found.setdefault(span.session_id, []).append(span)
        return found

    @property
    def present_words(self) -> str:
        """The minutes present, as times."""
        return in_words(self._within(self.reckoned.presence))

    @property
    def credited_words(self) -> str:
        """The outages credited, as times."""
        return in_words(self._within(self.reckoned.outages)) if self.absence.credited else ""

    def _within(self, spans: list[Span]) -> list[Span]:
        net = [span for table in self.reckoned.timetables for span in table.net]
        return intersection(net, spans)

    @property
    def is_over(self) -> bool:
        """Whether the last session has ended."""
        return all(session.ends_at <= self.now for session in self.reckoned.sessions)

    @property
    def has_begun(self) -> bool:
        """Whether there can be anything to contest."""
        return any(session.starts_at <= self.now for session in self.reckoned.sessions)

    @property
    def study_step(self) -> dict[str, str]:
        """What is to be done alone instead of attending again: the button's words and where it leads, while owed."""
        duty = self.retake.study_duty if self.retake and self.retake.state == RetakeState.OPEN else None
        if duty is None or duty.state != DutyState.TODO:
            return {}
        kind, waits = kind_of(duty.requirement.kind), trouble_of(duty)
        label = waits.label if waits else kind.action_label
        return {"label": str(label), "address": kind.address(duty), "waits": str(waits.word) if waits else ""}

    @property
    def waiting_claim(self) -> PresenceClaim | None:
        """The claim that waits: it stays every consequence."""
        return next((claim for claim in self.claims if claim.state == PetitionState.ASKED), None)

    @property
    def live_excuse(self) -> ExcusedAbsence | None:
        """The excuse that waits or was accepted."""
        live = (PetitionState.ASKED, PetitionState.ACCEPTED)
        return next((excuse for excuse in self.excuses if excuse.state in live), None)

    @property
    def petitions(self) -> list[ExcusedAbsence | PresenceClaim]:
        """Everything asked but what is shown aside, the newest first."""
        everything: list[ExcusedAbsence | PresenceClaim] = [*self.excuses, *self.claims]
        others = [petition for petition in everything if petition != self.aside]
        return sorted(others, key=lambda petition: petition.asked_at, reverse=True)

    @property
    def source(self) -> str:
        """The clause and the document that the reckoning follows."""
        return cited(self.policy)

    @property
    def pill(self) -> tuple[str, str]:
        """The pill's state and word."""
        if not self.counts:
            return "waived", self.entry.get_standing_display()
        if self.waiting_claim:
            return "waiting", _("Đang xem xét minh chứng")
        if self.retake and not self.retake.was_corrected:
            return {"OPEN": "retake", "DONE": "done"}.get(self.retake.state, "done"), self.retake.get_state_display()
        if self.candidate:
            return "retake", _("Thuộc diện học lại")
        return ("done", _("Đã dự đủ")) if self.is_final else ("info", _("Tạm tính"))


def retake_of(entry: RosterEntry) -> Retake | None:
    """The person's retake of that class; for a place in a retake class, the one it makes up for."""
    mine = Retake.objects.filter(entry__enrolment=entry.enrolment_id, entry__study_class__in=_classes(entry))
    return mine.select_related("study_class", "study_duty__requirement", "decided_by__member").first()


def _classes(entry: RosterEntry) -> list[int]:
    return [entry.study_class.repeats_id or entry.study_class_id]


def state_in_short(entry: RosterEntry) -> str:
    """One line for the conference's page; the entry's `absence` and `retake` at hand or read."""
    record = AbsenceRecord.objects.filter(entry=entry).first()
    if record is None or entry.study_class.roster_state != RosterState.CLOSED:
        return _("Danh sách chưa chốt; số phút là tạm tính.")
    told = {"absent": record.absent, "scheduled": record.scheduled, "share": figures_of(record).label}
    sentence = _("Vắng %(absent)d/%(scheduled)d phút, tức %(share)s") % told
    retake = retake_of(entry)
    if PresenceClaim.objects.filter(entry=entry, state=PetitionState.ASKED).exists():
        return _("%(sentence)s; minh chứng đang được xem xét.") % {"sentence": sentence}
    open_one = retake and retake.state == RetakeState.OPEN
    return _("%(sentence)s; phải học lại.") % {"sentence": sentence} if open_one else sentence
