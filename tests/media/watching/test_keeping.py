"""What players tell, over HTTP: late, twice, at once, too much."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from foundation.policies.models import Policy
from learning.campaigns.models import Duty
from learning.campaigns.rules import RequirementPlan
from learning.library.choices import WATCH_RECORDING
from media.video.models import Recording
from media.watching import actions
from media.watching.actions import TooFast, begin_watching, keep_spans
from media.watching.models import Watch
from tests.cast import Cast
from tests.factories.campaigns import make_open
from tests.factories.recordings import make_recording

LENGTH = 100_000


@pytest.fixture
def film(cast: Cast) -> Recording:
    """A recording of a hundred seconds, by its row."""
    recording = make_recording(cast.officer, cast.province)
    assert recording.live
    recording.live.duration_ms = LENGTH
    recording.live.save()
    return recording


def long_ago(cast: Cast, film: Recording) -> None:
    """The member asked for the film an hour ago."""
    begin_watching(member=cast.member.member, recording=film, at=timezone.now() - timedelta(hours=1))


def tell(client: Client, film: Recording, *spans: tuple[str, int, int]) -> Any:
    address = reverse("watching:keep", args=[film.public_id])
    return client.post(address, json.dumps({"spans": spans}), content_type="application/json")


def test_parts_told_late_twice_and_in_any_order_count_once(cast: Cast, film: Recording) -> None:
    long_ago(cast, film)
    client = cast.client("member")
    tell(client, film, ("b", 40_000, 60_000))
    tell(client, film, ("a", 0, 30_000), ("b", 40_000, 60_000))
    answer = tell(client, film, ("a", 0, 30_000)).json()
    assert answer == {"taken": ["a"], "percent": 50}
    assert Watch.objects.get().spans == [[0, 30_000], [40_000, 60_000]]


def test_two_devices_at_once_lose_nothing(cast: Cast, film: Recording, monkeypatch: pytest.MonkeyPatch) -> None:
    long_ago(cast, film)
    now, begin = timezone.now(), actions.begin_watching
    first = [True]

    def begin_late(**values: Any) -> Watch:
        watch = begin(**values)
        if first.pop() if first else False:
            keep_spans(member=cast.member.member, recording=film, spans=[(0, 1000)], at=now)
        return watch

    monkeypatch.setattr(actions, "begin_watching", begin_late)
    keep_spans(member=cast.member.member, recording=film, spans=[(5000, 6000)], at=now)
    assert Watch.objects.get().watched_ms == 2000


def test_more_than_anyone_could_have_watched_is_not_taken_yet(cast: Cast, film: Recording) -> None:
    client = cast.client("member")
    client.post(reverse("watching:source", args=[film.public_id]))
    assert tell(client, film, ("a", 0, LENGTH)).status_code == 429
    assert Watch.objects.get().watched_ms == 0
    Watch.objects.update(began_at=timezone.now() - timedelta(minutes=1))
    assert tell(client, film, ("a", 0, LENGTH)).json()["percent"] == 100


def test_a_film_never_asked_for_cannot_be_claimed_whole(cast: Cast, film: Recording) -> None:
    with pytest.raises(TooFast):
        keep_spans(member=cast.member.member, recording=film, spans=[(0, LENGTH)], at=timezone.now())


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b'{"spans": 3}',
        b'{"spans": [["a"]]}',
        b'{"spans": [["a", -1, 5]]}',
        b'{"spans": [["a", 0, 1e9]]}',
        b'{"spans": [["a b", 0, 1]]}',
        b'{"spans": [["a", true, 1]]}',
        b"\xff",
        b"[" * 100_000,
    ],
)
def test_what_no_player_sends_is_not_read(cast: Cast, film: Recording, body: bytes) -> None:
    address = reverse("watching:keep", args=[film.public_id])
    assert cast.client("member").post(address, body, content_type="application/json").status_code == 400
    assert not Watch.objects.exists()


def test_telling_costs_the_same_whatever_was_told(cast: Cast, film: Recording, django_assert_num_queries: Any) -> None:
    long_ago(cast, film)
    client = cast.client("member")
    tell(client, film, ("a", 0, 1000))
    for spans in ([("b", 2000, 3000)], [("c", n * 2000, n * 2000 + 500) for n in range(3, 20)]):
        with django_assert_num_queries(11):
            tell(client, film, *spans)


@pytest.fixture
def duty(cast: Cast, film: Recording) -> Duty:
    """The member owes the film."""
    plan = RequirementPlan(WATCH_RECORDING, film.public_id, film.title, 2, timezone.localdate())
    make_open(cast.officer, cast.commune, requirements=[plan])
    return Duty.objects.get(enrolment__member=cast.member.member, requirement__kind=WATCH_RECORDING)


def test_the_duty_is_settled_at_exactly_the_share_of_the_policy(cast: Cast, film: Recording, duty: Duty) -> None:
    long_ago(cast, film)
    client = cast.client("member")
    tell(client, film, ("a", 0, 79_999))
    duty.refresh_from_db()
    assert duty.state == "TODO"
    tell(client, film, ("b", 90_000, 90_001))
    duty.refresh_from_db()
    assert (duty.state, duty.evidence) == ("DONE", {"percent": 80, "least_percent": 80, "policy": 1})
    neighbours = Duty.objects.get(enrolment__member=cast.neighbour.member, requirement=duty.requirement)
    assert neighbours.state == "TODO"


def test_the_share_follows_the_policy_in_force(cast: Cast, film: Recording, duty: Duty) -> None:
    Policy.objects.filter(kind="watching").update(values={"least_percent": 50})
    long_ago(cast, film)
    tell(cast.client("member"), film, ("a", 0, 50_000))
    duty.refresh_from_db()
    assert duty.state == "DONE"


def test_what_was_watched_before_it_was_required_counts_when_the_member_comes(cast: Cast, film: Recording) -> None:
    long_ago(cast, film)
    client = cast.client("member")
    tell(client, film, ("a", 0, 90_000))
    plan = RequirementPlan(WATCH_RECORDING, film.public_id, film.title, 2, timezone.localdate())
    make_open(cast.officer, cast.commune, requirements=[plan])
    answer = client.get(reverse("library:go_to_recording", args=[film.public_id]))
    assert answer.headers["Location"] == reverse("watching:recording", args=[film.public_id])
    assert Duty.objects.get(enrolment__member=cast.member.member).state == "DONE"


def test_the_duty_stands_on_my_duties_with_its_way_there(cast: Cast, film: Recording, duty: Duty) -> None:
    page = cast.client("member").get("/viec-cua-toi/").content.decode()
    assert reverse("library:go_to_recording", args=[film.public_id]) in page
