"""The cast tries every address: each gets what it may and no more; forbidden looks like missing.

`tests/architecture/addresses.py` holds one row an address. A new address without a row fails here.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from members.people.models import Member
from tests.architecture.addresses import OPEN_TO_GUESTS, ROWS
from tests.architecture.row import Row
from tests.architecture.world import World

ELSEWHERE = ("wagtail", "admin:", "jsi18n")
"""Wagtail's own screens: who may do what there is tested with the library."""

GOOD = {200, 302}
NOBODYS = "zzzzzzzzzzzz"
"""A public id that no row has."""


def names(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    """Every named address of ours."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            if not inner.startswith(ELSEWHERE) and "wagtail" not in str(pattern.urlconf_name):
                yield from names(pattern.url_patterns, inner)
        elif pattern.name:
            yield prefix + pattern.name


@pytest.mark.django_db
def test_before_the_world_is_made_there_is_nobody(guest: Client) -> None:
    """First, before the world's transaction spans the other tests; its mark has the tables made when it runs alone."""
    assert guest.get("/viec-cua-toi/").status_code == 302
    assert not Member.objects.exists()


def signed_in(sessions: dict[str, str], name: str) -> Client:
    """A browser of that person."""
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = sessions[name]
    return client


@pytest.mark.rule
def test_every_address_has_a_row() -> None:
    assert sorted(set(names(get_resolver().url_patterns)) - ROWS.keys()) == []


@pytest.mark.rule
def test_every_row_has_an_address() -> None:
    assert sorted(ROWS.keys() - set(names(get_resolver().url_patterns))) == []


def send(client: Client, row: Row, address: str) -> Any:
    """The row's request."""
    if not row.posts:
        return client.get(address)
    return client.post(address, row.data, content_type=row.content_type)


def tried(client: Client, row: Row, address: str) -> int:
    """The status; whatever the request changed is undone."""
    with transaction.atomic():
        status = int(send(client, row, address).status_code)
        transaction.set_rollback(True)
    return status


@pytest.mark.parametrize("name", ROWS, ids=str)
def test_each_gets_what_it_may_and_no_more(world: World, sessions: dict[str, str], name: str) -> None:
    row = ROWS[name]
    address = reverse(name, kwargs=row.arguments(world))
    got = {person for person in world.cast.people if tried(signed_in(sessions, person), row, address) in GOOD}
    assert got == row.may


@pytest.mark.parametrize("name", ROWS, ids=str)
def test_a_guest_is_asked_to_sign_in(world: World, guest: Client, name: str) -> None:
    address = reverse(name, kwargs=ROWS[name].arguments(world))
    answer = send(guest, ROWS[name], address)
    if name in OPEN_TO_GUESTS:
        assert answer.status_code in GOOD
        assert "/dang-nhap/" not in answer.headers.get("Location", "")
    else:
        assert (answer.status_code, answer.headers.get("Location", "").split("?")[0]) == (302, "/dang-nhap/")


def page_without_chance(client: Client, row: Row, address: str) -> tuple[int, str]:
    """Status and body, less what differs in every answer: the token, and the address itself."""
    answer = send(client, row, address)
    return answer.status_code, re.sub(r'"[A-Za-z0-9]{64}"', '""', answer.content.decode()).replace(address, "")


WITH_OBJECT = [name for name, row in ROWS.items() if row.names_object and row.refused]


@pytest.mark.parametrize("name", WITH_OBJECT, ids=str)
def test_forbidden_and_missing_look_the_same(world: World, sessions: dict[str, str], name: str) -> None:
    row = ROWS[name]
    arguments = row.arguments(world)
    missing = {key: NOBODYS if key.endswith("id") else value for key, value in arguments.items()}
    client = signed_in(sessions, sorted(row.refused)[0])
    forbidden = page_without_chance(client, row, reverse(name, kwargs=arguments))
    absent = page_without_chance(client, row, reverse(name, kwargs=missing))
    assert forbidden == absent
    assert forbidden[0] == 404
