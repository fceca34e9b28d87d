"""Translation catalogs: our words stand in Vietnamese in the code, English in `site/locale/en`.

`site/locale/vi` holds only what Django and Wagtail leave untranslated.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

Message = str | tuple[str, ...] | list[str]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
SOURCES = ("site/portal", "site/foundation", "members", "media", "learning", "assessments", "reports", "implementation")


def compile_stale(locale: Path) -> int:
    """Compile each `.po` newer than its `.mo`; returns how many were compiled."""
    stale = [po for po in locale.glob("*/LC_MESSAGES/*.po") if is_stale(po)]
    for po in stale:
        catalog = load(po)
        with po.with_suffix(".mo").open("wb") as target:
            write_mo(target, catalog)
    return len(stale)


def is_stale(po: Path) -> bool:
    """Whether the compiled file is missing or older than its source."""
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime


def load(po: Path) -> Catalog:
    """Read a catalog file."""
    with po.open("rb") as source:
        return read_po(source, locale=po.parts[-3])


def messages_of(root: Path) -> Iterator[tuple[str, Message, str | None]]:
    """Every translatable text in code and templates: (file, message, context)."""
    for folder in SOURCES:
        for path in sorted((root / folder).rglob("*.py")):
            yield from messages_in(root, path, path.read_text(encoding="utf-8"))
    for path in sorted((root / "templates").rglob("*.html")):
        as_code = templatize(path.read_text(encoding="utf-8"))
        # Babel reads Python: what is left of a template must not look indented.
        yield from messages_in(root, path, "\n".join(line.lstrip() for line in as_code.splitlines()))


def messages_in(root: Path, path: Path, code: str) -> Iterator[tuple[str, Message, str | None]]:
    """The translatable texts of one file."""
    name = path.relative_to(root).as_posix()
    for _line, message, _comments, context in extract("python", io.BytesIO(code.encode()), keywords=KEYWORDS):
        yield name, message, context


def template_catalog(root: Path) -> Catalog:
    """All our messages, without translations."""
    catalog = Catalog(charset="utf-8", fuzzy=False)
    for _name, message, context in messages_of(root):
        catalog.add(message, context=context)
    return catalog


def update_english(root: Path, po: Path) -> None:
    """Add new messages to the English catalog, untranslated, and drop those no longer used."""
    catalog = load(po) if po.exists() else Catalog(locale="en", charset="utf-8", fuzzy=False)
    catalog.update(template_catalog(root), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    po.parent.mkdir(parents=True, exist_ok=True)
    with po.open("wb") as target:
        write_po(target, catalog, width=0, no_location=True, sort_output=True, omit_header=False)


def shortcomings(root: Path, po: Path) -> list[str]:
    """What the English catalog lacks or no longer needs, one sentence each; empty when in order."""
    wanted = {(key(m), context) for _name, m, context in messages_of(root)}
    catalog = load(po)
    held = {(key(m.id), m.context): m for m in catalog if m.id}
    lacking = [f"missing: {identity[0]}" for identity in sorted(wanted - held.keys(), key=str)]
    unused = [f"no longer used: {identity[0]}" for identity in sorted(held.keys() - wanted, key=str)]
    empty = [f"untranslated: {key(m.id)}" for m in held.values() if m.fuzzy or not all(texts(m.string))]
    return lacking + unused + empty


def key(message: Message) -> str:
    """A message's identity; a plural goes by its singular."""
    return str(message[0]) if isinstance(message, tuple | list) else str(message)


def texts(string: object) -> list[str]:
    """The translation as a list of its forms."""
    return [str(s) for s in string] if isinstance(string, tuple | list) else [str(string)]
