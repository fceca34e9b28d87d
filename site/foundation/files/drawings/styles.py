"""Style sheets and style attributes of drawings: plain properties stay."""

import re

from foundation.files.drawings.allowed import PRESENTATION, is_plain

REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
SELECTOR = re.compile(r"[\w\s.#,>*+~\-]+")


def clean_declarations(text: str) -> str:
    """The declarations of known properties with plain values."""
    kept = []
    for declaration in REMARK.sub(" ", text).split(";"):
        name, colon, value = declaration.partition(":")
        name, value = name.strip().lower(), value.strip()
        if colon and value and name in PRESENTATION and is_plain(value):
            kept.append(f"{name}:{value}")
    return ";".join(kept)


def clean_sheet(text: str) -> str:
    """Its rules, each with a plain selector; what begins with `@` is left out whole.

    An unclosed remark, a `\\` or a `<` hides what a browser would read: nothing of such a sheet stays.
    """
    bare = REMARK.sub(" ", text)
    if "\\" in bare or "<" in bare or "/*" in bare:
        return ""
    kept = []
    for selector, body in _rules(bare):
        declarations = clean_declarations(body)
        if declarations and SELECTOR.fullmatch(selector):
            kept.append(f"{selector.strip()}{{{declarations}}}")
    return "\n".join(kept)


def _rules(text: str) -> list[tuple[str, str]]:
    """Selector and body of every rule outside any at-rule."""
    found, at = [], 0
    while (opening := text.find("{", at)) >= 0:
        head = text[at:opening]
        closing = _end_of(text, opening)
        selector = head.rpartition(";")[2]  # an @import without a body ends with one
        if "@" not in selector and "{" not in text[opening + 1 : closing]:
            found.append((selector, text[opening + 1 : closing]))
        at = closing + 1
    return found


def _end_of(text: str, opening: int) -> int:
    """Where the brace opened there closes; the text's end if never."""
    depth = 0
    for place in range(opening, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return place
    return len(text)
