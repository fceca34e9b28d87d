"""Things under review, and the steps taken on them."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from foundation.reviews.choices import LONGEST_NAME
from foundation.web.public_id import PublicIdModel


class Reviewed(PublicIdModel):
    """What goes through a flow. Only `foundation.reviews.actions.take_step` changes these two columns."""

    state = models.CharField(max_length=LONGEST_NAME, editable=False)
    steps_taken = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True


class ReviewStep(PublicIdModel):
    """One step taken on one thing, which is known by its model's label and its public id; never changed."""

    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=12)
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=LONGEST_NAME)
    origin = models.CharField(max_length=LONGEST_NAME)
    to = models.CharField(max_length=LONGEST_NAME)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["object_type", "object_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["object_type", "object_id", "number"], name="review_step_numbered_once")
        ]

    def __str__(self) -> str:
        return f"{self.object_type} {self.object_id} {self.number}: {self.name}"
