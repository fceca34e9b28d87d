"""Files made to harm: every one is refused with a sentence or read as plain text; none is a fault."""

import io
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from learning.library.models import OfficialText
from tests.cast import Cast
from tests.factories.library import make_resolution

pytestmark = pytest.mark.django_db

ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY a "lol">'
    b'<!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
)
Change = Callable[[bytes], bytes]


def word_file(part: str, change: Change) -> bytes:
    """A Word file of one paragraph with one part changed."""
    document, packed, changed = Document(), io.BytesIO(), io.BytesIO()
    document.add_paragraph("Điều 1. TEXT")
    document.save(packed)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content) if name == part else content)
    return changed.getvalue()


def encrypted() -> bytes:
    """A Word file whose parts claim to be encrypted."""
    content = bytearray(word_file("", bytes))
    place = content.find(b"PK\x01\x02")
    while place >= 0:
        content[place + 8] |= 1
        place = content.find(b"PK\x01\x02", place + 4)
    return bytes(content)


def torn() -> bytes:
    """A Word file with one wrong byte in a packed part."""
    content = word_file("", bytes)
    return content[:400] + bytes([content[400] ^ 255]) + content[401:]


HARMFUL: dict[str, Callable[[], bytes]] = {
    "list that starts at no number": lambda: word_file(
        "word/numbering.xml", lambda xml: xml.replace(b'w:start w:val="1"', b'w:start w:val="abc"', 1)
    ),
    "list level without a number": lambda: word_file(
        "word/numbering.xml", lambda xml: xml.replace(b'w:ilvl="0"', b"", 1)
    ),
    "no Word text": lambda: word_file("word/document.xml", lambda xml: b'<?xml version="1.0"?><a/>'),
    "no content types": lambda: word_file("[Content_Types].xml", lambda xml: b"<a/>"),
    "nested without end": lambda: word_file(
        "word/document.xml", lambda xml: xml.replace(b"<w:body>", b"<w:body>" + b"<w:p>" * 5000 + b"</w:p>" * 5000)
    ),
    "encrypted parts": encrypted,
    "torn": torn,
}


def upload(cast: Cast, content: bytes, name: str) -> int:
    """The status of the upload page's answer."""
    resolution = make_resolution(cast.officer, cast.province)
    upload = {"file": SimpleUploadedFile(name, content)}
    return cast.client("officer").post(f"/thu-vien/{resolution.slug}/van-ban/tai-len/", upload).status_code


@pytest.mark.parametrize("kind", HARMFUL)
def test_a_harmful_word_file_is_refused_and_leaves_nothing(cast: Cast, kind: str) -> None:
    assert (upload(cast, HARMFUL[kind](), "a.docx"), OfficialText.objects.count()) == (422, 0)


def test_a_package_with_entities_is_refused(cast: Cast) -> None:
    content = word_file(
        "word/document.xml", lambda xml: ENTITIES + xml.split(b"?>", 1)[1].replace(b"TEXT", b"root &file; &c;")
    )
    assert (upload(cast, content, "a.docx"), OfficialText.objects.count()) == (422, 0)


def test_a_nul_far_into_a_text_is_refused_in_words(cast: Cast) -> None:
    content = ("Điều 1. Phạm vi\n" * 400 + "Điều 2.\x00 Hết\n").encode()
    assert (upload(cast, content, "a.txt"), OfficialText.objects.count()) == (422, 0)
