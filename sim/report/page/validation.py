"""Where the model misses published figures: `validation.csv`, written by `docs/validation.py`."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from sim.core.text import Text
from sim.core.words import say
from sim.report.page.blocks import listed, word

DATA = Path(__file__).parent / "validation.csv"
COLUMNS = ("row", "label_zh", "label_en", "published", "model", "hit")


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
            what=Text(row["label_zh"], row["label_en"]),
            model=word(row["model"]),
            published=_published(row["published"]),
        )
        for row in rows
        if row["hit"] == "0"
    ]
    hits = len(rows) - len(told)
    return say("page.sure_missed", all=len(rows), hit=hits, list=listed(told, say("page.and")))


def _published(figure: str) -> Text:
    """Write a published figure, which is a number or a few words."""
    about = say("page.about")
    return Text(figure.replace(about.en, about.zh), figure)
