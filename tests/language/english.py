"""Texts that were left in English: whole entries of the packages' catalogs, and words that cannot be Vietnamese."""

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from portal.catalogs import key
from tests.language.screens import Said
from tests.language.syllables import foreign_words

PACKAGES = (
    "wagtail.admin",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.search",
)
CORE = ("wagtail", "django.conf", "django.contrib.auth", "django.contrib.contenttypes", "taggit")
"""These packages hold others: only their own catalog counts."""
KEPT = {
    "web": "a word of Vietnamese by now",
    "byte": "a unit",
    "URL": "the name that browsers use",
    "JavaScript": "a proper name, in the notice for browsers without it",
    "Ctrl": "printed on the key",
    "Shift": "printed on the key",
    "Esc": "printed on the key",
    "Enter": "printed on the key",
    "English": "a language is offered under its own name",
    **dict.fromkeys(
        ("exe", "docx", "pdf", "txt", "xlsx", "pptx", "jpg", "jpeg", "png", "webp", "svg"), "endings of file names"
    ),
}
"""Words that stay as they are, and why."""


def catalogs(kind: str) -> Iterator[Path]:
    """The English catalogs of the packages that an editor meets: `django` or `djangojs`."""
    for package in (*CORE, *PACKAGES):
        spec = find_spec(package)
        folders = spec.submodule_search_locations if spec else []
        yield from (
            po for folder in folders or [] if (po := Path(folder, "locale/en/LC_MESSAGES", f"{kind}.po")).exists()
        )


def messages(kind: str) -> Iterator[Message]:
    """Every message of those catalogs."""
    for po in catalogs(kind):
        with po.open("rb") as source:
            yield from (message for message in read_po(source) if message.id)


@cache
def whole_texts() -> frozenset[str]:
    """What the packages say in English, as far as nothing is filled in."""
    every = [key(message.id) for kind in ("django", "djangojs") for message in messages(kind)]
    return frozenset(text for text in every if text.isascii() and text[1:].strip() and not {"%", "{"} & set(text))


@cache
def left_in_english(text: str) -> str:
    """What of the text is English; empty when nothing is."""
    words = [word for word in foreign_words(text) if word not in KEPT]
    return " ".join(words) or (text if text in whole_texts() and text not in KEPT else "")


def leftovers(said: Iterator[Said]) -> set[str]:
    """Each text that holds English, with where it stands."""
    return {f"{where}: {text} [{english}]" for where, text in said if (english := left_in_english(text))}
