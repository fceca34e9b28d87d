"""Reading uploaded official texts: bytes in, paragraphs out. Nothing here touches the database."""

from collections.abc import Callable, Generator

from learning.library.readers import pdf, plain, word
from learning.library.readers.formats import FileFormat, FileRefused

Report = Callable[[int, int], None]


def paragraphs_of(content: bytes, file_format: FileFormat, report: Report | None = None) -> Generator[str, None, None]:
    """The text's paragraphs in order; `report(done, total)` is told of progress. Raises `FileRefused`."""
    if file_format is FileFormat.PDF:
        return pdf.paragraphs(content, report)
    if file_format is FileFormat.WORD:
        return word.paragraphs(content)
    return plain.paragraphs(content)


__all__ = ["FileFormat", "FileRefused", "Report", "paragraphs_of"]
