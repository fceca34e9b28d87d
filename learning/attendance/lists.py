"""Who was absent, with and without reason, who must study again (`R18`, `CB2.4`): querysets of a class's roster."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from learning.attendance.choices import PetitionState, RetakeState
from learning.attendance.models import ExcusedAbsence, PresenceClaim
from learning.attendance.models.petitions import LIVE
from learning.attendance.presenting import figures_of
from learning.attendance.rules import Absence
from learning.conferences.choices import Standing
from learning.conferences.models import RosterEntry
from members.units.models import Unit
from members.units.queries import within

RETAKE, EXCUSED, UNEXCUSED, PRESENT = "hoc-lai", "co-ly-do", "khong-ly-do", "du"

TABS = {
    RETAKE: _("Thuộc diện học lại"),
    EXCUSED: _("Vắng có lý do"),
    UNEXCUSED: _("Vắng không lý do"),
    PRESENT: _("Có mặt đủ"),
}

EXCUSE = Exists(ExcusedAbsence.objects.filter(entry=OuterRef("pk"), state=PetitionState.ACCEPTED))


@dataclass(frozen=True)
class Listed:
    """A person on a list; everything about them is at hand."""

    entry: RosterEntry

    @property
    def absence(self) -> Absence:
        """The minutes."""
        return figures_of(self.entry.absence)

    @property
    def excuse(self) -> ExcusedAbsence | None:
        """The accepted reason."""
        return next((one for one in self._live if one.state == PetitionState.ACCEPTED), None)

    @property
    def _live(self) -> list[ExcusedAbsence]:
        """The excuse that waits or was accepted."""
        return self.entry.live_excuses  # type: ignore[attr-defined]

    @property
    def reason(self) -> str:
        """Whether there is an accepted reason, or what nobody decided yet; empty for whoever missed nothing."""
        if not self.absence.absent:
            return ""
        return reason_in_words(excused=self.excuse is not None, asked=bool(self._live), contested=self.contested)

    @property
    def contested(self) -> bool:
        """Whether a claim waits."""
        return bool(self.entry.waiting)  # type: ignore[attr-defined]

    @property
    def retake_state(self) -> str:
        """`OPEN`, `DONE`, `DISMISSED`, or empty while nothing is decided."""
        retake = getattr(self.entry, "retake", None)
        return "" if retake is None or retake.was_corrected else retake.state

    @property
    def may_be_confirmed(self) -> bool:
        """A candidate about whom nobody decided yet, and who does not contest."""
        return self.entry.absence.candidate and not self.retake_state and not self.contested


def reason_in_words(*, excused: bool, asked: bool, contested: bool) -> str:
    """Whether the absence has a reason, never which: health is told on the petition's own page alone (safeguard 5).

    Of whom something waits to be decided it says so, lest they be taken for unexcused.
    """
    if excused:
        return gettext("Có lý do")
    if contested:
        return gettext("đang xem xét minh chứng có mặt")
    return gettext("đang chờ xem xét lý do vắng") if asked else gettext("Không có lý do")


def reckoned(entries: QuerySet[RosterEntry], unit: Unit | None = None) -> QuerySet[RosterEntry]:
    """Those whose minutes are on record, of the unit and below when one is given."""
    there = entries.filter(standing=Standing.REQUIRED, absence__isnull=False)
    return there.filter(within({unit.path}, "unit_path")) if unit else there


def on_tab(entries: QuerySet[RosterEntry], tab: str) -> QuerySet[RosterEntry]:
    """Those of one tab."""
    absent = entries.filter(absence__absent__gt=0)
    if tab == RETAKE:
        return entries.filter(absence__candidate=True)
    if tab == EXCUSED:
        return absent.filter(EXCUSE)
    return absent.exclude(EXCUSE) if tab == UNEXCUSED else entries.filter(absence__absent=0)


def counts(entries: QuerySet[RosterEntry]) -> dict[str, int]:
    """How many each tab holds; two queries."""
    row = entries.aggregate(
        total=Count("pk"),
        retake=Count("pk", filter=Q(absence__candidate=True)),
        absent=Count("pk", filter=Q(absence__absent__gt=0)),
    )
    excused = entries.filter(absence__absent__gt=0, excuses__state=PetitionState.ACCEPTED).count()
    return {
        RETAKE: row["retake"],
        EXCUSED: excused,
        UNEXCUSED: row["absent"] - excused,
        PRESENT: row["total"] - row["absent"],
    }


def in_order(entries: QuerySet[RosterEntry]) -> QuerySet[RosterEntry]:
    """By unit, then by name, with all that a row shows; two more queries for any number of rows."""
    live = ExcusedAbsence.objects.filter(state__in=LIVE)
    waiting = PresenceClaim.objects.filter(state=PetitionState.ASKED)
    return (
        entries.select_related("enrolment__member", "enrolment__unit", "absence", "retake")
        .prefetch_related(
            Prefetch("excuses", live, to_attr="live_excuses"), Prefetch("claims", waiting, to_attr="waiting")
        )
        .order_by("unit_path", "enrolment__member__sort_key", "pk")
    )


def open_retakes(entries: QuerySet[RosterEntry]) -> tuple[int, date | None]:
    """How many retakes are open, and the nearest last day."""
    opened = entries.filter(retake__state=RetakeState.OPEN)
    nearest = opened.order_by("retake__due_on").values_list("retake__due_on", flat=True).first()
    return opened.count(), nearest
