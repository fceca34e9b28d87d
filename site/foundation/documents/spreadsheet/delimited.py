"""CSV files in the encodings and with the separators that offices use; every value stays text."""

import codecs
import csv
import re
import unicodedata
from collections.abc import Iterator
from io import StringIO

from django.utils.translation import gettext as _

from foundation.documents.spreadsheet.limits import SheetRefused, check_size
from foundation.documents.text import printable

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SEPARATORS = ("\t", ";", ",")
SAMPLE_LINES = 20
INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]")


def rows_of(content: bytes) -> Iterator[list[str | None]]:
    """The lines' values, trimmed; None where there is nothing. Raises `SheetRefused`."""
    text = decoded(content).replace("\x00", "")
    separator, text = separator_of(text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        for number, row in enumerate(reader, start=1):
            check_size(number, len(row))
            yield [tidy(value) for value in row]
    except csv.Error as error:
        raise SheetRefused(
            _("Tệp CSV sai cấu trúc, không chia được thành cột. Đồng chí lưu thành .xlsx rồi tải lại.")
        ) from error


def tidy(value: str) -> str | None:
    """Composed and trimmed, without control and invisible signs; None if nothing is left."""
    return printable(INVISIBLE.sub("", value).replace("\xa0", " ")).strip() or None


def separator_of(text: str) -> tuple[str, str]:
    """The separator and the text that follows: as Excel's `sep=` line says, else what splits the first lines evenly."""
    first, _end, rest = text.partition("\n")
    if first.lower().startswith("sep=") and first.rstrip("\r")[4:] in SEPARATORS:
        return first.rstrip("\r")[4:], rest
    lines = [line for line in text.splitlines()[:SAMPLE_LINES] if line.strip()]
    return max(SEPARATORS, key=lambda separator: evenness(lines, separator)), text


def evenness(lines: list[str], separator: str) -> tuple[int, int]:
    """How many lines have the commonest number of values beyond one, and that number."""
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=separator)]
    except csv.Error:
        return (0, 0)
    wide = [width for width in widths if width > 1]
    commonest = max(wide, key=wide.count, default=0)
    return wide.count(commonest), commonest


def decoded(content: bytes) -> str:
    """By its byte order mark, else UTF-8, UTF-16 without a mark, Windows-1258, Windows-1252; or `SheetRefused`."""
    marked = [encoding for mark, encoding in MARKS if content.startswith(mark)]
    for encoding in marked or ["utf-8", *unmarked_utf16(content), "cp1258", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if plausible(text, encoding):
            return text
    raise SheetRefused(
        _("Không đọc được chữ trong tệp CSV. Đồng chí mở bằng Excel, lưu thành .xlsx (phông Unicode) rồi tải lại.")
    )


def unmarked_utf16(content: bytes) -> list[str]:
    """UTF-16 shows by the zero bytes beside every ASCII sign: second for little, first for big endian."""
    sample = content[:2000]
    zeros = sample[1::2].count(0), sample[0::2].count(0)
    if max(zeros) * 10 < len(sample):
        return []
    return ["utf-16-le" if zeros[0] > zeros[1] else "utf-16-be"]


def plausible(text: str, encoding: str) -> bool:
    """Whether it is writing: hardly any control characters; in Windows-1258 every tone sits on a vowel."""
    controls = sum(unicodedata.category(sign) == "Cc" and sign not in "\t\r\n" for sign in text)
    loose = encoding == "cp1258" and any(map(unicodedata.combining, unicodedata.normalize("NFC", text)))
    return controls * 100 <= len(text) and not loose
