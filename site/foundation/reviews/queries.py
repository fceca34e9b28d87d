"""Reads of steps taken. Whoever may see the thing reviewed may see its steps: the caller has asked."""

from django.db.models import QuerySet

from foundation.reviews.models import Reviewed, ReviewStep


def steps_of(target: Reviewed) -> QuerySet[ReviewStep]:
    """The thing's steps, from the first."""
    return ReviewStep.objects.filter(object_type=target._meta.label, object_id=target.public_id).order_by("number")
