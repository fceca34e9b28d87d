"""Who may see a picture or a document: those who may see a page that shows it, and those who edit."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model

from media.assets.models import PortalDocument, PortalImage
from media.assets.queries import EDITORS, visible_to
from members.access.models import User
from members.access.scope import holds

Reader = User | AnonymousUser
Rule = Callable[[Model, Reader], bool]

_rules: list[Rule] = []


def register(rule: Rule) -> None:
    """Add a rule that says yes for assets shown on pages its app knows."""
    if rule not in _rules:
        _rules.append(rule)


def may_see(asset: PortalImage | PortalDocument, reader: Reader) -> bool:
    """Whether it is one that the editor may choose, or any rule says yes; a guest sees what any rule opens."""
    return _may_choose(asset, reader) or any(rule(asset, reader) for rule in _rules)


def _may_choose(asset: PortalImage | PortalDocument, reader: Reader) -> bool:
    if not isinstance(reader, User) or not (reader.is_superuser or holds(reader, *EDITORS)):
        return False
    return visible_to(reader, type(asset)).filter(pk=asset.pk).exists()
