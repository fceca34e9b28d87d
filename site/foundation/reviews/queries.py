"""Reads of steps taken. Whoever may see the thing reviewed may see its steps: the caller has asked."""

from django.db.models import QuerySet

from foundation.account import Account
from foundation.reviews.models import Reviewed, ReviewStep
from foundation.reviews.rules import Flow, Step


def steps_of(target: Reviewed) -> QuerySet[ReviewStep]:
    """The thing's steps, from the first."""
    return ReviewStep.objects.filter(object_type=target._meta.label, object_id=target.public_id).order_by("number")


def steps_open_to(flow: Flow, target: Reviewed, user: Account) -> list[Step]:
    """Steps that can be taken now, and by this person."""
    return [step for step in flow.steps_from(target.state) if step.may(target, user)]
