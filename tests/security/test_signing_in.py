"""Guessing passwords, shared phones, and what stays behind after signing out."""

import pytest
from django.test import Client, RequestFactory
from pytest_django import Settings

from foundation.audit.models import AuditEntry
from members.access.address import client_address
from tests.cast import PASSWORD, Cast

pytestmark = pytest.mark.django_db


def guess(client: Client, login: str, **headers: str) -> int:
    """The status of a wrong password."""
    return client.post("/dang-nhap/", {"login": login, "password": "sai"}, headers=headers).status_code


@pytest.mark.parametrize("spelling", [lambda n: "0" + " " * (n + 1) + "1", lambda n: "01" + "\u00a0" * n])
def test_other_spellings_of_a_number_are_counted_together(cast: Cast, guest: Client, spelling: object) -> None:
    assert callable(spelling)
    assert [guess(guest, spelling(number)) for number in range(9)][-1] == 429


def test_at_a_desk_a_claimed_address_is_not_believed(cast: Cast, guest: Client) -> None:
    assert [guess(guest, "01", **{"X-Forwarded-For": f"10.0.0.{n}"}) for n in range(9)][-1] == 429


def test_behind_a_proxy_a_stranger_locks_nobody_else_out(cast: Cast, guest: Client, settings: Settings) -> None:
    settings.PROXY_COUNT = 1
    for _ in range(9):
        guess(guest, "01", **{"X-Forwarded-For": "203.0.113.7"})
    own = {"X-Forwarded-For": "198.51.100.4"}
    answer = guest.post("/dang-nhap/", {"login": "01", "password": PASSWORD}, headers=own)
    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("proxies", "claimed", "address"),
    [(0, "8.8.8.8", "127.0.0.1"), (1, "8.8.8.8", "8.8.8.8"), (1, "1.1.1.1, 8.8.8.8", "8.8.8.8"),
     (2, "8.8.8.8", "127.0.0.1"), (1, "", "127.0.0.1")],
)  # fmt: skip
def test_only_our_own_proxies_are_believed(settings: Settings, proxies: int, claimed: str, address: str) -> None:
    settings.PROXY_COUNT = proxies
    request = RequestFactory().get("/", headers={"X-Forwarded-For": claimed})
    assert client_address(request) == address


def test_signing_in_begins_a_new_session(cast: Cast, guest: Client) -> None:
    guest.session.save()
    before = guest.session.session_key
    guest.post("/dang-nhap/", {"login": "01", "password": PASSWORD})
    assert guest.session.session_key != before


def change_password(client: Client) -> int:
    """Change it through the page."""
    new = {"new_password1": "Mat-khau-khac-2027", "new_password2": "Mat-khau-khac-2027"}
    return client.post("/ho-so-cua-toi/doi-mat-khau/", {"old_password": PASSWORD, **new}).status_code


def test_a_new_password_ends_all_other_sessions(cast: Cast) -> None:
    here, there = cast.client("member"), cast.client("member")
    assert change_password(here) == 302
    assert [client.get("/ho-so-cua-toi/").status_code for client in (here, there)] == [200, 302]


def test_a_new_password_is_on_record_but_not_what_it_is(cast: Cast) -> None:
    change_password(cast.client("member"))
    entry = AuditEntry.objects.get(verb="change_password")
    assert (entry.subject, entry.actor, entry.after) == (cast.member.member.public_id, cast.member, {})


@pytest.mark.parametrize("address", ["/viec-cua-toi/", "/ho-so-cua-toi/", "/thu-vien/", "/quan-tri/", "/khong-co/"])
def test_a_persons_pages_are_kept_by_nobody(cast: Cast, address: str) -> None:
    answer = cast.client("rapporteur").get(address)
    assert {"no-store", "private"} <= {part.strip() for part in answer["Cache-Control"].split(",")}


def test_logs_do_not_tell_who_failed_to_sign_in(cast: Cast, guest: Client, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(9):
        guess(guest, "0912345678")
    assert "0912345678" not in caplog.text
