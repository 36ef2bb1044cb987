"""The tables of a comparison as a workbook: text stays text, numbers stay numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from math import isfinite
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sim.core.text import Text
from sim.report.folder import safe

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 the same bytes whenever it is made
MOST_ROWS = 1_000_000
"""A sheet takes 1,048,576 rows; longer tables are in the CSV files only."""
NARROW, WIDE = 12, 60


def workbook(about: Sequence[Text], tables: Mapping[str, pd.DataFrame]) -> bytes:
    """Write tables as the sheets of a workbook.

    Parameters
    ----------
    about : sequence of Text
        What the first sheet says, a line each, in both languages.
    tables : mapping
        Tables by the name of the sheet.

    Returns
    -------
    bytes
        An .xlsx file, the same bytes each time; no cell is a formula or a link.
    """
    target = BytesIO()
    book = Workbook(target, OPTIONS)
    book.set_properties({"created": MADE})
    bold = book.add_format({"bold": True})
    rows = [(text.zh, text.en) for text in about]
    _sheet(book.add_worksheet("about"), pd.DataFrame(rows, columns=["zh", "en"]), bold)
    for name, table in tables.items():
        if len(table) <= MOST_ROWS:
            _sheet(book.add_worksheet(name), table, bold)
    book.close()
    return target.getvalue()


def _sheet(sheet: Worksheet, table: pd.DataFrame, bold: Format) -> None:
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(table.columns):
        cells = table[column].tolist()
        sheet.write_string(0, place, safe(str(column)), bold)
        for row, value in enumerate(cells, start=1):
            _cell(sheet, row, place, value)
        longest = max((len(str(value)) for value in cells[:200]), default=0)
        sheet.set_column(place, place, min(max(longest, NARROW), WIDE))


def _cell(sheet: Worksheet, row: int, place: int, value: Any) -> None:  # noqa: ANN401 any cell
    if isinstance(value, bool):
        sheet.write_boolean(row, place, value)
    elif isinstance(value, (int, float)):
        if isfinite(value):
            sheet.write_number(row, place, value)
    elif value is not None:
        sheet.write_string(row, place, safe(str(value)))
