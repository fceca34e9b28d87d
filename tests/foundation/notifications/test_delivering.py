"""The outbox: sent once, tried again after known failures, never again when it is not known."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from foundation.notifications import channels
from foundation.notifications.actions import deliver
from foundation.notifications.choices import DeliveryState
from foundation.notifications.models import Delivery
from foundation.policies.models import Policy
from tests.cast import Cast
from tests.factories.notifications import NIGHT, NOON, TestChannel, only_channel, tell

pytestmark = pytest.mark.django_db


class World:
    """What the channel does with a delivery, and what it was given."""

    def __init__(self) -> None:
        self.given: list[str] = []
        self.error: Exception | None = None

    def __call__(self, delivery: Delivery) -> None:
        self.given.append(delivery.notice.recipient.username)
        if self.error:
            raise self.error


@pytest.fixture
def world() -> Iterator[World]:
    world = World()
    with only_channel(TestChannel(world)):
        yield world


def deliver_at(moment: datetime) -> int:
    return deliver(clock=lambda: moment)


def test_a_delivery_is_sent_once(cast: Cast, world: World) -> None:
    tell(cast.member)
    assert [deliver_at(NOON) for _ in range(2)] == [1, 0]
    sent = Delivery.objects.get()
    assert (world.given, sent.state, sent.attempts, sent.sent_at) == (["01"], DeliveryState.SENT, 1, NOON)


def test_nothing_is_sent_in_quiet_hours_and_nothing_is_lost(cast: Cast, world: World) -> None:
    tell(cast.member)
    assert (deliver_at(NIGHT), deliver_at(NIGHT + timedelta(hours=6, minutes=59))) == (0, 0)
    assert Delivery.objects.get().attempts == 0
    assert deliver_at(NIGHT + timedelta(hours=7)) == 1


def test_a_run_stops_when_the_quiet_hours_begin(cast: Cast) -> None:
    now = [NIGHT.replace(hour=13, minute=58)]

    def a_minute_each(delivery: Delivery) -> None:
        now[0] += timedelta(minutes=1)

    with only_channel(TestChannel(a_minute_each)):
        tell(cast.member, cast.neighbour, cast.secretary)
        assert deliver(clock=lambda: now[0]) == 2
    assert sorted(Delivery.objects.values_list("state", flat=True)) == ["QUEUED", "SENT", "SENT"]


def test_quiet_hours_are_those_of_the_policy_in_force(cast: Cast, world: World) -> None:
    values = {"quiet_from": "12:00", "quiet_until": "13:30"}
    Policy.objects.create(kind="notification_hours", version=2, valid_from="2026-01-01", values=values)
    tell(cast.member)
    assert (deliver_at(NOON), deliver_at(NIGHT)) == (0, 1)


def test_a_known_failure_is_tried_again_after_growing_pauses_and_given_up(cast: Cast, world: World) -> None:
    tell(cast.member)
    world.error, moment, pauses = channels.TryLater("450 later"), NOON, []
    for _ in range(6):
        assert deliver_at(moment) == 1
        delivery = Delivery.objects.get()
        pauses.append((delivery.next_try_at - moment) // timedelta(minutes=1))
        assert deliver_at(delivery.next_try_at - timedelta(seconds=1)) == 0
        moment = max(moment, delivery.next_try_at).replace(hour=5) + timedelta(days=1)
    assert pauses[:5] == [1, 5, 30, 120, 480]
    assert (delivery.state, delivery.attempts, delivery.message) == (DeliveryState.FAILED, 6, "450 later")


def test_a_later_attempt_may_succeed(cast: Cast, world: World) -> None:
    tell(cast.member)
    world.error = channels.TryLater("450 later")
    deliver_at(NOON)
    world.error = None
    assert deliver_at(NOON + timedelta(minutes=1)) == 1
    assert Delivery.objects.get().state == DeliveryState.SENT


def test_a_refusal_for_good_is_not_tried_again(cast: Cast, world: World) -> None:
    tell(cast.member)
    world.error = channels.GiveUp("550 no such mailbox")
    assert [deliver_at(NOON + timedelta(days=days)) for days in range(2)] == [1, 0]
    assert (Delivery.objects.get().state, Delivery.objects.get().message) == (DeliveryState.FAILED, str(world.error))


def test_a_channel_that_is_down_is_not_tried_with_the_rest(cast: Cast, world: World) -> None:
    tell(cast.member, cast.neighbour, cast.secretary)
    world.error = channels.ChannelDown("421 closing")
    assert deliver_at(NOON) == 0
    assert sorted(Delivery.objects.values_list("state", "attempts")) == [("QUEUED", 0), ("QUEUED", 0), ("QUEUED", 1)]


def test_a_line_cut_while_sending_leaves_the_delivery_uncertain(cast: Cast, world: World) -> None:
    tell(cast.member, cast.neighbour)
    world.error = TimeoutError("timed out")
    assert [deliver_at(NOON + timedelta(days=days)) for days in range(2)] == [2, 0]
    assert set(Delivery.objects.values_list("state", flat=True)) == {DeliveryState.UNCERTAIN}


def claimed(cast: Cast) -> Delivery:
    """A delivery that a sender holds since noon."""
    tell(cast.member)
    Delivery.objects.update(state=DeliveryState.SENDING, claim="dead", claimed_at=NOON, attempts=1)
    return Delivery.objects.get()


def test_a_dead_senders_delivery_is_never_sent_again(cast: Cast, world: World) -> None:
    delivery = claimed(cast)
    assert deliver_at(NOON + timedelta(minutes=10)) == 0
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.SENDING
    assert [deliver_at(NOON + timedelta(minutes=11)), deliver_at(NOON + timedelta(days=1))] == [0, 0]
    delivery.refresh_from_db()
    assert (delivery.state, world.given) == (DeliveryState.UNCERTAIN, [])


def test_a_slow_sender_taken_for_dead_still_tells_what_came_of_it(cast: Cast, world: World) -> None:
    tell(cast.member)

    def slow(delivery: Delivery) -> None:
        deliver_at(NOON + timedelta(minutes=11))

    with only_channel(TestChannel(slow)):
        deliver_at(NOON)
    assert Delivery.objects.get().state == DeliveryState.SENT
