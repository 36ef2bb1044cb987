"""Every key of a study, declared like those of a scenario: unit, range, default, both names."""

from __future__ import annotations

from dataclasses import dataclass

from sim.core.param import Declared, param
from sim.core.text import Text
from sim.scenario.registry import Group

METHODS = (
    *("each_alone", "full_grid", "latin_hypercube", "sobol_points"),
    *("morris", "sobol_indices"),
)
SPREAD = METHODS[2:]
"""Designs that spread points over all unknowns at once."""
SOBOL = ("sobol_points", "sobol_indices")
"""Designs whose points are a power of two."""
ACROSS = ("villages", "actors", "partners", "deciles")
TAKES = ("mean", "minimum", "maximum")


# fmt: off
class Repeats(Declared):
    """How many strokes of luck are tried."""

    at_least: int = param(
        default=20, unit="runs", low=2, high=100_000, timed=False, level="standard", source="A",
        label=Text("至少算多少个年景", "fewest strokes of luck"))
    at_most: int = param(
        default=200, unit="runs", low=2, high=100_000, timed=False, level="standard", source="A",
        label=Text("最多算多少个年景", "most strokes of luck"))
    batch: int = param(
        default=10, unit="runs", low=1, high=10_000, timed=False, source="A",
        label=Text("每次加多少个年景", "strokes of luck between two looks"))


class StopWhen(Declared):
    """When enough is known: the difference in one outcome is known closely enough."""

    outcome: str = param(
        default="", unit="word", timed=False, level="standard", source="A",
        label=Text("看哪个结果", "name of an outcome of the study"))
    half_width: float = param(
        default=0.01, unit="unit of the outcome", low=0, high=1e15, timed=False, level="standard",
        source="A", label=Text("差别准到正负多少", "half the width of the range of the difference"))


class RandomNumbers(Declared):
    """Which luck, and whether all arms share it."""

    seed: int = param(
        default=20_260_701, unit="1", low=0, high=10**18 - 1, timed=False, level="standard",
        source="A", label=Text("随机种子", "seed of all luck"))
    common: bool = param(
        default=True, unit="1", timed=False, source="A",
        label=Text("各方案遇到同样的年景", "all arms meet the same luck"))


class DesignKeys(Declared):
    """Which values of the unknowns are tried together."""

    method: str = param(
        default="each_alone", unit="word", choices=METHODS, timed=False, level="standard",
        source="A", label=Text("怎么搭配", "how values are put together"))
    points: int = param(
        default=64, unit="design points", low=1, high=65_536, timed=False, level="standard",
        source="A", label=Text("取多少个点", "points of the unknowns"))


class ComparisonKeys(Declared):
    """How arms are held against each other."""

    against: str = param(
        default="baseline", unit="word", timed=False, level="standard", source="A",
        label=Text("与谁比", "arm that the others are held against"))
    also: str = param(
        default="none", unit="word", choices=("none", "all_pairs"), timed=False, level="standard",
        source="A", label=Text("还比什么", "what else is compared"))
    confidence: float = param(
        default=0.95, unit="1", low=0.5, high=0.999, timed=False, source="A",
        label=Text("可能范围的把握", "confidence of the likely ranges"))
    adjust: str = param(
        default="holm", unit="word", choices=("holm", "max_t", "none"), timed=False, source="A",
        label=Text("比得多时怎么从严", "correction for many comparisons"))
    interval: str = param(
        default="t", unit="word", choices=("t", "bootstrap_t"), timed=False, source="A",
        label=Text("可能范围的算法", "kind of likely range"))


class LimitKeys(Declared):
    """What a study may use."""

    minutes: float = param(
        default=240, unit="minutes", low=0.1, high=100_000, timed=False, level="standard",
        source="A", label=Text("最多几分钟", "longest time"))
    memory_gb: float = param(
        default=8, unit="gigabytes", low=0.1, high=100_000, timed=False, source="A",
        label=Text("最多用多少内存", "most memory"))
    workers: int = param(
        default=2, unit="processes", low=1, high=256, timed=False, level="standard", source="A",
        label=Text("几个进程", "processes"))


class FactorKeys(Declared):
    """One thing that is varied; `values`, `low` and `high` are checked like what they stand for."""

    role: str = param(
        default="policy", unit="word", choices=("policy", "uncertainty"), timed=False,
        level="standard", source="A",
        label=Text("是方案还是未知数", "a policy, or something nobody knows"))
    path: str = param(
        default="", unit="word", timed=False, level="standard", source="A",
        label=Text("改情景里的哪一处", "place in the scenario that is varied"))


class OutcomeKeys(Declared):
    """One thing to look at."""

    at_month: int = param(
        default=600, unit="month of the run", low=1, high=600, timed=False, level="standard",
        source="A", label=Text("在第几个月", "month in which it is measured, else the last"))
    across: str = param(
        default="villages", unit="word", choices=ACROSS, timed=False, level="standard", source="A",
        label=Text("在谁之间比", "over whom it is spread"))
    matters: float = param(
        default=0, unit="unit of the outcome", low=0, high=1e15, timed=False, level="standard",
        source="A", label=Text("多大才算差别", "smallest difference that counts"))
# fmt: on


@dataclass(frozen=True, slots=True)
class Listed:
    """A key that takes several words out of a closed list."""

    choices: tuple[str, ...]
    default: tuple[str, ...]
    label: Text


LISTS: dict[str, Listed] = {
    "comparisons.robustness": Listed(
        ("worst_case", "max_regret", "satisfied_share"),
        (),
        Text("怎样才算经得起", "what counts as robust"),
    ),
    "report.languages": Listed(("zh", "en"), ("zh", "en"), Text("语言", "languages")),
    "report.formats": Listed(
        ("html", "brief", "xlsx", "csv", "dta", "figures"),
        ("html", "brief", "xlsx", "csv"),
        Text("格式", "formats"),
    ),
}
"""Keys of a study that hold a list, by dotted path."""

SECTIONS: dict[str, type[Declared]] = {
    "design": DesignKeys,
    "replications": Repeats,
    "replications.stop_when": StopWhen,
    "random_numbers": RandomNumbers,
    "comparisons": ComparisonKeys,
    "limits": LimitKeys,
}
"""The parts of a study that hold single values, by path."""

ENTRIES: dict[str, type[Declared]] = {"factors": FactorKeys, "outcomes": OutcomeKeys}
"""The parts that hold entries under names of the user's own."""


def study_schema() -> Group:
    """Lay out the single values that a study may say; entries and lists stand apart."""
    top = Group()
    for path, section in SECTIONS.items():
        top.inside(path).keys.update(section.params)
    return top
