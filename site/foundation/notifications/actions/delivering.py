"""The outbox: what is due is claimed, sent and ticked off.

Never twice for one cause. A delivery is claimed by a conditional update that is committed
before anything leaves. Known failures are tried again, with growing pauses, six times in
all. Where it cannot be known whether the notice left (the sender died between claim and
answer, or the line broke before the answer), the delivery becomes `UNCERTAIN` and is not
sent again: a letter too few is made up for by the notice inside the system, a letter too
many by nothing.
"""

import logging
import uuid
from collections.abc import Callable
from datetime import datetime, time

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.notifications import channels
from foundation.notifications.choices import DeliveryState
from foundation.notifications.models import Delivery
from foundation.notifications.queries import due
from foundation.notifications.rules import LOST_AFTER, is_quiet, wait_after
from foundation.policies.kinds import NotificationHours
from foundation.policies.queries import values_in_force

logger = logging.getLogger(__name__)

BATCH = 100
"""Deliveries a run takes in hand for each channel, so that no task runs for long."""

Clock = Callable[[], datetime]


def deliver(*, clock: Clock = timezone.now) -> int:
    """Send what is due, outside quiet hours; returns how many deliveries were taken in hand. May run at once
    with itself. Each delivery is its own transaction: not to be called within one."""
    _doubt_the_lost(clock())
    return sum(_deliver_through(channel, clock) for channel in channels.registered())


def _deliver_through(channel: channels.Channel, clock: Clock) -> int:
    """One channel's batch; it stops early when the quiet hours begin or the channel fails as a whole."""
    taken = 0
    waiting = list(due(channel.code, clock()).values_list("pk", flat=True)[:BATCH])
    if not waiting or _is_quiet(clock()):
        return taken
    try:
        with channel.session() as send:
            for delivery_id in waiting:
                if _is_quiet(clock()):
                    break
                taken += _attempt(delivery_id, send, clock)
    except channels.ChannelDown as reason:
        logger.warning("channel %s is down: %s", channel.code, reason)
    return taken


def _is_quiet(at: datetime) -> bool:
    local = timezone.localtime(at)
    hours = values_in_force(NotificationHours, local.date())
    return is_quiet(local.time(), time.fromisoformat(hours.quiet_from), time.fromisoformat(hours.quiet_until))


def _attempt(delivery_id: int, send: channels.Send, clock: Clock) -> bool:
    """Claim and send; False when another sender has it. `ChannelDown` goes on to the caller."""
    delivery = _claim(delivery_id, clock())
    if delivery is None:
        return False
    try:
        send(delivery)
    except channels.TryLater as reason:
        _try_later(delivery, str(reason), clock())
        if isinstance(reason, channels.ChannelDown):
            raise
    except channels.GiveUp as reason:
        _finish(delivery, state=DeliveryState.FAILED, message=str(reason))
    except Exception:
        logger.exception("delivery %s: not known whether it was sent", delivery.pk)
        _finish(delivery, state=DeliveryState.UNCERTAIN, message=_("Mất liên lạc trong khi gửi."))
    else:
        _finish(delivery, state=DeliveryState.SENT, message="", sent_at=clock())
    return True


@transaction.atomic(durable=True)
def _claim(delivery_id: int, at: datetime) -> Delivery | None:
    claim = uuid.uuid4().hex
    waiting = Delivery.objects.filter(pk=delivery_id, state=DeliveryState.QUEUED, next_try_at__lte=at)
    if not waiting.update(state=DeliveryState.SENDING, claim=claim, claimed_at=at, attempts=F("attempts") + 1):
        return None
    return Delivery.objects.select_related("notice__recipient__member").get(pk=delivery_id)


def _try_later(delivery: Delivery, reason: str, at: datetime) -> None:
    wait = wait_after(delivery.attempts)
    if wait is None:
        _finish(delivery, state=DeliveryState.FAILED, message=reason)
    else:
        _finish(delivery, state=DeliveryState.QUEUED, message=reason, claim="", next_try_at=at + wait)


def _finish(delivery: Delivery, **outcome: object) -> None:
    """Write down what came of it: also when the sender was slow and had been taken for dead, for it knows better."""
    Delivery.objects.filter(pk=delivery.pk, claim=delivery.claim).update(**outcome)


def _doubt_the_lost(at: datetime) -> None:
    lost = Delivery.objects.filter(state=DeliveryState.SENDING, claimed_at__lt=at - LOST_AFTER)
    lost.update(state=DeliveryState.UNCERTAIN, message=_("Máy gửi dừng giữa chừng."))
