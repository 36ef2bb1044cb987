"""`collabsim template`: an example of a table of one's own, to be filled in with Excel."""

from __future__ import annotations

import argparse
from pathlib import Path

from sim.cli.grid import grid
from sim.cli.trouble import GOOD, plain
from sim.cli.writing import refuse_existing, write_bytes
from sim.core.errors import UsageError
from sim.core.text import Language, Text
from sim.core.words import say
from sim.scenario.table_template import SECTIONS, as_csv, as_workbook, column_rows

WRITERS = {".xlsx": as_workbook, ".csv": as_csv}


def template(asked: argparse.Namespace, language: Language) -> int:
    """Write the example, tell what each column means, and say where the table is named.

    Raises
    ------
    UsageError
        If a file of that name is there, or it is to be no table.
    """
    file = Path(asked.file or f"{asked.kind}.xlsx")
    file = file if file.suffix else file.with_name(f"{file.name}.xlsx")
    write = WRITERS.get(file.suffix.lower())
    if write is None:
        raise UsageError(say("template.table_ending", file=file.name))
    refuse_existing(file)
    write_bytes(file, write(asked.kind, language))
    rows = [[Text(cell, cell) for cell in row] for row in column_rows(asked.kind, language)]
    print(plain(grid(("column", "meaning", "allowed"), rows, language)))
    words = {"file": file, "name": file.name, "section": SECTIONS[asked.kind]}
    print("\n" + plain(say("template.table_written", **words).within(language)))
    return GOOD
