"""A table as a Stata file, with labels."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from warnings import catch_warnings, simplefilter

import pandas as pd

from sim.core.text import Text
from sim.report.harmless import harmless

MADE = datetime(2000, 1, 1)  # noqa: DTZ001 the same bytes whenever it is made
LONGEST = 80
"""Characters of a label."""


def stata(table: pd.DataFrame, title: str, labels: Mapping[str, Text]) -> bytes:
    """Write a table as a .dta file.

    Parameters
    ----------
    table : pandas.DataFrame
        Texts, numbers, yes and no.
    title : str
        What the file is about.
    labels : mapping
        What each column holds, in both languages.

    Returns
    -------
    bytes
        The same bytes each time. Names of columns that Stata does not take are made such.
    """
    target = BytesIO()
    plain = table.assign(**{str(name): _column(table[name]) for name in table.columns})
    told = {str(name): _short(labels[str(name)].both()) for name in plain.columns}
    with catch_warnings():
        simplefilter("ignore")  # names that are made fit for Stata; the label tells the old one
        plain.to_stata(
            target,
            write_index=False,
            version=118,  # Stata 14 and later: the first that keeps Chinese
            time_stamp=MADE,
            data_label=_short(harmless(title)),
            variable_labels=told,
        )
    return target.getvalue()


def _column(column: pd.Series) -> pd.Series:
    if column.dtype == bool:
        return column.astype("int8")
    if pd.api.types.is_numeric_dtype(column):
        return column
    return column.map(lambda cell: "" if cell is None or cell != cell else harmless(str(cell)))  # noqa: PLR0124 not a number


def _short(text: str) -> str:
    shown = harmless(text).replace("\n", " ")
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"
