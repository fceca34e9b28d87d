"""The parts of a Word or PowerPoint file, and the pictures in them."""

import posixpath
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from PIL import Image

from foundation.documents.page_maker.blocks import Block
from foundation.documents.page_maker.refusal import Refused

OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LARGEST_PART = 40 * 2**20
MOST_PICTURES = 300
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1400
FORMATS = ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF"]
QUALITY = 78


class Package:
    """A file of parts. Pictures are drawn anew into the folder; without one they are only counted."""

    def __init__(self, content: bytes, folder: Path | None) -> None:
        self.zip = zipfile.ZipFile(BytesIO(content))
        self.names = set(self.zip.namelist())
        self.folder = folder
        self.drawn: dict[str, Block] = {}

    def read(self, name: str) -> bytes:
        """A part, unpacked no further than its bound."""
        with self.zip.open(name) as part:
            content = part.read(LARGEST_PART + 1)
        if len(content) > LARGEST_PART:
            raise Refused("broken")
        return content

    def xml(self, name: str) -> Any:
        """The root of a part of markup; None when it is not there. Nothing may be declared in it."""
        if name not in self.names:
            return None
        content = self.read(name)
        bare = content.replace(b"\x00", b"").upper()
        if b"<!DOCTYPE" in bare or b"<!ENTITY" in bare:
            raise Refused("broken")
        return ElementTree.fromstring(content)  # noqa: S314 — declares nothing, as just seen

    def relations(self, name: str) -> dict[str, str]:
        """Where each relation of the part leads within the package, by its number; none leads outside."""
        folder, base = posixpath.split(name)
        root = self.xml(f"{folder}/_rels/{base}.rels")
        found = {}
        for relation in root if root is not None else ():
            if relation.get("TargetMode", "").lower() != "external":
                target = relation.get("Target", "")
                whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
                found[relation.get("Id", "")] = whole
        return found

    def picture(self, name: str | None, alt: str) -> Block:
        """The picture as a block; one that cannot be drawn (a drawing of Windows, say) is said to be missing."""
        known = self.drawn.get(name or "")
        if known:
            return known | {"alt": alt}
        if name not in self.names or len(self.drawn) >= MOST_PICTURES:
            return missing(alt)
        if self.folder is None:
            return {"kind": "picture", "file": "", "width": 0, "height": 0, "alt": alt}
        try:
            block = self.draw(str(name), alt)
        except Exception:  # a stranger's picture may break the decoder in any way
            return missing(alt)
        self.drawn[str(name)] = block
        return block

    def draw(self, name: str, alt: str) -> Block:
        """Anew, as WebP, small enough for a screen."""
        with Image.open(BytesIO(self.read(name)), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return missing(alt)
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            clean = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
        clean.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        file = f"hinh-{len(self.drawn) + 1}.webp"
        clean.save(self.folder / file if self.folder else file, format="WEBP", quality=QUALITY)
        return {"kind": "picture", "file": file, "width": clean.width, "height": clean.height, "alt": alt}


def missing(alt: str) -> Block:
    """Something drawn that a browser does not show: a chart, a diagram, a picture of an old kind."""
    return {"kind": "missing", "alt": alt}


def plain_text(root: Any, tag: str, paragraph: str) -> list[str]:
    """The text of each paragraph below, with nothing of how it looks."""
    found = root.iter(paragraph) if root is not None else ()
    lines = ("".join(piece.text or "" for piece in each.iter(tag)) for each in found)
    return [line.strip() for line in lines if line.strip()]
