"""A made-up result of two arms under the same luck, for tests of pictures and tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd
import pytest

from sim.charts import ARMS, COLUMNS, DIMENSIONS, PARTIES, About, Frames
from sim.core.text import Text

OUTCOMES = {
    "poverty_rate": (Text("贫困发生率", "headcount ratio"), "share of people"),
    "income_per_head_yuan": (Text("人均年收入", "income per head"), "yuan per head and year"),
}
OF_GAME = {
    "contribution_share": (Text("给公共池的比例", "given to the pot"), "share of tokens"),
    "tokens_earned": (Text("每人这一轮所得", "taken home from the round"), "tokens"),
}
ABOUT = About(
    question=Text("能不能站稳？", "Does it last?"),
    caution=Text("分数是假定的。", "Scores are assumed."),
    place=Text("安徽", "Anhui"),
    pilot_households=70,
    pilot_villages=6,
    households=720,
    villages=26,
)


def monthly(names, arms: tuple[str, ...], lucks: int, months: int, rng: np.random.Generator):
    month = np.arange(1, months + 1)
    for luck in range(lucks):
        common = 0.6 - 0.003 * month + rng.normal(0, 0.03) + rng.normal(0, 0.006, months).cumsum()
        for arm in arms:
            helped = 0.1 * (arm == "programme") * (1 - np.exp(-month / 8))
            rate = np.clip(common - helped + rng.normal(0, 0.004, months), 0, 1)
            for outcome, value in zip(names, (rate, 8_000 - 6_000 * rate), strict=True):
                rows = {"arm": arm, "replication": luck, "month": month, "outcome": outcome}
                yield pd.DataFrame({**rows, "value": value})


@pytest.fixture(scope="session")
def made() -> Callable[..., Frames]:
    """Make frames of that many lucks and months, of villages or of players; with any title."""

    @cache
    def make(
        lucks: int = 24,
        months: int = 36,
        *,
        twin: bool = True,
        title: str = "炎刘镇",
        game: bool = False,
    ) -> Frames:
        counted = OF_GAME if game else OUTCOMES
        rng = np.random.default_rng(7)
        arms = ARMS if twin else ARMS[:1]
        six = [
            (arm, luck, month, name, 40 + 5 * at + month * (arm == "programme") + rng.normal(0, 3))
            for arm in arms
            for luck in range(lucks)
            for month in (3, min(12, months))
            for at, name in enumerate(DIMENSIONS)
        ]
        money = [
            (arm, luck, party, 5e5 / (at + 1) * rng.uniform(0.9, 1.1), 1e5 * at)
            for arm in arms
            for luck in range(lucks)
            for at, party in enumerate(PARTIES)
        ]
        return Frames(
            title=Text(title, "Yanliu"),
            start=(2018, 6),
            project_months=12,
            outcomes=counted,
            monthly=pd.concat(monthly(counted, arms, lucks, months, rng), ignore_index=True),
            dimensions=pd.DataFrame(six, columns=COLUMNS["dimensions"]),
            parties=pd.DataFrame(money, columns=COLUMNS["parties"]),
            about=replace(ABOUT, players=24 * game),
        )

    return make
