"""Writing to the audit trail, inside the transaction of the change it tells of."""

from typing import Any

from django.db.models import Model

from foundation.account import Account
from foundation.audit.models import AuditEntry


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
    return AuditEntry.objects.create(
        actor=actor,
        verb=verb,
        object_type=target._meta.label,
        object_id=str(getattr(target, "public_id", target.pk)),
        subject=subject,
        before=before or {},
        after=after or {},
        reason=reason,
    )
