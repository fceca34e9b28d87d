"""Which policy is in force."""

from datetime import date
from typing import TypeVar, cast

from django.db.models import Q

from foundation.policies.kinds import KINDS
from foundation.policies.models import Policy

Values = TypeVar("Values")


def in_force(kind: str, on: date) -> Policy:
    """The newest version valid on the day.

    Raises `Policy.DoesNotExist` when none is, which only a wrong set-up can bring about.
    """
    valid = Policy.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on), kind=kind, valid_from__lte=on)
    policy = valid.order_by("-version").first()
    if policy is None:
        raise Policy.DoesNotExist(f"no policy {kind!r} in force on {on}")
    return policy


def newest(kind: str) -> Policy | None:
    """The version with the highest number, in force already or not yet."""
    return Policy.objects.filter(kind=kind).order_by("-version").first()


def values_in_force(values_type: type[Values], on: date) -> Values:
    """The typed values in force on the day."""
    kind = next(name for name, known in KINDS.items() if known is values_type)
    return cast(Values, KINDS[kind](**in_force(kind, on).values))
