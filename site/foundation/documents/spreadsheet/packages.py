"""xlsx and ods files are zip packages: unpacked within limits, measured, and packed anew for the reader.

The reader then sees exactly the bytes that were measured, whatever the package claimed of itself.
"""

import re
import zipfile
import zlib
from io import BytesIO
from xml.parsers import expat

from django.utils.translation import gettext as _

from foundation.documents.spreadsheet.limits import (
    LARGEST_UNPACKED,
    MOST_PARTS,
    SheetRefused,
    broken,
    check_size,
)

READ = (".xml", ".rels")
REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]*)(\d+)["']""")
"""The address of a cell (`r="AB12"`) or the number of a row (`r="12"`)."""
LONGEST_COLUMN = 3
"""Letters."""
OTHER_BOMB = re.compile(rb"<!DOCTYPE|<!ENTITY")


def repacked(content: bytes) -> bytes:
    """The package with only the parts that are read, or `SheetRefused`."""
    parts = unpacked(content)
    if any(OTHER_BOMB.search(part) for part in parts.values()):
        raise broken()
    if "xl/workbook.xml" in parts:
        for part in parts.values():
            check_size(*extent_of_xlsx(part))
    elif "content.xml" in parts:
        for extent in extents_of_ods(parts["content.xml"]):
            check_size(*extent)
    else:
        raise SheetRefused(_("Đây không phải bảng tính đọc được. Đồng chí mở bằng Excel, lưu thành .xlsx rồi tải lên."))
    return packed(parts)


def unpacked(content: bytes) -> dict[str, bytes]:
    """Name and bytes of each part that is read, really unpacked and counted."""
    parts: dict[str, bytes] = {}
    room = LARGEST_UNPACKED
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            if len(package.infolist()) > MOST_PARTS:
                raise broken()
            for part in package.infolist():
                if part.filename.endswith(READ) or part.filename == "mimetype":
                    with package.open(part) as stream:
                        parts[part.filename] = stream.read(room + 1)
                    room -= len(parts[part.filename])
                if room < 0:
                    raise SheetRefused(
                        _("Tệp bung ra quá lớn (hơn 200 MB). Đồng chí chia thành nhiều tệp rồi tải lại.")
                    )
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, RuntimeError, OSError) as error:
        raise broken() from error
    return parts


def packed(parts: dict[str, bytes]) -> bytes:
    """The parts as a package without compression."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return target.getvalue()


def extent_of_xlsx(part: bytes) -> tuple[int, int]:
    """The furthest row and column that any cell or row names; a part that is no sheet names none."""
    rows = columns = 0
    for letters, digits in REFERENCE.findall(part):
        rows = max(rows, int(digits[:9]))
        columns = max(columns, column_number(letters))
    return rows, columns


def column_number(letters: bytes) -> int:
    """`A` is 1, `AA` is 27; a column further than any sheet has is simply far."""
    number = 0
    for letter in letters.upper()[: LONGEST_COLUMN + 1]:
        number = number * 26 + letter - 64
    return number


def extents_of_ods(content: bytes) -> list[tuple[int, int]]:
    """Rows and columns of each table up to the last cell with content, repetitions counted."""
    measure = OdsMeasure()
    try:
        measure.parser.Parse(content, True)
    except (expat.ExpatError, ValueError) as error:
        raise broken() from error
    return measure.extents


class OdsMeasure:
    """Adds up rows and cells of an OpenDocument sheet while it is parsed."""

    def __init__(self) -> None:
        self.extents: list[tuple[int, int]] = []
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.row = self.column = self.repeat_row = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A table, row or cell begins."""
        if name == "table:table":
            self.extents.append((0, 0))
            self.row = 0
        elif name == "table:table-row":
            self.column = 0
            self.repeat_row = int(attributes.get("table:number-rows-repeated", "1"))
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self.column += int(attributes.get("table:number-columns-repeated", "1"))
            if "office:value-type" in attributes or "table:formula" in attributes:
                self.filled()
        elif name == "text:p":
            self.filled()

    def end(self, name: str) -> None:
        """A row is over."""
        if name == "table:table-row":
            self.row += self.repeat_row

    def filled(self) -> None:
        """The cell at hand holds something, and so do its repetitions."""
        if self.extents:
            rows, columns = self.extents[-1]
            self.extents[-1] = (max(rows, self.row + self.repeat_row), max(columns, self.column))
