"""The desk's page, what its script asks for, and what it sends."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from foundation.audit.models import AuditEntry
from learning.attendance.models import Presence
from learning.conferences.models import Conference, RosterEntry
from tests.cast import Cast
from tests.factories.campaigns import make_open
from tests.factories.check_in import conference_now, hall, move_session, spans_of
from tests.factories.conferences import entry_of
from tests.factories.desk import MINUTE, event_of, morning_of, record, send, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(cast: Cast) -> Client:
    return cast.client("officer")


def address(conference: Conference, rest: str = "", number: int = 0) -> str:
    return f"/diem-danh/ban/{hall(conference, number).public_id}/{rest}"


def asked(client: Client, where: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(where, headers={"Accept": "application/json"}).json()
    return found


def ids(answer: dict[str, Any]) -> set[str]:
    return {person["id"] for person in answer["people"]}


def test_the_page_lists_those_placed_here_with_their_state(cast: Cast, officer: Client, conference: Conference) -> None:
    record(conference, cast.officer, event_of(conference, cast.member))
    page = officer.get(address(conference))
    text = page.content.decode()
    assert "Có mặt từ" in text
    assert text.count("Chưa đến") >= RosterEntry.objects.count() - 1
    assert len(page.context["rows"]) == RosterEntry.objects.filter(point=hall(conference)).count()


def test_without_a_script_the_form_searches_without_diacritics(
    cast: Cast, officer: Client, conference: Conference
) -> None:
    name = cast.member.member.full_name
    page = officer.get(address(conference), {"tim": cast.member.member.folded_name.upper()})
    assert [row["person"].name for row in page.context["rows"]] == [name]


def test_without_a_script_the_button_records_once(cast: Cast, officer: Client, conference: Conference) -> None:
    page = officer.get(address(conference), {"tim": cast.member.member.folded_name})
    row = page.context["rows"][0]
    sent = {"key": row["key"], "kind": "in", "entry": row["person"].id, "session": morning_of(conference).public_id}
    answers = [officer.post(address(conference), sent, follow=True) for _ in range(2)]
    assert "Đã ghi." in answers[0].content.decode()
    assert len(spans_of(conference, cast.member)) == 1


def test_a_button_of_nobody_says_so(officer: Client, conference: Conference) -> None:
    answer = officer.post(address(conference), {"key": "x", "kind": "in"}, follow=True)
    assert "Lượt ghi này không đọc được." in answer.content.decode()


def test_on_a_day_without_sessions_the_page_tells_the_next(officer: Client, conference: Conference) -> None:
    for title in ("Buổi sáng", "Buổi chiều"):
        move_session(conference, title, timezone.now() + 3 * 24 * 60 * MINUTE)
    text = officer.get(address(conference)).content.decode()
    assert "Hôm nay hội nghị không có buổi nào" in text
    assert "Tiếp theo: Buổi sáng" in text or "Tiếp theo: Buổi chiều" in text


def test_the_roster_holds_those_placed_here_and_no_whole_number(
    cast: Cast, officer: Client, conference: Conference
) -> None:
    RosterEntry.objects.filter(pk=entry_of(conference, cast.member).pk).update(point=hall(conference, 1))
    answer = asked(officer, address(conference, "danh-sach/"))
    assert entry_of(conference, cast.member).public_id not in ids(answer)
    assert answer["placed"] == len(answer["people"])
    assert all(len(person["number"]) <= 4 and len(person["phone"]) <= 4 for person in answer["people"])


def test_a_search_finds_those_placed_elsewhere_and_says_where(
    cast: Cast, officer: Client, conference: Conference
) -> None:
    RosterEntry.objects.filter(pk=entry_of(conference, cast.member).pk).update(point=hall(conference, 1))
    answer = asked(officer, address(conference, f"danh-sach/?tim={cast.member.member.folded_name}"))
    assert [person["elsewhere"] for person in answer["people"]] == ["Điểm cầu 2"]


def test_the_last_digits_of_a_number_find_its_owner(cast: Cast, officer: Client, conference: Conference) -> None:
    cast.member.member.phone = "0510009876"
    cast.member.member.save()
    answer = asked(officer, address(conference, "danh-sach/?tim=9876"))
    assert ids(answer) == {entry_of(conference, cast.member).public_id}


def test_who_was_taken_off_the_class_is_not_listed(cast: Cast, officer: Client, conference: Conference) -> None:
    entry = entry_of(conference, cast.member)
    RosterEntry.objects.filter(pk=entry.pk).update(standing="REMOVED", evidence="Chuyển sinh hoạt")
    assert entry.public_id not in ids(asked(officer, address(conference, "danh-sach/")))


def test_news_tell_what_another_desk_recorded(cast: Cast, officer: Client, conference: Conference) -> None:
    long_ago = int((timezone.now() - 10 * MINUTE).timestamp() * 1000)
    Presence.objects.update(recorded_at=timezone.now() - 20 * MINUTE)
    event = event_of(conference, cast.member)
    record(conference, cast.administrator, event)
    answer = asked(officer, address(conference, f"moi/?tu={long_ago}"))
    person = answer["people"][0]
    assert ids(answer) == {event.entry}
    assert (person["since"], answer["present"]) == (int(event.at.timestamp() * 1000), 1)


@pytest.mark.parametrize("known", ["", "abc", "9" * 400, "-1", "²"])
def test_news_since_no_moment_are_none(officer: Client, conference: Conference, known: str) -> None:
    assert asked(officer, address(conference, f"moi/?tu={known}"))["people"] == []


def test_the_script_is_told_what_became_of_each_event(cast: Cast, officer: Client, conference: Conference) -> None:
    event = told(entry_of(conference, cast.member), morning_of(conference))
    answer = send(officer, hall(conference), {"events": [event, {**event, "entry": "zzzz"}, 7]}).json()
    assert [result["status"] for result in answer["results"]] == ["recorded", "unknown", "invalid"]


HOSTILE = [
    "",
    "{",
    "[]",
    '{"events": {}}',
    '{"events": null}',
    "[" * 100_000,
    json.dumps({"events": [{}] * 201}),
    json.dumps({"events": [{"key": "k"}] * 10_000}),
    b"\xff\xfe",
]


@pytest.mark.parametrize("body", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_no_list_of_events_is_refused_whole(officer: Client, conference: Conference, body: str | bytes) -> None:
    assert send(officer, hall(conference), body).status_code == 400


WRONG: list[dict[str, Any]] = [
    {"key": 1},
    {"key": "not-a-key"},
    {"key": "\x00" * 32},
    {"kind": "sideways"},
    {"kind": ["in"]},
    {"entry": {"id": 1}},
    {"entry": "a\x00b"},
    {"session": None},
    {"at": "now"},
    {"at": True},
    {"at": float("nan")},
    {"at": 1e300},
    {"at": -5},
    {"void": "yes"},
]


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_an_event_of_wrong_types_is_invalid(
    cast: Cast, officer: Client, conference: Conference, wrong: dict[str, Any]
) -> None:
    event = {**told(entry_of(conference, cast.member), morning_of(conference)), **wrong}
    answer = send(officer, hall(conference), {"events": [event]})
    assert [result["status"] for result in answer.json()["results"]] == ["invalid"]
    assert Presence.objects.count() == 0


def test_people_of_another_conference_are_unknown_to_the_script(
    cast: Cast, officer: Client, conference: Conference
) -> None:
    other = conference_now(make_open(cast.officer, cast.province), cast.officer)
    event = told(entry_of(other, cast.member), morning_of(other))
    answer = send(officer, hall(conference), {"events": [event]}).json()
    assert answer["results"][0]["status"] == "unknown"


def test_signed_out_the_script_is_told_so(conference: Conference) -> None:
    answer = send(Client(), hall(conference), {"events": []})
    assert (answer.status_code, answer.json()["error"]) == (401, "signed_out")


def test_without_its_token_nothing_is_recorded(cast: Cast, conference: Conference) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.officer, backend="members.access.backend.NumberOrPhoneBackend")
    event = told(entry_of(conference, cast.member), morning_of(conference))
    assert send(client, hall(conference), {"events": [event]}).status_code == 403
    assert Presence.objects.count() == 0


def put_aside(client: Client, conference: Conference, *events: dict[str, Any]) -> Any:
    where = address(conference, "bo/")
    return client.post(where, json.dumps({"events": events}), content_type="application/json").json()["results"]


def test_what_cannot_be_taken_is_put_aside_once_and_stays_on_the_persons_record(
    cast: Cast, officer: Client, conference: Conference
) -> None:
    entry = entry_of(conference, cast.member)
    event = told(entry, morning_of(conference))
    RosterEntry.objects.filter(pk=entry.pk).update(standing="REMOVED", evidence="Chuyển sinh hoạt")
    [verdict] = send(officer, hall(conference), {"events": [event]}).json()["results"]
    assert "đã được đưa ra khỏi danh sách lớp" in verdict["message"]
    for _again in range(2):
        assert put_aside(officer, conference, event) == [{"status": "aside", "message": ""}]
    noted = AuditEntry.objects.get(verb="put_aside_desk_event")
    assert (noted.subject, noted.reason) == (cast.member.member.public_id, verdict["message"])
    assert (noted.after["key"], noted.after["kind"], noted.after["point"]) == (event["key"], "in", "Điểm cầu 1")
    assert Presence.objects.count() == 0


def test_what_is_recorded_after_all_is_not_put_aside(cast: Cast, officer: Client, conference: Conference) -> None:
    event = told(entry_of(conference, cast.member), morning_of(conference))
    send(officer, hall(conference), {"events": [event]})
    assert put_aside(officer, conference, event) == [{"status": "repeated", "message": ""}]
    assert not AuditEntry.objects.filter(verb="put_aside_desk_event").exists()


def test_an_entry_of_nobody_known_is_noted_at_the_point(cast: Cast, officer: Client, conference: Conference) -> None:
    event = told(entry_of(conference, cast.member), morning_of(conference)) | {"entry": "khong-co-ai"}
    assert put_aside(officer, conference, event) == [{"status": "aside", "message": ""}]
    assert AuditEntry.objects.get(verb="put_aside_desk_event").object_id == hall(conference).public_id


def test_desk_staff_may_and_others_may_not(cast: Cast, conference: Conference) -> None:
    hall(conference).desk_staff.add(cast.neighbour.member)
    got = {name: cast.client(name).get(address(conference)).status_code for name in ("neighbour", "member")}
    assert got == {"neighbour": 200, "member": 404}
    assert cast.client("neighbour").get(address(conference, number=1)).status_code == 404


@pytest.mark.parametrize("rest", ["", "danh-sach/", "moi/"])
def test_a_week_after_the_last_session_the_names_are_the_officers_again(
    cast: Cast, officer: Client, conference: Conference, rest: str
) -> None:
    hall(conference).desk_staff.add(cast.neighbour.member)
    for title in ("Buổi sáng", "Buổi chiều"):
        move_session(conference, title, timezone.now() - timedelta(days=6))
    assert cast.client("neighbour").get(address(conference, rest)).status_code == 200
    for title in ("Buổi sáng", "Buổi chiều"):
        move_session(conference, title, timezone.now() - timedelta(days=8))
    assert cast.client("neighbour").get(address(conference, rest)).status_code == 404
    assert officer.get(address(conference, rest)).status_code == 200


def test_the_kept_page_is_nobodys(cast: Cast, officer: Client, conference: Conference) -> None:
    text = Client().get("/diem-danh/ban/ngoai-tuyen/").content.decode()
    assert "data-desk" in text
    assert "csrfmiddlewaretoken" not in text
    assert not any(user.member.full_name in text for user in cast.people.values())


@pytest.mark.parametrize("rest", ["", "danh-sach/", "moi/?tu=1700000000000"])
def test_queries_do_not_grow_with_the_people(
    cast: Cast,
    officer: Client,
    conference: Conference,
    rest: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    officer.get(address(conference, rest))
    for user in (cast.member, cast.neighbour, cast.stranger):
        record(conference, cast.officer, event_of(conference, user))
        with django_assert_max_num_queries(12):
            officer.get(address(conference, rest))
