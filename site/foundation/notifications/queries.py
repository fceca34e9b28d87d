"""Reads of notices and of what is to be sent."""

from datetime import datetime

from django.db.models import Q, QuerySet

from foundation.account import Account
from foundation.notifications.choices import DeliveryState
from foundation.notifications.models import Delivery, Notice


def notices_visible_to(user: Account) -> QuerySet[Notice]:
    """One's own, newest first; nobody sees another's."""
    return Notice.objects.filter(recipient=user).order_by("-created_at", "-pk")


def unread(notices: QuerySet[Notice]) -> QuerySet[Notice]:
    """Those not yet read."""
    return notices.filter(read_at__isnull=True)


def outlived(*, read_before: datetime, written_before: datetime) -> QuerySet[Notice]:
    """Notices read, or else written, before the given moments; the second is the earlier one."""
    old = Notice.objects.filter(created_at__lt=read_before)  # what was read then was written then: one index serves
    return old.filter(Q(read_at__lt=read_before) | Q(created_at__lt=written_before))


def due(channel: str, at: datetime) -> QuerySet[Delivery]:
    """What waits to be sent through the channel and whose time has come, the longest waiting first."""
    waiting = Delivery.objects.filter(channel=channel, state=DeliveryState.QUEUED, next_try_at__lte=at)
    return waiting.order_by("next_try_at", "pk")
