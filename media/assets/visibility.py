"""Who may see a picture or a document: those who may see a page that shows it, and those who edit."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model

from members.access.choices import Role
from members.access.models import User
from members.access.scope import OFFICER_ROLES, holds

Reader = User | AnonymousUser
Rule = Callable[[Model, Reader], bool]

_rules: list[Rule] = []


def register(rule: Rule) -> None:
    """Add a rule that says yes for assets shown on pages its app knows."""
    if rule not in _rules:
        _rules.append(rule)


def may_see(asset: Model, user: Reader) -> bool:
    """Whether any rule says yes, to a guest too; editors choose from all assets and so see them."""
    edits = isinstance(user, User) and holds(user, Role.RAPPORTEUR, *OFFICER_ROLES)
    return edits or any(rule(asset, user) for rule in _rules)
