"""Writing to the audit trail, inside the transaction of the change it tells of; sealing it afterwards."""

import logging
from collections.abc import Iterable
from itertools import chain, islice
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from foundation.account import Account
from foundation.audit.models import AuditEntry
from foundation.audit.queries import last_sealed, unsealed
from foundation.audit.rules import BEGINNING, sealed_in_turn

logger = logging.getLogger(__name__)

BATCH = 2000
"""Entries written, or sealed, at a time."""
MOST_CONFLICTS = 5
SEAL = """
    UPDATE foundation_auditentry SET sequence = seals.column1, hash = seals.column2 FROM (VALUES {rows}) AS seals
    WHERE foundation_auditentry.id = seals.column3 AND foundation_auditentry.sequence IS NULL
"""


class SealedMeanwhile(Exception):
    """Another sealer was faster; nothing was written."""


def entry(
    *,
    actor: Account | None,
    verb: str,
    target: Model,
    subject: str = "",
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
) -> AuditEntry:
    """An entry not yet written, for `record_many`. The arguments are those of `record`."""
    return AuditEntry(
        actor=actor,
        verb=verb,
        object_type=target._meta.label,
        object_id=str(getattr(target, "public_id", target.pk)),
        subject=subject,
        before=before or {},
        after=after or {},
        reason=reason,
    )


def record(
    *,
    actor: Account | None,
    verb: str,
    target: Model,
    subject: str = "",
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
) -> AuditEntry:
    """Append one entry. `actor` None means the system itself; `subject` is a member's public id."""
    written = entry(actor=actor, verb=verb, target=target, subject=subject, before=before, after=after, reason=reason)
    written.save(force_insert=True)
    return written


def record_many(*, entries: Iterable[AuditEntry]) -> int:
    """Append entries made with `entry`, one query for every 2,000 of them; returns how many."""
    waiting, written = iter(entries), 0
    with transaction.atomic():
        while batch := list(islice(waiting, BATCH)):
            written += len(AuditEntry.objects.bulk_create(batch))
    return written


def seal() -> int:
    """Number and chain all that is not sealed, batch by batch, each in a transaction; returns how many.

    May be killed at any moment and may run twice at once: a batch is sealed whole or not at all, and who comes
    second starts again from the new end, or leaves the rest to the one who keeps being faster.
    """
    sealed = conflicts = 0
    while conflicts < MOST_CONFLICTS:
        try:
            batch = _seal_batch()
        except (SealedMeanwhile, IntegrityError):
            conflicts += 1
            continue
        sealed += batch
        if batch < BATCH:
            return sealed
    logger.info("another sealer is at work; %s entries sealed here", sealed)
    return sealed


@transaction.atomic
def _seal_batch() -> int:
    """The next entries. The first goes alone: there a second sealer waits, and then finds it sealed."""
    last = last_sealed()
    end = (last.sequence or 0, last.hash) if last else (0, BEGINNING)
    seals = list(sealed_in_turn(unsealed()[:BATCH], *end))
    _write(seals[:1])
    _write(seals[1:])
    return len(seals)


def _write(seals: list[tuple[int, str, int]]) -> None:
    """Put the seals on; `SealedMeanwhile` unless every entry still was without."""
    if not seals:
        return
    statement = SEAL.format(rows=", ".join(["(%s, %s, %s)"] * len(seals)))
    with connection.cursor() as cursor:
        cursor.execute(statement, list(chain.from_iterable(seals)))
        if cursor.rowcount != len(seals):
            raise SealedMeanwhile
