"""What a screen says: its texts, the attributes that are shown or read out, and the texts it hands to its scripts."""

import json
import re
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, Comment, Tag

SPOKEN = ("title", "aria-label", "aria-description", "placeholder", "alt", "label", "summary")
LITERAL = re.compile(r"""(?<![\w\\])(["'])((?:\\.|(?!\1)[^\\\n])*)\1""")
SENTENCE = re.compile(r"[A-ZÀ-Ỹ“(‘'\"%{]?[^\W\d_].*\s.*|[A-ZÀ-Ỹ][^\W_]+[…:.?!]?")
CODE = re.compile(r"[;{}=#]|->|\bw-|^(?:GET|POST|DELETE)$")
DATA_KEYS = re.compile(
    "(?:id|name|type|icon|icon_?name|url|href|src|class(?:name|es)?|type_?name|field|csrf.*|svg.*)$", re.I
)
Said = tuple[str, str]
"""Where a text stands, and the text."""


def said_in_answer(text: str) -> Iterator[Said]:
    """Every text of an answer, be it a page or JSON."""
    return said_in_data(text, "json") if text[:1] in {"{", "["} else said_in(text)


def said_in(markup: str) -> Iterator[Said]:
    """Every text of a page or fragment."""
    soup = BeautifulSoup(markup, "lxml")
    for node in soup.find_all(string=True):
        parent = node.parent
        if isinstance(node, Comment) or parent is None or parent.has_attr("hidden"):
            continue
        if parent.name == "script":
            yield from said_by_script(parent, str(node))
        elif parent.name not in {"style", "html", "[document]"}:
            yield parent.name, plain(node)
    for tag in soup.find_all(True):
        yield from said_by_attributes(tag)


def said_by_attributes(tag: Tag) -> Iterator[Said]:
    """What a tag shows besides its text."""
    for name, value in tag.attrs.items():
        text = " ".join(value) if isinstance(value, list) else str(value)
        if name in SPOKEN or (
            name == "value" and tag.name == "input" and tag.get("type") in {"submit", "button", "reset"}
        ):
            yield f"{tag.name}[{name}]", plain(text)
        elif (name.startswith("data-") and not name.endswith("-target-value")) or (
            name == "value" and tag.get("type") == "hidden"
        ):
            yield from said_in_data(text, f"{tag.name}[{name}]")


def said_by_script(script: Tag, code: str) -> Iterator[Said]:
    """A script's data, or the literals of its code."""
    if "json" in str(script.get("type", "")):
        yield from said_in_data(code, "json")
        return
    for _quote, literal in LITERAL.findall(code):
        if SENTENCE.fullmatch(literal) and not CODE.search(literal):
            yield "script", plain(literal)


def said_in_data(text: str, where: str) -> Iterator[Said]:
    """The sentences in JSON, or the text itself where it is none."""
    if text[:1] not in '{["':
        if " " in text and SENTENCE.fullmatch(text) and not CODE.search(text):
            yield where, plain(text)
        return
    try:
        value = json.loads(text)
    except ValueError:
        return
    yield from said_in_value(value, where)


def said_in_value(value: Any, where: str, key: str = "") -> Iterator[Said]:
    """Walk through JSON; what keys name as identifiers is none of the reader's business."""
    if isinstance(value, dict):
        for inner, entry in value.items():
            yield from said_in_value(entry, f"{where}.{inner}", inner)
    elif isinstance(value, list):
        for entry in value:
            yield from said_in_value(entry, where, key)
    elif isinstance(value, str) and not DATA_KEYS.match(key):
        if "<" in value and ">" in value:
            yield from said_in(value)
        elif SENTENCE.fullmatch(value) and not CODE.search(value):
            yield where, plain(value)


def plain(text: str) -> str:
    """Spaces as one."""
    return " ".join(text.split())
