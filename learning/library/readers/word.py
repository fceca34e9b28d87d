"""Word files: every paragraph that a reader sees, in order, with the numbers Word itself draws."""

import zipfile
from collections.abc import Generator, Iterator
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from foundation.files.kinds import FileRefused
from learning.library.readers.word_numbers import Numbering

LARGEST_PART = 40 * 2**20
"""Bytes of one part of text, unpacked; a thousand pages have some 10 MB."""
SKIPPED = {qn("w:del"), qn("w:txbxContent"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
NOTES = (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)


def paragraphs(content: bytes) -> Generator[str, None, None]:
    """The text in order. Whatever breaks while reading, `FileRefused`: the file is a stranger's."""
    try:
        yield from written(content)
    except FileRefused:
        raise
    except Exception as error:
        raise FileRefused(_("Tệp Word bị hỏng, không mở được. Đồng chí lưu lại bằng Word rồi tải lên.")) from error


def written(content: bytes) -> Generator[str, None, None]:
    """Headers first (stamps stand there), then the body with its tables and text boxes, then notes."""
    check_parts(content)
    document = Document(BytesIO(content))
    numbering = Numbering(document)
    for part in headers(document):
        yield from texts_in(part)
    yield from texts_in(document.element.body, numbering)
    for part in notes(document):
        yield from texts_in(part)


def check_parts(content: bytes) -> None:
    """No part of text is so large that its tree would not fit into memory; pictures are not read at all."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        if any(part.file_size > LARGEST_PART and part.filename.endswith(".xml") for part in package.infolist()):
            raise FileRefused(_("Tệp Word có phần chữ quá lớn. Đồng chí chỉ tải phần văn bản chính."))


def headers(document: Any) -> Iterator[Any]:
    """Page headers that the document defines itself."""
    for section in document.sections:
        for header in (section.first_page_header, section.header):
            if not header.is_linked_to_previous:
                yield header._element


def notes(document: Any) -> Iterator[Any]:
    """Footnotes and endnotes, which stand in parts of their own."""
    for relation in document.part.rels.values():
        if relation.reltype in NOTES and not relation.is_external:
            yield parse_xml(relation.target_part.blob)


def texts_in(element: Any, numbering: Numbering | None = None) -> Iterator[str]:
    """The text of every paragraph below, each line break a paragraph of its own; table cells by rows."""
    for paragraph in element.iter(qn("w:p")):
        if any(above.tag in SKIPPED and above.tag.endswith("Fallback") for above in paragraph.iterancestors()):
            continue
        number = numbering.number_of(paragraph) if numbering else ""
        text = "".join(pieces(paragraph))
        yield from f"{number} {text}".strip().split("\n") if text.strip() else []


def pieces(element: Any) -> Iterator[str]:
    """Runs of text of one paragraph, without what was deleted and without text boxes hung on it."""
    for child in element:
        if child.tag in SKIPPED:
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in BREAKS:
            yield BREAKS[child.tag]
        else:
            yield from pieces(child)
