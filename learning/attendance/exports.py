"""Lists of absentees with and without reason, for their base units (`R18`, `CB2.4`): Excel and Word."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.documents import word
from foundation.documents.phrases import place_and_date
from foundation.documents.spreadsheet import Cell, Column, Kind, Sheet, write_xlsx
from learning.attendance.choices import PetitionState, RetakeState
from learning.attendance.lists import EXCUSED, UNEXCUSED, Listed, in_order, on_tab, reason_in_words, reckoned
from learning.attendance.models import ExcusedAbsence, PresenceClaim
from learning.attendance.rules import Absence
from learning.conferences.models import RosterEntry, StudyClass
from members.units.models import Unit

CHUNK = 2000
MOST_IN_WORD = 1000
"""People in one Word file; above that a smaller unit has to be chosen."""

HEADERS = ("STT", "Họ và tên", "Chi bộ", "Số phút vắng/tổng", "Tỷ lệ", "Lý do")
WIDTHS = (12, 45, 42, 24, 15, 27)


FIGURES = ("enrolment__member__full_name", "enrolment__unit__name", "absence__absent", "absence__scheduled")


def people(entries: QuerySet[RosterEntry], tab: str) -> Iterator[Listed]:
    """Those of a list in order, read a few thousand at a time."""
    for entry in in_order(on_tab(entries, tab)).iterator(chunk_size=CHUNK):
        yield Listed(entry)


def as_xlsx(study_class: StudyClass, entries: QuerySet[RosterEntry], unit: Unit | None) -> bytes:
    """Two sheets; the share as it is written elsewhere, never rounded."""
    there = reckoned(entries, unit)
    return write_xlsx([_sheet(study_class, there, unit, tab) for tab in (EXCUSED, UNEXCUSED)])


def _sheet(study_class: StudyClass, entries: QuerySet[RosterEntry], unit: Unit | None, tab: str) -> Sheet:
    columns = [
        Column(_("STT"), 6, Kind.NUMBER),
        Column(_("Họ và tên"), 28),
        Column(_("Chi bộ"), 34),
        Column(_("Số phút vắng"), 10, Kind.NUMBER),
        Column(_("Tổng số phút"), 10, Kind.NUMBER),
        Column(_("Tỷ lệ vắng"), 10),
        Column(_("Lý do"), 26),
        Column(_("Thuộc diện học lại"), 12),
    ]
    title = _("Vắng có lý do") if tab == EXCUSED else _("Vắng không lý do")
    heading = [f"{title}: {study_class.conference.title}", unit.name if unit else study_class.conference.unit.name]
    return Sheet(title, columns, _rows(on_tab(entries, tab)), heading)


def _rows(entries: QuerySet[RosterEntry]) -> Iterator[list[Cell]]:
    """A whole province: columns alone are read, no objects made."""
    excuses = ExcusedAbsence.objects.filter(entry=OuterRef("pk"))
    accepted, asked = excuses.filter(state=PetitionState.ACCEPTED), excuses.filter(state=PetitionState.ASKED)
    claims = PresenceClaim.objects.filter(entry=OuterRef("pk"), state=PetitionState.ASKED)
    ordered = entries.order_by("unit_path", "enrolment__member__sort_key", "pk")
    told = ordered.annotate(
        must=Q(absence__candidate=True) & ~Q(retake__state=RetakeState.DISMISSED, retake__form=""),
        excused=Exists(accepted),
        asked=Exists(asked),
        contested=Exists(claims),
    )
    rows = told.values_list(*FIGURES, "must", "excused", "asked", "contested")
    found, yes = enumerate(rows.iterator(chunk_size=CHUNK), 1), _("có")
    for number, (name, unit, absent, scheduled, must, excused, asked_for, contested) in found:
        share = Absence(scheduled, scheduled - absent, 0, absent).label
        reason = reason_in_words(excused=excused, asked=asked_for, contested=contested)
        yield [number, name, unit, absent, scheduled, share, reason, yes if must else ""]


def fits_in_word(entries: QuerySet[RosterEntry], unit: Unit | None) -> bool:
    """Whether a Word file of this unit stays readable."""
    return reckoned(entries, unit).filter(absence__absent__gt=0).count() <= MOST_IN_WORD


def as_docx(study_class: StudyClass, entries: QuerySet[RosterEntry], unit: Unit | None) -> bytes:
    """In the form of Party documents, always Vietnamese: for each base unit the two lists."""
    conference = study_class.conference
    organiser = conference.unit
    document = word.party_document(
        superior=organiser.parent.name if organiser.parent else "",
        organ=organiser.name,
        number="Số        -DS/……",
        place_and_date=place_and_date("…………", timezone.localdate()),
        title_lines=["Danh sách", "đảng viên vắng mặt", conference.title],
    )
    there = reckoned(entries, unit)
    lists = {tab: _by_unit(people(there, tab)) for tab in (EXCUSED, UNEXCUSED)}
    for base in _units(lists):
        _add_unit(document, base, [(tab, lists[tab].get(base.pk, [])) for tab in (EXCUSED, UNEXCUSED)])
    left = ["Các chi bộ có tên trong danh sách", "Lưu"]
    word.add_signature(document, left, [conference.signer_position or "T/M BAN TỔ CHỨC", conference.signer_name])
    return word.to_bytes(document)


def _by_unit(listed: Iterable[Listed]) -> dict[int, list[Listed]]:
    return {unit: list(some) for unit, some in groupby(listed, key=lambda one: one.entry.enrolment.unit_id)}


def _units(lists: dict[str, dict[int, list[Listed]]]) -> list[Unit]:
    found = {one.entry.enrolment.unit for by_unit in lists.values() for some in by_unit.values() for one in some}
    return sorted(found, key=lambda unit: unit.path)


def _add_unit(document: object, unit: Unit, lists: list[tuple[str, list[Listed]]]) -> None:
    word.add_text(document, unit.name, bold=True, indent=False)
    for tab, listed in lists:
        word.add_text(document, "Vắng có lý do" if tab == EXCUSED else "Vắng không có lý do", indent=False)
        if listed:
            word.add_table(document, HEADERS, _word_rows(listed), WIDTHS, right_aligned=[0, 3, 4])
        else:
            word.add_text(document, "Không có.", indent=False)


def _word_rows(listed: list[Listed]) -> Iterator[list[object]]:
    for number, one in enumerate(listed, 1):
        minutes = f"{one.absence.absent}/{one.absence.scheduled}"
        member, unit = one.entry.enrolment.member, one.entry.enrolment.unit
        yield [number, member.full_name, unit.name, minutes, one.absence.label, one.reason]
