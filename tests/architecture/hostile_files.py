"""Files sent to do harm, by what they are: name, content, and what must not be left of it anywhere."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from tests.foundation.files import drawings, samples


@dataclass(frozen=True)
class Hostile:
    """`harm` are bytes that no kept file may hold; empty: nothing of the file may be kept at all."""

    name: str
    make: Callable[[], bytes]
    harm: bytes = b""


SCRIPT = b"<script>alert(1)</script>"
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00" * 56 + b"This program cannot be run in DOS mode." * 4


def nested_zip(depth: int = 12) -> bytes:
    """An archive in an archive in an archive."""
    content = samples.word()
    for _ in range(depth):
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("a.zip", content)
        content = target.getvalue()
    return content


def workbook_with(parts: dict[str, bytes]) -> bytes:
    return samples.package({**samples.XLSX_PARTS, **parts})


def linked(type_: str, target: str) -> bytes:
    return samples.word_with({"word/_rels/settings.xml.rels": samples.related(type_, target)})


HOSTILE = {
    "macro file named Word": Hostile("a.docx", lambda: samples.word_with({"word/vbaProject.bin": b"x"})),
    "macro under another name": Hostile(
        "a.docx",
        lambda: samples.word_with(
            {"[Content_Types].xml": b"<Types><Override ContentType='application/vnd.ms-office.vbaProject'/></Types>"}
        ),
    ),
    "Word with an object in it": Hostile("a.docx", lambda: samples.word_with({"word/embeddings/oleObject1.bin": b"x"})),
    "Word with an ActiveX control": Hostile(
        "a.docx", lambda: samples.word_with({"word/activeX/activeX1.xml": b"<a/>"})
    ),
    "Word with a template from elsewhere": Hostile("a.docx", lambda: linked("attachedTemplate", "http://x.vn/t.dotm")),
    "Word with a picture from elsewhere": Hostile("a.docx", lambda: linked("image", "\\\\x.vn\\a.png")),
    "Word that declares entities": Hostile("a.docx", lambda: samples.word_with({"word/a.xml": samples.ENTITY})),
    "Word that leads out": Hostile("a.docx", lambda: samples.word_with({"../../etc/cron.d/a": b"x"})),
    "bomb": Hostile("a.docx", lambda: samples.word_with({"word/media/a.bmp": b"\x00" * 30_000_000})),
    "bomb in a workbook": Hostile("a.xlsx", lambda: workbook_with({"xl/worksheets/s.xml": b" " * 30_000_000})),
    "macro sheet": Hostile("a.xlsx", lambda: workbook_with({"xl/macrosheets/s.xml": b"x"})),
    "archives in archives": Hostile("a.docx", nested_zip),
    "archive named workbook": Hostile("a.xlsx", nested_zip),
    "program named Word": Hostile("a.docx", lambda: PROGRAM),
    "program named PDF": Hostile("a.pdf", lambda: PROGRAM),
    "program named picture": Hostile("a.jpg", lambda: PROGRAM),
    "program named table": Hostile("a.csv", lambda: PROGRAM),
    "program named film": Hostile("a.mp4", lambda: PROGRAM),
    "program named captions": Hostile("a.vtt", lambda: PROGRAM),
    "old Word": Hostile("a.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
    "page before a PDF": Hostile("a.pdf", lambda: b"<html>" + SCRIPT + samples.PDF),
    "PDF with a program": Hostile("a.pdf", lambda: samples.pdf_with(b"<</S/JavaScript/JS(app.alert(1))>>")),
    "PDF with a file": Hostile("a.pdf", lambda: samples.pdf_with(b"<</Type/EmbeddedFile>>")),
    "archive in a PDF": Hostile("a.pdf", lambda: samples.PDF[:-6] + samples.word() + b"\n%%EOF\n"),
    "torn PDF": Hostile("a.pdf", lambda: samples.PDF[:40]),
    "page named picture": Hostile("a.jpg", lambda: b"<!DOCTYPE html>" + SCRIPT),
    "page named text": Hostile("a.txt", lambda: b"<html>" + SCRIPT),
    "page named table": Hostile("a.csv", lambda: b"<html>" + SCRIPT),
    "archive behind a picture": Hostile("a.jpg", lambda: samples.picture() + samples.word(), b"PK\x03\x04"),
    "page behind a picture": Hostile("a.png", lambda: samples.picture("PNG") + SCRIPT, b"<script"),
    "photograph with its place": Hostile("a.jpg", samples.photo_with_place, b"Nokia"),
    "torn picture": Hostile("a.jpg", lambda: samples.picture(size=(600, 600))[:-900]),
    "huge picture": Hostile("a.png", samples.huge_png),
    "drawing with a script": Hostile("a.svg", lambda: drawings.drawing(SCRIPT.decode()), b"alert"),
    "drawing named picture": Hostile("a.png", lambda: drawings.drawing(SCRIPT.decode())),
    "drawing with entities": Hostile("a.svg", lambda: drawings.REFUSED["entities that laugh"][0]),
    "nothing": Hostile("a.pdf", lambda: b""),
}
"""Every one but the pictures is to be refused; of the pictures what one sees may be kept."""

NAMES = {
    "a way out": "../../../etc/passwd.pdf",
    "a way out of Windows": "..\\..\\windows\\a.pdf",
    "turned around": "a\u202efdp.exe.pdf",
    "NUL": "a\x00.pdf",
    "very long": "x" * 2000 + ".pdf",
    "line breaks": "a\r\nSet-Cookie: a=b.pdf",
    "only a suffix": ".pdf",
    "markup": "<img src=x onerror=alert(1)>.pdf",
}
"""Names for a file that is itself in order."""
