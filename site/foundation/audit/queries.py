"""Reads of the audit trail, in bounded memory whatever its length."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet

from foundation.audit.models import SEALED, UNSEALED, AuditEntry

PAGE = 2000
"""Entries read at a time."""


def unsealed() -> QuerySet[AuditEntry]:
    """What waits for its seal, in the order in which it will get it."""
    return AuditEntry.objects.filter(UNSEALED).order_by("pk")


def last_sealed() -> AuditEntry | None:
    """The end of the chain."""
    return AuditEntry.objects.filter(SEALED).order_by("-sequence").first()


def chain() -> Iterator[AuditEntry]:
    """Every sealed entry by its number; should two bear one number, both."""
    sealed = AuditEntry.objects.filter(SEALED).order_by("sequence", "pk")
    page = list(sealed[:PAGE])
    while page:
        yield from page
        last = page[-1]
        page = list(sealed.filter(sequence__gte=last.sequence).exclude(sequence=last.sequence, pk__lte=last.pk)[:PAGE])


def unsealed_since(moment: datetime) -> int:
    """How many entries written before the moment are not sealed."""
    return unsealed().filter(at__lt=moment).count()
