"""Files as people send them, and as people send them who mean harm."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from PIL import Image

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
XLSX_PARTS = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}
PPTX_PARTS = {
    "[Content_Types].xml": b"<Types/>",
    "ppt/presentation.xml": b"<presentation/>",
    "_rels/.rels": b"<Relationships/>",
}
RELATION = (
    "<Relationships><Relationship Id='r1' Type='http://o/{type}' Target='{target}' TargetMode='{mode}'/>"
    "</Relationships>"
)
ENTITY = b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"
GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F


def upload(content: bytes, name: str) -> SimpleUploadedFile:
    """As a browser sends it, the name as it stands."""
    sent = SimpleUploadedFile("x", content)
    sent.__dict__["_name"] = name  # Django's own setter already cuts and cleans
    return sent


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20), mode: str = "RGB", exif: bytes = b"") -> bytes:
    """Left half red, right half blue."""
    drawn, target = Image.new("RGB", size, "red"), io.BytesIO()
    drawn.paste("blue", (size[0] // 2, 0, size[0], size[1]))
    drawn.convert(mode).save(target, format=kind, exif=exif)
    return target.getvalue()


def photo_with_place() -> bytes:
    """A phone's picture, turned by a quarter, with where and by what it was taken, and a note."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER], exif[GPS] = 6, "Nokia", {1: "N", 2: (22.0, 40.0, 0.0)}
    target = io.BytesIO()
    Image.open(io.BytesIO(picture())).save(target, format="JPEG", exif=exif.tobytes(), comment=b"secret note")
    return target.getvalue()


def two_in_one() -> bytes:
    """A photograph as some phones write it: MPO, a JPEG with another behind it."""
    first, target = Image.open(io.BytesIO(picture())), io.BytesIO()
    first.save(target, format="MPO", save_all=True, append_images=[Image.new("RGB", (40, 20), "green")])
    return target.getvalue()


def moving_gif() -> bytes:
    """Two images, one after the other, with a remark."""
    first, target = Image.open(io.BytesIO(picture())), io.BytesIO()
    second = Image.new("RGB", (40, 20), "green")
    first.save(target, format="GIF", save_all=True, append_images=[second], comment=b"secret note")
    return target.getvalue()


def pdf_with(objects: bytes) -> bytes:
    """The PDF with these objects before its end."""
    return PDF.replace(b"trailer", b"7 0 obj" + objects + b"endobj\ntrailer")


def packed_objects(objects: bytes) -> bytes:
    """As a stream in which programs pack what they do not show."""
    return b"<</Type/ObjStm/Filter/FlateDecode>>\nstream\n" + zlib.compress(objects) + b"\nendstream "


def huge_png() -> bytes:
    """30,000 by 30,000 pixels in a file of a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\x00" * 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + body + chunk(b"IEND", b"")


def word() -> bytes:
    """A Word file of one paragraph."""
    document, target = Document(), io.BytesIO()
    document.add_paragraph("Bài thu hoạch")
    document.save(target)
    return target.getvalue()


def package(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP of the parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return target.getvalue()


def word_with(parts: Mapping[str, bytes]) -> bytes:
    """The Word file with parts added or replaced."""
    with zipfile.ZipFile(io.BytesIO(word())) as packed:
        return package({name: packed.read(name) for name in packed.namelist()} | dict(parts))


def locked_word() -> bytes:
    """A Word file whose parts claim to be encrypted."""
    content = bytearray(word())
    place = content.find(b"PK\x01\x02")
    while place >= 0:
        content[place + 8] |= 1
        place = content.find(b"PK\x01\x02", place + 4)
    return bytes(content)


def torn(content: bytes) -> bytes:
    """With one wrong byte in the first packed part."""
    return content[:100] + bytes([content[100] ^ 255]) + content[101:]


def related(type_: str, target: str, mode: str = "External") -> bytes:
    """A part of relations with one of that type, to that target."""
    return RELATION.format(type=type_, target=target, mode=mode).encode()


def slides_with(parts: Mapping[str, bytes]) -> bytes:
    """The least PowerPoint file, with parts added or replaced."""
    return package({**PPTX_PARTS, **parts})


def varied(length: int) -> bytes:
    """Letters that do not pack to nothing."""
    dice = random.Random(7)
    return bytes(dice.choices(b"abcdefghijklmnop", k=length))


def repacked(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The package with one part changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return package(
            {each: change(packed.read(each)) if each == name else packed.read(each) for each in packed.namelist()}
        )
