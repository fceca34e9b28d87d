"""What a page is made of: headings, paragraphs, items, tables, pictures; plain data, never markup."""

from typing import Any

Block = dict[str, Any]
Run = list[str]
"""A piece of text and how it stands: `b`, `i`, `bi` or nothing."""

MOST_PAGES = 200
MOST_BLOCKS = 400
"""Of one page."""
LONGEST_PAGE = 40_000
"""Characters."""
MOST_CELLS = 3000
"""Of one table."""


def text_of(block: Block) -> str:
    """All of the block's text, the cells of a table by tabs."""
    if block["kind"] == "table":
        return "\n".join("\t".join(row) for row in block["rows"])
    return "".join(piece for piece, _look in block.get("runs", []))


def joined(runs: list[Run]) -> list[Run]:
    """Neighbours that stand alike as one."""
    found: list[Run] = []
    for text, look in runs:
        if found and found[-1][1] == look:
            found[-1][0] += text
        elif text:
            found.append([text, look])
    return found


def stripped(runs: list[Run]) -> list[Run]:
    """Without blanks at both ends; nothing for blanks alone."""
    whole = joined(runs)
    if whole:
        whole[0][0] = whole[0][0].lstrip()
        whole[-1][0] = whole[-1][0].rstrip()
    return [run for run in whole if run[0]]


def page_of(blocks: list[Block], title: str = "") -> dict[str, Any]:
    """A page as it is sent: its blocks within bounds, and its lines for reading and searching."""
    kept, room = [], LONGEST_PAGE
    for block in blocks[:MOST_BLOCKS]:
        room -= len(text_of(block))
        if room < 0:
            break
        kept.append(block)
    lines = [line.strip() for block in kept for line in text_of(block).split("\n")]
    draws = sum(block["kind"] in ("picture", "missing") for block in kept)
    return {"page": {"title": title, "blocks": kept, "lines": [line for line in lines if line], "draws": draws}}
