"""A drawing built anew: known elements, known attributes, nothing that acts or fetches."""

import base64
import binascii
import re
from typing import Any

from lxml import etree

from foundation.files.drawings.allowed import (
    ATTRIBUTES,
    ELEMENTS,
    FREE_TEXT,
    HREF,
    NAME,
    SPACE,
    SVG,
    UNWRAPPED,
    WITH_HREF,
    WORDY,
    XLINK,
    is_plain,
)  # fmt: skip
from foundation.files.drawings.costs import check_costs
from foundation.files.drawings.reading import broken, root_of, too_rich
from foundation.files.drawings.styles import clean_declarations, clean_sheet
from foundation.files.kinds import FileRefused
from foundation.files.pictures import drawn_anew, pixels_of

MOST_PICTURES = 60
MOST_PIXELS = 52_000_000
"""Of all pictures in it together."""
MOST_FILTERS = 200
LARGEST_BLUR = 300.0
LONGEST_SIDE = 20_000.0
"""Units of the drawing's own width and height."""
EMBEDDED = re.compile(r"\s*data:image/(?:png|jpe?g|webp|gif);base64,([A-Za-z0-9+/=\s]+)")
FRAGMENT = re.compile(r"#[\w.\-]+")
LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(?:px|pt|mm|cm)?\s*")


def cleaned(content: bytes) -> bytes:
    """The same drawing without programs, links, animations, or anything fetched from elsewhere.

    Raises `FileRefused` for what is no SVG, declares entities, or would take a phone too long to draw.
    """
    made = _Cleaning().element(root_of(content))
    _set_size(made)
    check_costs(made)
    etree.cleanup_namespaces(made)
    written: bytes = etree.tostring(made, encoding="utf-8", xml_declaration=True)
    return written


class _Cleaning:
    """One drawing under way: pictures in it are counted, each is drawn anew."""

    def __init__(self) -> None:
        self.pictures = self.filters = self.pixels = 0

    def element(self, found: Any, parent: Any = None) -> Any:
        """A clean copy below `parent`, of what is allowed below it."""
        name = found.tag.removeprefix(f"{{{SVG}}}")
        tag = f"{{{SVG}}}{'g' if name in UNWRAPPED else name}"
        made = (
            etree.Element(tag, nsmap={None: SVG, "xlink": XLINK}) if parent is None else etree.SubElement(parent, tag)
        )
        self._count(name)
        for key, value in found.attrib.items():
            self._attribute(made, name, key, value)
        if name == "style":
            made.text = clean_sheet("".join(found.itertext()))
            return made
        made.text = found.text if name in WORDY else None
        for child in found:
            if isinstance(child.tag, str) and child.tag.removeprefix(f"{{{SVG}}}") in ELEMENTS:
                copy = self.element(child, made)
                copy.tail = child.tail if name in WORDY else None
        return made

    def _count(self, name: str) -> None:
        self.pictures += name == "image"
        self.filters += name == "filter"
        if self.pictures > MOST_PICTURES or self.filters > MOST_FILTERS:
            raise too_rich()

    def _attribute(self, made: Any, element: str, key: str, value: str) -> None:
        if key in HREF:
            if element in WITH_HREF and (address := self._address(element, value)):
                made.set("href", address)
        elif key == "style":
            made.set("style", clean_declarations(value))
        elif key in {"id", "class"}:
            if NAME.fullmatch(value):
                made.set(key, value)
        elif key == SPACE or key in FREE_TEXT or (key in ATTRIBUTES and is_plain(value)):
            made.set(key, _bounded(key, value))

    def _address(self, element: str, value: str) -> str | None:
        """Within the drawing; for a picture, itself, drawn anew."""
        if element != "image":
            return value.strip() if FRAGMENT.fullmatch(value.strip()) else None
        embedded = EMBEDDED.fullmatch(value)
        if not embedded:
            return None
        try:
            sent = base64.b64decode(embedded[1])
            self.pixels += pixels_of(sent)
            if self.pixels > MOST_PIXELS:
                return None
            kind, content = drawn_anew(sent)
        except (FileRefused, binascii.Error, ValueError):
            return None
        return f"data:{kind.content_type};base64,{base64.b64encode(content).decode()}"


def _bounded(key: str, value: str) -> str:
    """A wide blur keeps a processor busy."""
    if key != "stdDeviation":
        return value
    try:
        return " ".join(str(min(float(part), LARGEST_BLUR)) for part in value.replace(",", " ").split())
    except ValueError:
        return "0"


def _set_size(root: Any) -> None:
    """Width, height and view box, so that the picture has a size wherever it stands; raises for none or a huge one."""
    box = root.get("viewBox", "").replace(",", " ").split()
    try:
        sides = [float(number) for number in box][2:4] if len(box) == 4 else []
    except ValueError:
        sides = []
    own = [LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    if len(sides) != 2 and all(own):
        sides = [float(length[1]) for length in own if length]
        root.set("viewBox", f"0 0 {sides[0]:g} {sides[1]:g}")
    if len(sides) != 2 or not all(1 <= side <= LONGEST_SIDE for side in sides):
        raise broken()
    root.set("width", f"{sides[0]:g}")
    root.set("height", f"{sides[1]:g}")
