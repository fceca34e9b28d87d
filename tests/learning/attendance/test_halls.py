"""The screen in the hall, and the halls filling."""

import itertools
import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from learning.attendance.codes import QR, TYPED, spaced
from learning.attendance.models import Presence
from learning.attendance.projector import scan_address
from learning.conferences.models import BridgePoint, Conference, RosterEntry
from tests.cast import Cast
from tests.factories.check_in import arrive_at, hall, move_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(cast: Cast) -> Client:
    return cast.client("officer")


def projector(conference: Conference, number: int = 0) -> str:
    return f"/diem-danh/man-chieu/{hall(conference, number).public_id}/"


def codes_of(client: Client, conference: Conference, known: int | str = "") -> dict[str, object]:
    found: dict[str, object] = json.loads(client.get(f"{projector(conference)}ma/?tu={known}").content)
    return found


def test_the_screen_shows_the_code_of_this_minute_and_the_count(
    cast: Cast, officer: Client, conference: Conference
) -> None:
    arrive_at(conference, cast.member, timezone.now())
    page = officer.get(projector(conference))
    text, at = page.content.decode(), page.context["screen"].at
    assert spaced(TYPED.shown(hall(conference).secret, at)) in text
    assert "<b>1</b>/9" in text
    assert "Điểm cầu 1 · Buổi sáng" in text
    assert text.count("projector__qr") == 1


def test_without_a_script_the_browser_asks_again_every_ten_seconds(officer: Client, conference: Conference) -> None:
    page = officer.get(projector(conference)).content.decode()
    assert '<noscript><meta http-equiv="refresh" content="10"></noscript>' in page


def test_the_screen_is_given_the_codes_of_two_minutes(officer: Client, conference: Conference) -> None:
    found = codes_of(officer, conference)
    frames, now = found["frames"], found["now"]
    assert isinstance(frames, list)
    assert isinstance(now, int)
    assert frames[0]["from_ms"] <= now < frames[0]["until_ms"]
    assert [b["from_ms"] - a["until_ms"] for a, b in itertools.pairwise(frames)] == [0] * (len(frames) - 1)
    assert frames[-1]["until_ms"] - now > 110_000


def test_a_frame_holds_the_codes_of_its_own_time(officer: Client, conference: Conference) -> None:
    frames = codes_of(officer, conference)["frames"]
    assert isinstance(frames, list)
    secret = hall(conference).secret
    steps = [frame["from_ms"] // 1000 // QR.seconds for frame in frames]
    expected = [spaced(TYPED.code(secret, step * QR.seconds // TYPED.seconds)) for step in steps]
    assert [frame["code"] for frame in frames] == expected
    assert len({frame["svg"] for frame in frames}) == len(frames)


def test_only_frames_not_yet_held_are_sent(officer: Client, conference: Conference) -> None:
    first = codes_of(officer, conference)["frames"]
    assert isinstance(first, list)
    more = codes_of(officer, conference, first[-1]["until_ms"])["frames"]
    assert isinstance(more, list)
    assert len(more) <= 1


@pytest.mark.parametrize("known", ["abc", "-5", "9" * 30, ""])
def test_a_strange_question_is_answered(officer: Client, conference: Conference, known: str) -> None:
    assert codes_of(officer, conference, known)["session"]


def test_codes_end_with_the_session(officer: Client, conference: Conference) -> None:
    now = timezone.now()
    move_session(conference, "Buổi sáng", now - timedelta(hours=3) + timedelta(seconds=30), hours=3)
    frames = codes_of(officer, conference)["frames"]
    assert isinstance(frames, list)
    assert len(frames) <= 4


def test_between_sessions_the_screen_shows_what_comes(officer: Client, conference: Conference) -> None:
    move_session(conference, "Buổi sáng", timezone.now() - timedelta(hours=9))
    page = officer.get(projector(conference)).content.decode()
    assert "Buổi chiều" in page
    assert "Mã điểm danh sẽ hiện ở đây từ" in page
    assert "projector__qr" not in page
    assert codes_of(officer, conference)["frames"] == []


def test_without_any_session_the_screen_says_so(officer: Client, conference: Conference) -> None:
    for title in ("Buổi sáng", "Buổi chiều"):
        move_session(conference, title, timezone.now() - timedelta(hours=9))
    assert "Không có buổi nào đang mở điểm danh" in officer.get(projector(conference)).content.decode()


def test_the_picture_leads_to_the_public_address(conference: Conference, settings: object) -> None:
    from learning.attendance.halls import hall_at

    settings.BASE_URL = "https://quan-triet.example/"  # type: ignore[attr-defined]
    point = hall_at(hall(conference).public_id)
    assert point
    assert scan_address(point, 7).startswith(f"https://quan-triet.example/diem-danh/q/{point.public_id}/")


def test_who_serves_the_point_may_open_its_screen_alone(cast: Cast, conference: Conference) -> None:
    client = cast.client("stranger")
    assert client.get(projector(conference)).status_code == 404
    hall(conference).desk_staff.add(cast.stranger.member)
    assert [client.get(projector(conference, n)).status_code for n in (0, 1)] == [200, 404]


def test_the_person_in_charge_sees_the_halls_filling_and_their_own_screen(cast: Cast, conference: Conference) -> None:
    BridgePoint.objects.filter(pk=hall(conference).pk).update(in_charge=cast.stranger.member)
    page = cast.client("stranger").get(f"/diem-danh/{conference.public_id}/dang-den/").content.decode()
    assert projector(conference) in page
    assert projector(conference, 1) not in page


def test_counts_are_of_those_present_now(cast: Cast, officer: Client, conference: Conference) -> None:
    now = timezone.now()
    arrive_at(conference, cast.member, now)
    arrive_at(conference, cast.member, now)  # desk and phone both
    arrive_at(conference, cast.neighbour, now - timedelta(minutes=9), ended_at=now)
    Presence.objects.filter(pk=arrive_at(conference, cast.secretary, now).pk).update(withdrawn_at=now)
    arrive_at(conference, cast.stranger, now)
    RosterEntry.objects.filter(enrolment__member=cast.stranger.member).update(standing="EXEMPT", evidence="Quyết định")
    rows = officer.get(f"/diem-danh/{conference.public_id}/dang-den/").context["rows"]
    assert [(row["count"].present, row["count"].expected) for row in rows] == [(1, 8), (0, 0)]


def test_a_script_gets_the_table_alone(officer: Client, conference: Conference) -> None:
    answer = officer.get(f"/diem-danh/{conference.public_id}/dang-den/", headers={"HX-Request": "true"})
    assert "<html" not in answer.content.decode()
    assert 'hx-trigger="every 10s"' in answer.content.decode()


@pytest.mark.parametrize("points", [1, 3])
def test_the_halls_filling_take_the_same_queries(
    officer: Client, conference: Conference, points: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    conference.points.exclude(pk=hall(conference).pk).delete()
    for number in range(1, points):
        BridgePoint.objects.create(conference=conference, name=f"Thêm {number}")
    address = f"/diem-danh/{conference.public_id}/dang-den/"
    officer.get(address)  # the policy is known to the process
    with django_assert_num_queries(9):
        officer.get(address, headers={"HX-Request": "true"})


def test_renewing_the_codes_takes_seven_queries(
    officer: Client, conference: Conference, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address = f"{projector(conference)}ma/"
    officer.get(address)  # the policy is known to the process
    with django_assert_num_queries(7):
        officer.get(address)
