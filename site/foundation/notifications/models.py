"""Notices to a person, and their way out of the system: the outbox, as rows."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from foundation.notifications.choices import DeliveryState, NoticeKind
from foundation.web.public_id import PublicIdModel

LONGEST_CAUSE = 120
LONGEST_TITLE = 200
LONGEST_ADDRESS = 300


class Notice(PublicIdModel):
    """What one person is told once for one cause. `address` is a path of this site, or empty."""

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    cause = models.CharField(max_length=LONGEST_CAUSE)
    kind = models.CharField(max_length=12, choices=NoticeKind.choices)
    title = models.CharField(max_length=LONGEST_TITLE)
    body = models.TextField(blank=True)
    address = models.CharField(max_length=LONGEST_ADDRESS, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recipient", "cause"], name="notice_once_for_a_cause")]
        indexes = [
            models.Index(fields=["recipient", "-created_at"], name="notice_newest_first"),
            models.Index(fields=["created_at"], name="notice_created_at"),
        ]

    def __str__(self) -> str:
        return f"{self.cause} → {self.recipient_id}"


class Delivery(models.Model):
    """A notice on its way through one channel. `claim` names the sender that holds it since `claimed_at`."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=12)
    state = models.CharField(max_length=10, choices=DeliveryState.choices, default=DeliveryState.QUEUED)
    attempts = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now)
    claim = models.CharField(max_length=32, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    message = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "channel"], name="delivery_once_a_channel")]
        indexes = [models.Index(fields=["state", "next_try_at"], name="delivery_state_next_try")]

    def __str__(self) -> str:
        return f"{self.notice_id} {self.channel} {self.state}"
