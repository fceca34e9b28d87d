"""Telling people something, once for each cause."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone, translation
from django.utils.functional import Promise

from foundation.jobs.queue import hurry
from foundation.notifications import channels
from foundation.notifications.actions.counting import count_new
from foundation.notifications.choices import NoticeKind
from foundation.notifications.models import LONGEST_ADDRESS, LONGEST_CAUSE, LONGEST_TITLE, Delivery, Notice
from foundation.notifications.rules import in_one_line, leads_within_the_site

CHUNK = 500


@transaction.atomic
def notify(
    *,
    recipients: Iterable[int],
    cause: str,
    kind: NoticeKind,
    title: str | Promise,
    body: str | Promise = "",
    address: str = "",
    at: datetime | None = None,
) -> int:
    """Tell each recipient (an account's number), unless told before for this cause. Returns how many notices are new.

    Part of the caller's transaction: rolled back with it, sent only after it. May be repeated and may run at once
    with itself: the constraint keeps one notice per recipient and cause (`retake:ab12:due-3`). Texts are kept in
    Vietnamese, lazy ones translated so whatever language the caller works in; a title longer than 200 characters is
    cut. `at` is when it happened, now unless told. Only numbers are held for all recipients; rows are written 500 at a
    time. The account's row stays locked until the transaction ends: notify many in a transaction of its own, not amid
    long work; several times in one transaction only within `counted_last`.

    Raises ValueError for a cause that is empty or longer than 120 characters, or an `address` that is not a path
    of this site. The notice itself says what happened and when, hence no audit entry besides.
    """
    _refuse_misuse(cause, address)
    with translation.override(settings.LANGUAGE_CODE):
        told: dict[str, Any] = {"title": in_one_line(str(title), LONGEST_TITLE), "body": str(body)}
    told |= {"cause": cause, "kind": kind, "address": address, "created_at": at or timezone.now()}
    new, queued = 0, 0
    for some in _chunks(sorted(set(recipients))):  # in order, so that two at once do not wait for each other
        written = _write(some, told)
        count_new(written)
        new, queued = new + len(written), queued + _queue(written)
    if queued:
        transaction.on_commit(lambda: hurry("foundation.deliver_notices"))
    return new


def _refuse_misuse(cause: str, address: str) -> None:
    if not 0 < len(cause) <= LONGEST_CAUSE:
        raise ValueError(f"a cause has 1 to {LONGEST_CAUSE} characters: {cause!r}")
    if address and (len(address) > LONGEST_ADDRESS or not leads_within_the_site(address)):
        raise ValueError(f"not a path of this site: {address!r}")


def _chunks(recipients: list[int]) -> Iterator[list[int]]:
    return (recipients[start : start + CHUNK] for start in range(0, len(recipients), CHUNK))


def _write(recipients: list[int], told: dict[str, Any]) -> dict[int, int]:
    """The new notices' numbers by recipient: only ours bear the public ids given here."""
    notices = [Notice(recipient_id=recipient, **told) for recipient in recipients]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    ours = Notice.objects.filter(public_id__in=[notice.public_id for notice in notices])
    return dict(ours.values_list("recipient", "pk"))


def _queue(written: dict[int, int]) -> int:
    """One delivery for each channel that reaches the recipient; returns how many."""
    deliveries: list[Delivery] = []
    for channel in channels.registered() if written else []:
        reached = channel.reached(get_user_model().objects.filter(pk__in=written))
        for recipient in reached.values_list("pk", flat=True):
            deliveries.append(Delivery(notice_id=written[recipient], channel=channel.code))
    Delivery.objects.bulk_create(deliveries)
    return len(deliveries)
