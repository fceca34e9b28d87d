"""Who may see a picture or a document: those who may see a page that shows it, and those who edit."""

from collections.abc import Callable

from django.db.models import Model

from media.assets.models import PortalDocument, PortalImage
from media.assets.queries import EDITORS, visible_to
from members.access.models import User
from members.access.scope import holds

Rule = Callable[[Model, User], bool]

_rules: list[Rule] = []


def register(rule: Rule) -> None:
    """Add a rule that says yes for assets shown on pages its app knows."""
    if rule not in _rules:
        _rules.append(rule)


def may_see(asset: PortalImage | PortalDocument, user: User) -> bool:
    """Whether it is one that the editor may choose, or any rule says yes."""
    edits = user.is_superuser or holds(user, *EDITORS)
    chosen = edits and visible_to(user, type(asset)).filter(pk=asset.pk).exists()
    return chosen or any(rule(asset, user) for rule in _rules)
