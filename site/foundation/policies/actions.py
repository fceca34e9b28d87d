"""Publishing a new version of a rule. Versions are never changed, only closed."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.account import Account
from foundation.audit.actions import record
from foundation.policies.kinds import KINDS
from foundation.policies.models import LONGEST_CLAUSE, LONGEST_SOURCE, Policy
from foundation.policies.queries import newest
from foundation.policies.rules import PolicyRefused, Standing, check_start, checked_values


def publish_policy(
    *,
    kind: str,
    values: Mapping[str, object],
    legal_source: str,
    clause: str,
    valid_from: date,
    by: Account | None,
    reason: str,
) -> Policy:
    """Make the next version, in force from the day on; the one before it ends the day before.

    The same once more returns the version that is there. Raises `PolicyRefused` with a sentence: unknown kind,
    values missing or of a wrong type, no source or reason, a start that reaches back, or someone was faster.
    """
    if kind not in KINDS:
        known = ", ".join(KINDS)
        raise PolicyRefused(
            _("Không có loại quy định “%(kind)s”. Các loại: %(known)s.") % {"kind": kind, "known": known}
        )
    if not legal_source.strip() or not reason.strip():
        raise PolicyRefused(_("Phải ghi văn bản làm căn cứ và lý do ban hành."))
    policy = Policy(
        kind=kind,
        values=checked_values(KINDS[kind], values),
        legal_source=legal_source.strip(),
        clause=clause.strip(),
        valid_from=valid_from,
    )
    _check_lengths(policy)
    try:
        return _next_version(policy, by, reason.strip())
    except IntegrityError as error:
        raise _meanwhile() from error


@transaction.atomic
def _next_version(policy: Policy, by: Account | None, reason: str) -> Policy:
    """Two at once: the second finds the former version closed, or the number taken."""
    former = newest(policy.kind)
    if former and _content(former) == _content(policy):
        return former
    standing = Standing(former.version, former.valid_from) if former else None
    check_start(standing, policy.valid_from, timezone.localdate())
    if former:
        _close(former, policy.valid_from - timedelta(days=1))
    policy.version = former.version + 1 if former else 1
    policy.save(force_insert=True)
    before = {"version": former.version, **_content(former)} if former else {}
    after = {"version": policy.version, **_content(policy)}
    record(actor=by, verb="publish_policy", target=policy, before=before, after=after, reason=reason)
    return policy


def _close(former: Policy, last_day: date) -> None:
    if former.valid_to and former.valid_to <= last_day:
        return
    unchanged = Policy.objects.filter(pk=former.pk, valid_to=former.valid_to)
    if not unchanged.update(valid_to=last_day):
        raise _meanwhile()


def _content(policy: Policy) -> dict[str, object]:
    return {
        "values": policy.values,
        "legal_source": policy.legal_source,
        "clause": policy.clause,
        "valid_from": policy.valid_from.isoformat(),
    }


def _check_lengths(policy: Policy) -> None:
    for text, most in ((policy.legal_source, LONGEST_SOURCE), (policy.clause, LONGEST_CLAUSE)):
        if len(text) > most:
            raise PolicyRefused(_("Căn cứ hoặc điều khoản dài quá %(most)d ký tự.") % {"most": most})


def _meanwhile() -> PolicyRefused:
    return PolicyRefused(_("Vừa có người ban hành bản khác của quy định này. Đồng chí xem bản đó rồi hãy làm lại."))
