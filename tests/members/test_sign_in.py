"""Signing in by number or phone."""

import pytest
from django.test import Client

from members.people.models import Member
from tests.cast import PASSWORD, Cast

pytestmark = pytest.mark.django_db


def sign_in(client: Client, login: str, password: str = PASSWORD, wanted: str = "") -> str:
    """Post the form; where the answer leads, or empty when it was refused."""
    answer = client.post("/dang-nhap/", {"login": login, "password": password, "next": wanted})
    return answer["Location"] if answer.status_code == 302 else ""


def give_phone(member: Member, phone: str) -> None:
    member.phone = phone
    member.save()


def test_a_member_signs_in_by_number(cast: Cast, guest: Client) -> None:
    assert sign_in(guest, "01") == "/"


def test_spaces_in_the_number_do_not_matter(cast: Cast, guest: Client) -> None:
    assert sign_in(guest, " 0 1 ") == "/"


def test_a_member_signs_in_by_phone(cast: Cast, guest: Client) -> None:
    give_phone(cast.member.member, "0900000001")
    assert sign_in(guest, "0900 000 001") == "/"


def test_on_a_shared_phone_the_password_tells_who_it_is(cast: Cast, guest: Client) -> None:
    for person in (cast.member, cast.neighbour):
        give_phone(person.member, "0900000001")
    cast.neighbour.set_password("Mot-mat-khau-khac")
    cast.neighbour.save()
    sign_in(guest, "0900000001", "Mot-mat-khau-khac")
    assert guest.get("/ho-so-cua-toi/").context["member"] == cast.neighbour.member


def test_equal_passwords_on_a_shared_phone_need_the_number(cast: Cast, guest: Client) -> None:
    for person in (cast.member, cast.neighbour):
        give_phone(person.member, "0900000001")
    assert sign_in(guest, "0900000001") == ""


def test_a_wrong_password_and_an_unknown_number_look_alike(cast: Cast, guest: Client) -> None:
    pages = [guest.post("/dang-nhap/", {"login": login, "password": "sai"}) for login in ("01", "9999")]
    errors = [str(page.context["form"].non_field_errors()) for page in pages]
    assert errors[0] == errors[1]
    assert "chưa đúng" in errors[0]


def test_a_closed_account_cannot_sign_in(cast: Cast, guest: Client) -> None:
    cast.member.is_active = False
    cast.member.save()
    assert sign_in(guest, "01") == ""


@pytest.mark.parametrize("wanted", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_signing_in_never_leads_to_another_site(cast: Cast, guest: Client, wanted: str) -> None:
    assert sign_in(guest, "01", wanted=wanted) == "/"


def test_signing_in_leads_back_to_the_wanted_page(cast: Cast, guest: Client) -> None:
    assert sign_in(guest, "01", wanted="/ho-so-cua-toi/") == "/ho-so-cua-toi/"


def test_many_wrong_passwords_lock_that_login_from_that_address(cast: Cast, guest: Client) -> None:
    answers = [guest.post("/dang-nhap/", {"login": "01", "password": "sai"}).status_code for _ in range(9)]
    assert answers[-1] == 429
    assert sign_in(Client(REMOTE_ADDR="10.0.0.9"), "01") == "/"


def test_a_guest_is_sent_to_sign_in_and_a_script_is_told(guest: Client) -> None:
    assert guest.get("/ho-so-cua-toi/")["Location"] == "/dang-nhap/?next=/ho-so-cua-toi/"
    answer = guest.get("/ho-so-cua-toi/", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()["error"]) == (401, "signed_out")
