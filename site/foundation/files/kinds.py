"""The kinds of file that can be kept, and the refusal of every other."""

from enum import Enum

OOXML = "application/vnd.openxmlformats-officedocument."


class FileRefused(Exception):
    """The file cannot be taken; the text says why and what to do, for the person who sent it."""


class FileKind(Enum):
    """Content type as served, and the suffixes that fit; the first is the one we give."""

    PDF = ("application/pdf", "pdf")
    JPEG = ("image/jpeg", "jpg", "jpeg")
    PNG = ("image/png", "png")
    WEBP = ("image/webp", "webp")
    SVG = ("image/svg+xml", "svg")
    DOCX = (OOXML + "wordprocessingml.document", "docx")
    PPTX = (OOXML + "presentationml.presentation", "pptx")
    XLSX = (OOXML + "spreadsheetml.sheet", "xlsx")
    TEXT = ("text/plain; charset=utf-8", "txt")
    CSV = ("text/csv; charset=utf-8", "csv")

    @property
    def content_type(self) -> str:
        """As served."""
        return self.value[0]

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Without the dot, lower case."""
        return self.value[1:]

    @property
    def suffix(self) -> str:
        """The one we give."""
        return self.suffixes[0]


PICTURES = frozenset({FileKind.JPEG, FileKind.PNG, FileKind.WEBP})
DRAWINGS = PICTURES | {FileKind.SVG}
"""What an editor puts into a page: photographs, and drawings written as code."""
PAPERS = PICTURES | {FileKind.PDF, FileKind.DOCX}
"""Evidence and essays: a picture of a page, or the page itself."""
OUTLINES = frozenset({FileKind.DOCX, FileKind.PPTX, FileKind.PDF})
"""What is spoken from: a text, slides, or their pages."""
TABLES = frozenset({FileKind.XLSX, FileKind.CSV})
DOWNLOADS = OUTLINES | {FileKind.XLSX, FileKind.TEXT}
"""What a page offers for download."""
TEXTS = frozenset({FileKind.DOCX, FileKind.PDF, FileKind.TEXT})
"""What an official text comes as."""
SHOWN = PICTURES | {FileKind.PDF, FileKind.TEXT}
"""What a browser shows by itself."""
KIND_OF = {kind.content_type: kind for kind in FileKind}


def suffixes_of(kinds: frozenset[FileKind]) -> list[str]:
    """Every fitting suffix, with its dot, in the order of the kinds."""
    return [f".{suffix}" for kind in FileKind if kind in kinds for suffix in kind.suffixes]
