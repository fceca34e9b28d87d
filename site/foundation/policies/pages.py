"""Policies as the page shows them: what holds today, what is to come, what held before."""

from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from django.utils.functional import Promise

from foundation.policies.clauses import cited
from foundation.policies.kinds import KINDS
from foundation.policies.models import Policy
from foundation.policies.words import WORDS


@dataclass(frozen=True)
class VersionShown:
    """One version and what it lays down, in sentences."""

    policy: Policy
    sentences: list[str]

    @property
    def source(self) -> str:
        """Clause and document."""
        return cited(self.policy)


@dataclass
class PolicyShown:
    """One kind: versions newest first."""

    label: str | Promise
    current: VersionShown | None = None
    coming: list[VersionShown] = field(default_factory=list)
    earlier: list[VersionShown] = field(default_factory=list)


def policies_shown(today: date) -> list[PolicyShown]:
    """Every kind that has a version, in the order of the kinds. One query."""
    rows = Policy.objects.filter(kind__in=list(KINDS)).order_by("kind", "-version")
    found = {kind: _shown(kind, list(versions), today) for kind, versions in groupby(rows, lambda row: row.kind)}
    return [found[kind] for kind in KINDS if kind in found]


def _shown(kind: str, versions: list[Policy], today: date) -> PolicyShown:
    shown = PolicyShown(WORDS[kind].label)
    for policy in versions:
        version = VersionShown(policy, WORDS[kind].of(KINDS[kind](**policy.values)))
        if policy.valid_from > today:
            shown.coming.append(version)
        elif shown.current is None and (policy.valid_to is None or policy.valid_to >= today):
            shown.current = version
        else:
            shown.earlier.append(version)
    return shown
