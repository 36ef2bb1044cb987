"""Tables of plain text in one language, as wide as the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO
from shutil import get_terminal_size

from sim.core.text import Language, Text
from sim.core.words import say

WIDTH = 100
NARROWEST = 72
LINES = 24


def grid(heads: Sequence[str], rows: Iterable[Sequence[Text]], language: Language) -> str:
    """Lay rows out below their heads; the first column is as wide as its longest cell.

    Parameters
    ----------
    heads : sequence of str
        Keys of the heads, among the words of `told`.
    rows : iterable
        As many texts as there are heads; a text may have several lines.
    language : str
        `zh` or `en`.

    Returns
    -------
    str
        Lines without trailing blanks.
    """
    from rich.box import Box
    from rich.console import Console
    from rich.table import Table

    rule = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
    table = Table(box=rule, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0))
    for number, head in enumerate(heads):
        title = say(f"told.{head}").within(language)
        table.add_column(title, overflow="fold", ratio=1 if number else None)
    for row in rows:
        table.add_row(*(cell.within(language) for cell in row))
    target = StringIO()
    width = max(get_terminal_size((WIDTH, LINES)).columns, NARROWEST)
    console = Console(
        file=target, width=width, color_system=None, markup=False, emoji=False, highlight=False
    )
    console.print(table)
    return "\n".join(line.rstrip() for line in target.getvalue().splitlines())
