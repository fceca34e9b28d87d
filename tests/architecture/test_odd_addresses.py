"""Odd addresses and forms lead to a refusal, never to a fault."""

import pytest
from django.urls import reverse

from tests.architecture.addresses import ROWS
from tests.architecture.world import World

ODD = ("%00", "99999999999999999999999", "-1", "%ED%A0%80", "%0d%0aX:%20y")
ASKED = ("dot", "phan", "page", "tim", "van_ban", "de", "xem", "nam")
LISTS = [name for name, row in ROWS.items() if not row.posts and "officer" in row.may]
OBJECTS = [name for name, row in ROWS.items() if row.names_object]


@pytest.mark.parametrize("name", LISTS, ids=str)
def test_odd_questions_are_no_fault(world: World, name: str) -> None:
    officer, address = world.cast.client("officer"), reverse(name, kwargs=ROWS[name].arguments(world))
    asked = [f"{address}?{key}={odd}" for key in ASKED for odd in ODD[:2]]
    assert [url for url in asked if officer.get(url).status_code >= 500] == []


@pytest.mark.parametrize("name", OBJECTS, ids=str)
def test_odd_identifiers_are_missing(world: World, name: str) -> None:
    officer, arguments = world.cast.client("officer"), ROWS[name].arguments(world)
    send = officer.post if ROWS[name].posts else officer.get
    address = reverse(name, kwargs=arguments)
    odd = [address.replace(value, sign) for value in arguments.values() for sign in ODD]
    assert [url for url in odd if send(url).status_code != 404] == []


def test_a_retried_job_survives_an_odd_destination(world: World) -> None:
    address = f"/viec-nen/{world.job.public_id}/lam-lai/"
    assert world.cast.client("officer").post(address, {"next": "abc"}).status_code == 302


QUESTIONS = [{"stem": "a\x00"}, {"base": "9" * 30}, {"resolution": "9" * 30}, {"option_0_text": "\x00"}, {"base": "-5"}]


@pytest.mark.parametrize("data", QUESTIONS, ids=str)
def test_an_odd_question_is_no_fault(world: World, data: dict[str, str]) -> None:
    full = {"kind": "SINGLE", "stem": "x", "option_0_text": "a", "option_0_correct": "on", "option_1_text": "b"}
    address = f"/ngan-hang-cau-hoi/{world.question.public_id}/sua/"
    assert world.cast.client("officer").post(address, full | data).status_code < 500


BODIES = ["[", "[" * 100_000, "null", '{"answers": {"0": {"chosen": [0], "at": 1e400}}}', "9" * 5000, "a" * 6_000_000]


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_answers_that_are_none_are_refused(world: World, body: str) -> None:
    address = f"/khao-sat/lam-bai/{world.open_attempt.public_id}/luu/"
    answer = world.cast.client("member").post(address, body, content_type="application/json")
    assert answer.status_code == 400


def test_what_an_author_writes_is_never_markup(world: World) -> None:
    evil = "<script>alert(1)</script>"
    data = {
        "kind": "SINGLE",
        "stem": evil,
        "option_0_text": evil + "a",
        "option_0_correct": "on",
        "option_1_text": evil,
    }
    officer = world.cast.client("officer")
    officer.post(f"/ngan-hang-cau-hoi/{world.question.public_id}/sua/", data | {"base": "1"})
    page = officer.get(f"/ngan-hang-cau-hoi/{world.question.public_id}/").content.decode()
    assert evil not in page
    assert "&lt;script&gt;" in page
