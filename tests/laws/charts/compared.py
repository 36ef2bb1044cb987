"""A made-up comparison of some arms under the same luck, with everything that a picture shows."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import product

import numpy as np
import pandas as pd

from sim.charts import DIMENSIONS
from sim.charts._paired import difference
from sim.charts.comparisons import BANDS, COLUMNS, ComparedFrames, Counted
from sim.core.text import Text

NAMES = {
    "yanliu": Text("炎刘镇试点示例", "The Yanliu pilot as an example"),
    "alone": Text("政府单独做", "Government alone"),
    "equal": Text("平均分", "Equal shares"),
    "long": Text("名字特别长" * 12, "A name of a policy that will not come to an end " * 5),
    "hostile": Text("=cmd|'$x^2$ \u202e𠮷<b>", "=cmd|'$\\frac{x}{0}$ \u202e<script>_{^"),
    "sixth": Text("第六种办法", "The sixth way"),
}
OUTCOMES = {
    "poverty_rate": Counted(
        Text("贫困发生率", "headcount ratio"), "share of people", "lower", 0.02
    ),
    "income": Counted(Text("人均年收入", "income per head"), "yuan a year", "higher"),
    "public_cost_yuan": Counted(Text("公共支出", "public cost"), "yuan"),
}
UNKNOWNS = {
    f"u{at}": Text(f"不知道的第{at}个数", f"unknown number {at} of the labour market")
    for at in range(1, 7)
}
STARTS = {"poverty_rate": (0.12, 0.02), "income": (9_000.0, 700.0), "public_cost_yuan": (4e5, 3e4)}
MONTHS, VILLAGES = 36, 26


def table(name, rows):
    return pd.DataFrame(list(rows), columns=COLUMNS[name])


def value_of(rng, arm, lucks, outcome):
    level, spread = STARTS[outcome]
    common = np.random.default_rng(3).normal(0, spread, 999)[:lucks]
    return level * (1 - 0.08 * arm) + common + (arm > 0) * rng.normal(0, spread / 4, lucks)


def differences(runs, arms):
    wide = runs.set_index(["outcome", "arm", "replication"])["value"].sort_index()
    for outcome, arm in product(OUTCOMES, arms[1:]):
        one, other = (wide[outcome, name].to_numpy() for name in (arm, arms[0]))
        gap = difference(one, other)
        verdict = "identical" if gap.identical else "too_few" if gap.too_few else "differs"
        levels = (np.nanmean(other), np.nanmean(one))
        yield (outcome, arm, arms[0], *levels, gap.mean, gap.low, gap.high, gap.n, verdict)


def money(arms, lucks):
    for arm, luck in product(range(len(arms)), range(1, lucks + 1)):
        less = 1 - 0.1 * arm
        yield arms[arm], luck, "government", "project", 4e5 * less
        yield arms[arm], luck, "organization", "project", 5e4
        yield arms[arm], luck, "enterprise", "project", 8e4 * less
        yield arms[arm], luck, "project", "household", 3e5 * less
        yield arms[arm], luck, "project", "outside", 2e5
        yield arms[arm], luck, "government", "household", 1.5e5
        yield arms[arm], luck, "household", "community", 4e3


def months(arms, lucks):
    for at, luck in product(range(len(arms)), range(1, lucks + 1)):
        rng = np.random.default_rng(luck)
        for outcome, (level, spread) in STARTS.items():
            fall = level * (1 - 0.02 * at * np.arange(MONTHS) / MONTHS)
            values = fall + rng.normal(0, spread / 5, MONTHS).cumsum() / 3
            for month, value in enumerate(values, 1):
                yield arms[at], luck, month, outcome, value


def shares(arms):
    items = [("household", "all")]
    items += [("decile", str(at)) for at in range(10)]
    items += [("actor", name) for name in ("community", "enterprise", "government")]
    for at, arm in enumerate(arms[1:]):
        for row, (group, item) in enumerate(items):
            part = np.array([1 + row, 2 + at, 6, 3, 1 + row % 3], float)
            for band, share in zip(BANDS, part / part.sum(), strict=True):
                yield arm, arms[0], group, item, band, share


def indices(arms, method):
    names = {"each_alone": ("at_low", "at_high"), "morris": ("mu_star", "sigma")}
    for arm, (at, unknown) in product(arms[1:], enumerate(UNKNOWNS)):
        for side, index in enumerate(names.get(method, ("first", "total"))):
            value = (0.02 + 0.01 * at) * (side or -1) if method == "each_alone" else 0.1 + 0.1 * at
            ends = (value - 0.01, value + 0.01)
            yield "poverty_rate", arm, method, index, unknown, value, *ends
    if method == "morris":
        yield "poverty_rate", arms[1], method, "mu", "u1", -0.1, -0.2, 0.0
        yield "poverty_rate", arms[1], method, "mu_star", "noise", 0.05, np.nan, np.nan
    if method == "sobol":
        yield "poverty_rate", arms[1], method, "first", "noise", 0.06, 0.05, 0.1
        yield "poverty_rate", arms[1], method, "total", "noise", 0.08, 0.05, 0.1


@cache
def compared(arms=2, lucks=24, *, method="each_alone", title="炎刘镇"):
    """Make a comparison of that many arms and lucks."""
    names = list(NAMES)[:arms]
    rng = np.random.default_rng(5)
    keys = list(product(range(arms), OUTCOMES))
    runs = table(
        "runs",
        (
            (names[arm], 0, luck, outcome, value)
            for arm, outcome in keys
            for luck, value in enumerate(value_of(rng, arm, lucks, outcome), 1)
        ),
    )
    some = list(product(range(arms), range(1, lucks + 1)))
    found = table("differences", differences(runs, names))
    cost = runs[runs["outcome"] == "public_cost_yuan"].groupby("arm")["value"].mean()
    steps = found[(found["outcome"] == "poverty_rate")]
    return ComparedFrames(
        title=Text(title, "Yanliu"),
        source=Text("来源：collabsim 0.1.0，研究abc。", "Source: collabsim 0.1.0, study abc."),
        arms={name: NAMES[name] for name in names},
        outcomes=OUTCOMES,
        start=(2018, 6),
        project_months=12,
        runs=runs,
        differences=found,
        monthly=table("monthly", months(names, lucks)),
        dimensions=table(
            "dimensions",
            (
                (names[arm], luck, month, name, 30 + 8 * at - 3 * arm + rng.normal(0, 3))
                for arm, luck in some
                for month in (0, 12, 36)
                for at, name in enumerate(DIMENSIONS)
            ),
        ),
        flows=table("flows", money(names, lucks)),
        villages=table(
            "villages",
            (
                (names[arm], luck, village, "income", 8_000 + 90 * village - 70 * arm * village)
                for arm, luck in some
                for village in range(VILLAGES)
            ),
        ),
        deciles=table(
            "deciles",
            (
                (names[arm], luck, decile, "income", 3e3 * (1 + decile) + rng.normal(90 * arm, 50))
                for arm, luck in some
                for decile in range(10)
            ),
        ),
        bands=table("bands", shares(names)),
        regrets=table(
            "regrets",
            (
                ("poverty_rate", name, 0.01 * at, 0.008 * at, 0.013 * at, 1.0 / arms)
                for at, name in enumerate(names)
            ),
        ),
        indices=table("indices", indices(names, method)),
        league=table(
            "league",
            (
                ("poverty_rate", name, place, "abc"[place // 3] + "b" * (place == 2))
                for place, name in enumerate(reversed(names), 1)
            ),
        ),
        ladder=table(
            "ladder",
            (
                ("poverty_rate", row.arm, cost[row.arm], *ends, *(end / 1e5 for end in ends))
                for row in steps.itertuples()
                for ends in [(row.difference, row.low, row.high)]
            ),
        ),
        unknowns=UNKNOWNS,
    )


def identical(arms=2):
    """Make a comparison in which nothing differs."""
    made = compared(arms)
    first = made.runs[made.runs["arm"] == made.baseline]
    runs = pd.concat([first.assign(arm=name) for name in made.arms], ignore_index=True)
    same = table("differences", differences(runs, list(made.arms)))
    return replace(made, runs=runs, differences=same)


def missing():
    """Make a comparison in which some numbers are not known."""
    made = compared(3)
    runs = made.runs.assign(value=made.runs["value"].where(made.runs.index % 7 > 0))
    six = made.dimensions[made.dimensions["dimension"] != "funding"]
    lost = made.villages["village"].eq(3) & made.villages["arm"].eq("alone")
    found = table("differences", differences(runs, list(made.arms)))
    return replace(
        made, runs=runs, differences=found, dimensions=six, villages=made.villages[~lost]
    )
