"""Who reads what a lower unit has added, and that it changes nothing of the reading above it (`R3`, `CB2.3`)."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from learning.campaigns.models import Duty
from learning.campaigns.rules import RequirementPlan
from learning.library.choices import READ_CONDENSED_TEXT
from learning.library.models import CondensedTextPage, ReadingPlace, SupplementPage
from learning.library.supplements import appended_to, count_overseen, overseen, supplements_visible_to
from members.access.models import User
from members.people.models import Membership
from members.units.models import Unit
from tests.cast import Cast, make_unit, make_user
from tests.factories.campaigns import make_open
from tests.factories.library import make_resolution, make_text
from tests.factories.materials import make_audio, make_infographic, make_questions, make_supplement, make_video

TEXT = "/thu-vien/26-hd-btgtu/doc-gon/"
OWN = "Phần bổ sung của Đảng bộ xã Một"


@pytest.fixture
def text(cast: Cast) -> CondensedTextPage:
    """Three sections of the province's."""
    return make_text(cast.officer, make_resolution(cast.officer, cast.province))


def add(cast: Cast, text: Any, unit: Unit, **changes: Any) -> SupplementPage:
    return make_supplement(cast.officer, text, unit, **{"slug": f"lien-he-{unit.pk}", **changes})


def page(cast: Cast, who: str, address: str = TEXT) -> str:
    return cast.client(who).get(address).content.decode()


def found(text: CondensedTextPage, reader: User) -> list[SupplementPage]:
    return appended_to(text.pk, text.scope_path or "", reader)


def readers(cast: Cast, text: CondensedTextPage) -> set[str]:
    """Who of the cast finds a supplement after the text."""
    return {name for name, user in cast.people.items() if found(text, user)}


def fresh(user: User) -> User:
    """The account as the next request meets it."""
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize("unit", ["commune", "cell", "other_commune"])
def test_the_people_of_the_unit_and_below_find_it_and_nobody_else(
    cast: Cast, text: CondensedTextPage, unit: str
) -> None:
    add(cast, text, getattr(cast, unit))
    in_cell = {"member", "secretary", "officer", "rapporteur"}
    in_commune = in_cell | {"neighbour", "other_secretary", "commune_officer", "administrator"}
    assert readers(cast, text) == {"commune": in_commune, "cell": in_cell, "other_commune": {"stranger"}}[unit]


def test_those_above_oversee_it_on_a_page_of_its_own_and_others_meet_nothing_there(
    cast: Cast, text: CondensedTextPage
) -> None:
    there = {
        name for name in cast.people if cast.client(name).get(add(cast, text, cast.far_cell).url).status_code == 200
    }
    assert there == {"stranger", "officer", "administrator"}


def test_it_stands_under_its_own_heading_with_a_mark_that_it_is_not_the_higher_units(
    cast: Cast, text: CondensedTextPage
) -> None:
    add(cast, text, cast.commune)
    shown = page(cast, "member", f"{TEXT}?phan=4")
    assert f"<h1>{OWN}</h1>" in shown
    assert "Đây không phải nội dung của Đảng bộ tỉnh Thử Nghiệm." in shown
    assert "Có 18 chi bộ dự hội nghị." in shown


def test_several_stand_in_the_order_of_the_tree(cast: Cast, text: CondensedTextPage) -> None:
    for unit in (cast.cell, cast.commune, cast.grassroots):
        add(cast, text, unit)
    assert [each.owner_unit for each in found(text, cast.member)] == [cast.commune, cast.grassroots, cast.cell]
    shown = page(cast, "member")
    assert shown.index(OWN) < shown.index("Phần bổ sung của Đảng bộ cơ sở Một") < shown.index("bổ sung của Chi bộ Bản")


def test_whoever_moves_to_another_unit_reads_that_units(cast: Cast, text: CondensedTextPage) -> None:
    add(cast, text, cast.commune)
    add(cast, text, cast.other_commune)
    Membership.objects.filter(member=cast.member.member).update(left_on=date(2026, 1, 1))
    Membership.objects.create(member=cast.member.member, unit=cast.far_cell, joined_on=date(2026, 1, 1))
    assert [each.owner_unit for each in found(text, fresh(cast.member))] == [cast.other_commune]
    assert OWN not in page(cast, "member")


@pytest.mark.parametrize("what", ["material", "resolution", "supplement"])
def test_what_is_withdrawn_takes_it_along(cast: Cast, text: CondensedTextPage, what: str) -> None:
    added = add(cast, text, cast.commune)
    withdrawn: dict[str, Any] = {"material": text, "resolution": text.resolution, "supplement": added}
    withdrawn[what].unpublish()
    assert cast.client("member").get(added.url).status_code == 404
    assert not supplements_visible_to(cast.member).exists()
    assert not overseen(text.resolution, cast.officer).exists()
    assert OWN not in page(cast, "member")


def test_one_that_does_not_stand_below_the_materials_unit_is_not_shown(cast: Cast) -> None:
    text = make_text(cast.officer, make_resolution(cast.officer, cast.commune))
    add(cast, text, cast.commune)
    assert readers(cast, text) == set()


def reading(text: CondensedTextPage) -> RequirementPlan:
    return RequirementPlan(READ_CONDENSED_TEXT, str(text.translation_key), text.title, 8, date(2099, 1, 1))


def finish(cast: Cast, who: str = "member") -> None:
    """Read all three sections and press the button."""
    client = cast.client(who)
    for section in (1, 2):
        client.post(TEXT, {"phan": section})
    client.post(TEXT, {"xong": "1"})


def test_unread_supplements_do_not_hold_up_finishing(cast: Cast, text: CondensedTextPage) -> None:
    make_open(cast.officer, cast.province, requirements=[reading(text)])
    add(cast, text, cast.commune)
    finish(cast)
    duty = Duty.objects.get(enrolment__member=cast.member.member)
    assert (duty.state, duty.evidence["sections"]) == ("DONE", 3)


def test_one_added_later_changes_no_duty_that_was_fulfilled(cast: Cast, text: CondensedTextPage) -> None:
    make_open(cast.officer, cast.province, requirements=[reading(text)])
    finish(cast)
    add(cast, text, cast.commune)
    assert Duty.objects.get(enrolment__member=cast.member.member).state == "DONE"
    shown = page(cast, "member", f"{TEXT}?phan=3")
    assert "Tôi đã đọc xong" not in shown
    assert "Đọc phần bổ sung" in shown


def test_reading_a_supplement_keeps_no_place_and_finishing_is_offered_beside_it(
    cast: Cast, text: CondensedTextPage
) -> None:
    add(cast, text, cast.commune)
    client = cast.client("member")
    for section in (1, 2):
        client.post(TEXT, {"phan": section})
    assert "Tôi đã đọc xong" in client.get(f"{TEXT}?phan=4").content.decode()
    place = ReadingPlace.objects.get()
    assert (place.section, place.furthest) == (3, 3)


def test_a_number_beyond_the_last_supplement_shows_the_last(cast: Cast, text: CondensedTextPage) -> None:
    add(cast, text, cast.commune)
    assert f"<h1>{OWN}</h1>" in page(cast, "member", f"{TEXT}?phan=99")
    assert f"<h1>{OWN}</h1>" not in page(cast, "stranger", f"{TEXT}?phan=99")


def test_one_query_however_many_there_are(cast: Cast, text: CondensedTextPage) -> None:
    for unit in (cast.commune, cast.grassroots, cast.cell):
        add(cast, text, unit)
    found(text, cast.member)  # what the request asks anyway of the reader and the text is asked here
    with CaptureQueriesContext(connection) as taken:
        assert len(found(text, cast.member)) == 3
    assert len(taken) == 1


def test_writers_of_a_lower_unit_are_shown_the_way_to_add_and_to_edit(cast: Cast, text: CondensedTextPage) -> None:
    added = add(cast, text, cast.commune)
    last = f"{TEXT}?phan=3"
    assert f"/quan-tri/pages/add/learning/supplementpage/{text.pk}/?next=" in page(cast, "commune_officer", last)
    assert "supplementpage" not in page(cast, "member", last)
    assert "supplementpage" not in page(cast, "officer", last), "to them the text itself is open"
    edit = f"/quan-tri/pages/{added.pk}/edit/?next="
    assert edit in page(cast, "commune_officer", f"{TEXT}?phan=4")
    assert edit not in page(cast, "member", f"{TEXT}?phan=4")


@pytest.mark.parametrize("make", [make_questions, make_infographic, make_audio, make_video])
def test_every_form_of_material_is_followed_by_it_for_its_people_only(cast: Cast, make: Any) -> None:
    material = make(cast.officer, make_resolution(cast.officer, cast.province), audiences=["PUBLIC"])
    add(cast, material, cast.commune)
    assert f">{OWN}</h2>" in page(cast, "member", material.url)
    assert "supplementpage" in page(cast, "commune_officer", material.url)
    assert OWN not in page(cast, "stranger", material.url)
    answer = Client().get(material.url)
    assert answer.status_code == 200
    assert OWN not in answer.content.decode()


def test_a_guest_gets_none_by_its_address_not_even_of_an_open_material(cast: Cast) -> None:
    material = make_questions(cast.officer, make_resolution(cast.officer, cast.province), audiences=["PUBLIC"])
    answer = Client().get(add(cast, material, cast.commune).url)
    assert (answer.status_code, answer.headers["Location"][:11]) == (302, "/dang-nhap/")


LIST = "/thu-vien/26-hd-btgtu/bo-sung/"


def test_overseers_see_which_of_their_units_added_what(cast: Cast, text: CondensedTextPage) -> None:
    add(cast, text, cast.commune, title="Cua xa Mot")
    add(cast, text, cast.cell, title="Cua chi bo")
    add(cast, make_questions(cast.officer, text.resolution), cast.other_commune, title="Cua xa Hai")
    assert count_overseen(text.resolution, cast.officer) == {"pages": 3, "units": 3}
    assert count_overseen(text.resolution, cast.commune_officer) == {"pages": 2, "units": 2}
    assert count_overseen(text.resolution, cast.secretary) == {"pages": 1, "units": 1}
    assert count_overseen(text.resolution, cast.member) == {"pages": 0, "units": 0}
    listed = page(cast, "commune_officer", LIST)
    assert "Cua xa Mot" in listed
    assert "Cua xa Hai" not in listed
    assert "Cấp dưới đã bổ sung 3 phần (3 đơn vị)" in page(cast, "officer", "/thu-vien/26-hd-btgtu/")
    assert "Cấp dưới đã bổ sung" not in page(cast, "member", "/thu-vien/26-hd-btgtu/")


def test_the_list_costs_the_same_at_one_and_at_three_rows(cast: Cast, text: CondensedTextPage) -> None:
    counts = []
    for unit in (cast.commune, cast.grassroots, cast.cell):
        add(cast, text, unit)
        client = cast.client("officer")
        client.get(LIST)
        with CaptureQueriesContext(connection) as taken:
            assert client.get(LIST).status_code == 200
        counts.append(len(taken))
    assert counts[0] == counts[2] <= 14


def test_a_member_without_an_office_has_no_list(cast: Cast, text: CondensedTextPage) -> None:
    assert {name for name in cast.people if cast.client(name).get(LIST).status_code == 200} == {
        "secretary", "other_secretary", "officer", "commune_officer", "administrator",
    }  # fmt: skip


def test_people_of_another_province_meet_nothing(cast: Cast, text: CondensedTextPage) -> None:
    outsider = make_user("77", "Người Ngoài", make_unit("PROVINCE", "Đảng bộ tỉnh Khác", None))
    add(cast, text, cast.commune)
    assert found(text, outsider) == []
    assert not supplements_visible_to(outsider).exists()
