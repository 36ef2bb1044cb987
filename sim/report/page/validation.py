"""Where the model misses published figures: `validation.csv`, written by `docs/validation.py`."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from sim.core.text import Text, listed
from sim.core.words import say

DATA = Path(__file__).parent / "validation.csv"
COLUMNS = (
    *("row", "label_zh", "label_en"),
    *("published_zh", "published_en", "model_zh", "model_en", "hit"),
)


@cache
def held_against() -> tuple[dict[str, str], ...]:
    """Read what the model was held against: a row for each published figure."""
    with DATA.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def missed() -> Text:
    """Say how many published figures are hit, and name those that are missed."""
    rows = held_against()
    told = [
        say(
            "page.sure_miss",
            what=_both(row, "label"),
            model=_both(row, "model"),
            published=_both(row, "published"),
        )
        for row in rows
        if row["hit"] == "0"
    ]
    hits = len(rows) - len(told)
    return say("page.sure_missed", all=len(rows), hit=hits, list=listed(told, say("page.and")))


def _both(row: dict[str, str], name: str) -> Text:
    return Text(row[f"{name}_zh"], row[f"{name}_en"])
