"""Who may see a picture or a document: those who may see a page that shows it, and those who edit."""

from collections.abc import Callable

from django.db.models import Model

from members.access.choices import Role
from members.access.models import User
from members.access.scope import OFFICER_ROLES, holds

Rule = Callable[[Model, User], bool]

_rules: list[Rule] = []


def register(rule: Rule) -> None:
    """Add a rule that says yes for assets shown on pages its app knows."""
    if rule not in _rules:
        _rules.append(rule)


def may_see(asset: Model, user: User) -> bool:
    """Whether any rule says yes; editors choose from all assets and so see them."""
    return holds(user, Role.RAPPORTEUR, *OFFICER_ROLES) or any(rule(asset, user) for rule in _rules)
