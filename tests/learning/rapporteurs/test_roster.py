"""The roster: recognising, correcting, reviewing, releasing."""

from datetime import date

import pytest
from django.utils import timezone

from foundation.audit.models import AuditEntry
from learning.conferences.models import Conference
from learning.rapporteurs.actions import RapporteurRefused, correct, recognise, release, review
from learning.rapporteurs.actions.roster import Facts, facts_of
from learning.rapporteurs.models import Rapporteur, RapporteurReview
from learning.rapporteurs.queries import Wanted, editable_by, narrowed, serving, visible_to
from learning.rapporteurs.rules import months_later
from members.access.models import RoleGrant
from tests.cast import Cast
from tests.factories.rapporteurs import KNOWN, make_assignment, make_rapporteur, one_more

pytestmark = pytest.mark.django_db


def test_whoever_is_recognised_gets_the_role_of_the_unit(cast: Cast) -> None:
    row = make_rapporteur(cast.neighbour.member, cast.province, cast.officer)
    assert (row.field_labels, row.language_labels) == (["Xây dựng Đảng", "Kinh tế"], ["Tày, Nùng"])
    assert RoleGrant.objects.filter(member=cast.neighbour.member, role="RAPPORTEUR", unit=cast.province).exists()
    assert row.review_due_on == date(2025, 3, 1)


def test_recognising_twice_gives_the_same_row(cast: Cast) -> None:
    rows = {make_rapporteur(cast.neighbour.member, cast.province, cast.officer).pk for _ in range(2)}
    assert len(rows) == 1
    assert AuditEntry.objects.filter(verb="recognise_rapporteur").count() == 1


def test_nobody_is_kept_by_two_boards(cast: Cast) -> None:
    make_rapporteur(cast.neighbour.member, cast.province, cast.officer)
    with pytest.raises(RapporteurRefused, match="đơn vị khác"):
        make_rapporteur(cast.neighbour.member, cast.commune, cast.officer, level="COMMUNE")


def test_a_commune_keeps_no_provincial_rapporteur(cast: Cast) -> None:
    with pytest.raises(RapporteurRefused, match="không khớp"):
        recognise(member=cast.member.member, unit=cast.commune, facts=Facts(**KNOWN), by=cast.officer)


def test_a_correction_is_audited_with_what_stood_before(cast: Cast) -> None:
    row = make_rapporteur(cast.neighbour.member, cast.province, cast.officer)
    correct(rapporteur=row, facts=Facts(**KNOWN | {"fields": ("LAW",), "heads_unit": True}), by=cast.officer)
    entry = AuditEntry.objects.get(verb="correct_rapporteur")
    assert (entry.before["heads_unit"], entry.after["fields"]) == (False, ["LAW"])
    assert facts_of(Rapporteur.objects.get(pk=row.pk)).fields == ("LAW",)


def test_a_correction_that_changes_nothing_leaves_no_entry(cast: Cast) -> None:
    row = make_rapporteur(cast.neighbour.member, cast.province, cast.officer)
    correct(rapporteur=row, facts=Facts(**KNOWN), by=cast.officer)
    assert not AuditEntry.objects.filter(verb="correct_rapporteur").exists()


def test_a_review_moves_the_next_one_by_a_year_and_counts_once(cast: Cast) -> None:
    row, today = make_rapporteur(cast.neighbour.member, cast.province, cast.officer), timezone.localdate()
    assert row.is_overdue(today)
    first = review(rapporteur=row, verdict="KEPT", note="Hoạt động tốt", by=cast.officer)
    again = review(rapporteur=row, verdict="RELEASED", note="Khác", by=cast.administrator)
    assert (first.pk, again.verdict, RapporteurReview.objects.count()) == (again.pk, "KEPT", 1)
    row.refresh_from_db()
    assert (row.review_due_on, row.reviewed_by, row.ended_on) == (months_later(today, 12), cast.officer, None)


def test_nobody_reviews_themselves(cast: Cast) -> None:
    row = make_rapporteur(cast.officer.member, cast.province, cast.administrator)
    with pytest.raises(RapporteurRefused, match="không tự rà soát"):
        review(rapporteur=row, verdict="KEPT", note="Tốt", by=cast.officer)


def test_who_is_released_loses_the_role_and_leaves_the_list(cast: Cast) -> None:
    row = make_rapporteur(cast.neighbour.member, cast.province, cast.officer)
    review(rapporteur=row, verdict="RELEASED", note="Nghỉ hưu", by=cast.officer)
    row.refresh_from_db()
    assert (row.ended_on, row.end_reason) == (timezone.localdate(), "Nghỉ hưu")
    assert not RoleGrant.objects.filter(member=row.member, role="RAPPORTEUR", ends_on__isnull=True).exists()
    assert not serving(visible_to(cast.officer)).filter(pk=row.pk).exists()
    assert release(rapporteur=row, reason="Lần nữa", by=cast.officer) is False


def test_who_is_still_to_speak_is_not_released(cast: Cast, conference: Conference) -> None:
    row = make_assignment(cast, conference).rapporteur
    with pytest.raises(RapporteurRefused, match="thu hồi phân công trước"):
        release(rapporteur=row, reason="Nghỉ", by=cast.officer)


VISIBLE = {
    "officer": ({"province", "commune"}, {"province", "commune"}),
    "administrator": ({"province", "commune"}, {"province", "commune"}),
    "commune_officer": ({"province", "commune"}, {"commune"}),
    "rapporteur": ({"province"}, set()),
    "member": (set(), set()),
    "secretary": (set(), set()),
    "stranger": (set(), set()),
}


@pytest.mark.parametrize("who", VISIBLE)
def test_boards_see_their_own_and_those_above_and_change_their_own(cast: Cast, who: str) -> None:
    rows = {
        "province": make_rapporteur(cast.rapporteur.member, cast.province, cast.officer),
        "commune": make_rapporteur(cast.neighbour.member, cast.commune, cast.officer, level="COMMUNE"),
    }
    user = type(cast.officer).objects.get(pk=cast.people[who].pk)
    seen, kept = (set(rows_of.values_list("pk", flat=True)) for rows_of in (visible_to(user), editable_by(user)))
    assert ({n for n, r in rows.items() if r.pk in seen}, {n for n, r in rows.items() if r.pk in kept}) == VISIBLE[who]


NARROWED = [
    (Wanted(words="so 1"), {1}),
    (Wanted(field="LAW"), {2}),
    (Wanted(language="HMONG"), {1}),
    (Wanted(level="CENTRAL"), {3}),
    (Wanted(overdue=True), {1, 2}),
    (Wanted(level="PROVINCE", overdue=True, field="ECONOMY"), {1}),
    (Wanted(level="x", field="y", language="z"), {1, 2, 3}),
]


@pytest.mark.parametrize(("wanted", "found"), NARROWED)
def test_the_list_is_narrowed_by_all_that_is_wanted(cast: Cast, wanted: Wanted, found: set[int]) -> None:
    today = timezone.localdate()
    rows = {
        1: one_more(cast, 1, languages=("HMONG", "DAO")),
        2: one_more(cast, 2, fields=("LAW",)),
        3: one_more(cast, 3, level="CENTRAL", recognised_on=today),
    }
    got = set(narrowed(editable_by(cast.officer), wanted, today).values_list("pk", flat=True))
    assert {number for number, row in rows.items() if row.pk in got} == found
