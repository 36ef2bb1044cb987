"""The tables and pictures of a run as files: each written aside and then put in its place."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pandas as pd

from sim.catalogue import CHARTS
from sim.charts import COLUMNS, Frames
from sim.charts._style import picture
from sim.core.errors import StoreError
from sim.core.text import Language
from sim.core.words import say
from sim.report.codebook import codebook
from sim.report.harmless import harmless
from sim.report.printed import screen
from sim.report.tables import flat, outcomes, tables

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""A cell that begins so would be computed by a spreadsheet."""
BOM = "utf-8-sig"
"""Spreadsheets on Chinese Windows read UTF-8 only with this mark at the beginning."""


def keep(frames: Frames, folder: Path, language: Language) -> None:
    """Put tables and pictures into the folders `tables` and `pictures` of a folder.

    Parameters
    ----------
    frames : Frames
        The tidy tables of the run.
    folder : Path
        Where to write; made if it is not there.
    language : str
        The language of the pictures and of `tables/summary.txt`; the other tables name
        everything in both.

    Raises
    ------
    StoreError
        If the disk is full or cannot be written to.
    """
    write_tables(folder / "tables", frames, language)
    write_pictures(folder / "pictures", frames, language)


def write_tables(folder: Path, frames: Frames, language: Language) -> None:
    """Write summaries, the tidy tables they were made of, what names mean, and the screen."""
    for name, table in summaries(frames).items():
        put(folder / f"{name}.csv", csv(table))
    for name in COLUMNS:
        put(folder / f"{name}.csv", csv(getattr(frames, name)))
    put(folder / "codebook.csv", csv(codebook(frames)))
    put(folder / "summary.txt", screen(frames, language).encode(BOM))


def write_pictures(folder: Path, frames: Frames, language: Language) -> None:
    """Write all that fit, as dots for slides and lines for print, the language in the name."""
    for name, chart in CHARTS.items():
        if not chart().fits(frames):
            continue
        figure = chart().draw(frames, language)
        for kind in ("png", "svg"):
            put(folder / f"{name}_{language}.{kind}", picture(figure, kind))


def summaries(frames: Frames) -> dict[str, pd.DataFrame]:
    """Give what the screen shows and all the rest, at the end of the project and of the run."""
    ends = sorted({min(frames.project_months, frames.months), frames.months})
    found = {"summary_outcomes": pd.concat([_at(frames, month) for month in ends])}
    for table in tables(frames)[1:]:
        found[f"summary_{table.name}"] = flat(table)
    return found


def csv(table: pd.DataFrame) -> bytes:
    r"""Write a table so that spreadsheets read it right and compute nothing.

    >>> csv(pd.DataFrame({"name": ["=1+1", "plain"], "yuan": [-1.5, 2.0]})).decode("utf-8-sig")
    "name,yuan\n'=1+1,-1.5\nplain,2.0\n"
    """
    texts = table.select_dtypes(exclude=["number", "bool"]).columns
    shown = table.assign(**{column: _neutral(table[column]) for column in texts})
    shown.columns = pd.Index([safe(str(column)) for column in table.columns])
    return shown.to_csv(index=False, lineterminator="\n").encode(BOM)


def put(path: Path, contents: bytes) -> None:
    """Write a file aside and put it in its place at one stroke.

    Raises
    ------
    StoreError
        If it cannot be written; what stood there before stays.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(contents)
        aside.replace(path)
    except OSError as error:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        why = error.strerror or type(error).__name__
        raise StoreError(say("report.cannot_write", path=path, why=why)) from error


def _at(frames: Frames, month: int) -> pd.DataFrame:
    return flat(outcomes(frames, month, everything=True)).assign(month=month)


def safe(text: str) -> str:
    r"""Write a text so that no spreadsheet computes it and no sign in it steers anything.

    >>> safe(" =1+1"), safe("plain"), safe("a" + chr(27)) == "a\ufffd"
    ("' =1+1", 'plain', True)
    """
    shown = harmless(text)
    # blanks before it are dropped by some programs, and then it would be computed
    return (
        f"'{shown}" if text.startswith(DANGEROUS) or shown.lstrip().startswith(DANGEROUS) else shown
    )


def _neutral(cells: pd.Series) -> pd.Series:
    # few texts stand in many rows: look at each only once
    texts = [cell for cell in cells.unique() if isinstance(cell, str)]
    unsafe = {text: safe(text) for text in texts if safe(text) != text}
    return cells.replace(unsafe) if unsafe else cells
