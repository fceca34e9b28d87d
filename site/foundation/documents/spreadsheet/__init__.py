"""Spreadsheets: Excel files made from rows, and rows read from whatever people send."""

from foundation.documents.spreadsheet.limits import SheetRefused
from foundation.documents.spreadsheet.reading import Row, Value, read_sheets
from foundation.documents.spreadsheet.writing import Cell, Column, Kind, Sheet, write_xlsx

__all__ = ["Cell", "Column", "Kind", "Row", "Sheet", "SheetRefused", "Value", "read_sheets", "write_xlsx"]
