"""Filled examples of own tables: headings with units, some rows, and what each column means."""

from __future__ import annotations

import csv
import io
from typing import Final

from sim.core.text import Language, Text
from sim.core.units import figure, unit_named
from sim.core.words import say
from sim.scenario.rosters import CODES, KINDS, Kind, label_of, unit_of

SECTIONS: Final = {"roster": "households", "villages": "villages"}
"""Which section of a scenario names a table, by the word that asks for the example."""
EXAMPLES: Final = {
    "size": ("3", "4", "1", "2"),
    "workers": ("1", "2", "0"),
    "elders": ("1", "0", "1"),
    "students": ("0", "1", "0"),
    "assets_yuan": ("2500", "12000", "800"),
    "productivity": ("1", "0.9", "1.1"),
    "volunteers": ("3", "0", "5"),
    "health": ("0.9", "1", "0.6"),
    **dict.fromkeys(("registered", "insured", "enrolled", "pilot"), ("true", "true", "false")),
    **dict.fromkeys(("safe_house", "safe_water", "work_team"), ("true", "false", "true")),
}
SHARES: Final = ("0.3", "0.5", "0.4")


def template_rows(kind: str, language: Language = "en") -> list[list[str]]:
    """Give a filled example of a table: a heading and some rows.

    Parameters
    ----------
    kind : str
        `households` (also `roster`) or `villages`.
    language : str, optional
        Language of the heading and of yes and no.

    Returns
    -------
    list of list of str
        Every row with as many cells as the heading; some are left empty, which means "drawn".
    """
    known = KINDS[SECTIONS.get(kind, kind)]
    keys = [*known.codes, *known.givens]
    rows = range(3 if known.name == "villages" else 6)
    filled = ([_example(known, key, row, rows[-1], language) for key in keys] for row in rows)
    return [[_heading(known, key, language) for key in keys], *filled]


def column_rows(kind: str, language: Language) -> list[list[str]]:
    """Tell of every column its heading, its name in the other way, and what may stand in it."""
    known = KINDS[SECTIONS.get(kind, kind)]
    told = []
    for key in (*known.codes, *known.givens):
        name = key if language == "zh" else label_of(known, key).en
        told.append([_heading(known, key, language), name, _allowed(known, key).within(language)])
    return told


def as_csv(kind: str, language: Language) -> bytes:
    """Write the example as CSV, with the mark by which Excel knows UTF-8."""
    target = io.StringIO()
    csv.writer(target, lineterminator="\r\n").writerows(template_rows(kind, language))
    return target.getvalue().encode("utf-8-sig")


def as_workbook(kind: str, language: Language) -> bytes:
    """Write the example as an Excel workbook; its second sheet tells what each column means."""
    from xlsxwriter import Workbook  # noqa: PLC0415 only when one is written

    target = io.BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for name, rows in (
            (kind, template_rows(kind, language)),
            (say("template.columns").within(language), _explained(kind, language)),
        ):
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(rows[0]) - 1, 14 if name == kind else 36)
            for place, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if place and name == kind and _is_number(cell):
                        sheet.write_number(place, column, float(cell))
                    else:
                        sheet.write_string(place, column, cell, None if place else bold)
    return target.getvalue()


def _explained(kind: str, language: Language) -> list[list[str]]:
    heads = ("column", "meaning", "allowed")
    return [
        [say(f"told.{head}").within(language) for head in heads],
        *column_rows(kind, language),
    ]


def _is_number(cell: str) -> bool:
    return cell.replace(".", "", 1).isdigit()


def _heading(kind: Kind, key: str, language: Language) -> str:
    """Name a column with its unit behind it; a table with another unit is refused."""
    given = kind.givens.get(key)
    name = key if language == "en" else label_of(kind, key).zh
    if given is None:
        return name
    unit = unit_of(given)
    if language == "zh":
        return f"{name}（{unit.zh}）" if unit.zh else name
    return f"{name} ({unit.en})" if unit.en and unit.en not in key else name


def _allowed(kind: Kind, key: str) -> Text:
    if key in CODES:
        return say(f"template.code_{'row' if key == kind.row else 'other'}")
    given = kind.givens[key]
    if given.kind == "flag":
        return say("template.flags")
    unit, high = unit_named(given.unit), figure(given.high)
    words = {"high": high, "unit": Text(unit.zh, f" {unit.en}" if unit.en else "")}
    return say("template.whole" if given.kind == "whole" else "template.numbers", **words)


def _example(kind: Kind, key: str, row: int, last: int, language: Language) -> str:
    """Fill one cell; the last row shows that cells may be empty."""
    if key in CODES:
        return str(1 + row if key == kind.row else 1 + row // 2)
    if row == last and key not in {"size", "pilot"}:
        return ""
    examples = EXAMPLES.get(key, SHARES)
    cell = examples[row % len(examples)]
    if kind.givens[key].kind == "flag":
        return say("told.on" if cell == "true" else "told.off").within(language)
    return cell
