"""A study as read: which worlds and rules to compare, how often, and by what."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from sim.core.errors import Problem
from sim.core.param import Param
from sim.core.text import Text
from sim.scenario.build import changed, told_by
from sim.scenario.scenario import EqualMoney, Scenario
from sim.scenario.tree import Place

FORMAT = 1

Method = Literal[
    "each_alone", "full_grid", "latin_hypercube", "sobol_points", "morris", "sobol_indices"
]

Format = Literal["html", "brief", "xlsx", "csv", "dta", "figures"]


@dataclass(frozen=True)
class Arm:
    """One policy to be compared: a scenario with some values set; a whole scenario by itself."""

    name: str
    label: Text
    scenario: Scenario
    settings: Mapping[str, Any]
    """What the factors set: a value, or the map of a choice, by dotted path."""


@dataclass(frozen=True)
class Unknown:
    """A number that nobody knows: between two ends, or one of several values."""

    name: str
    path: str
    label: Text
    param: Param
    """The declaration of what it varies: unit, range, default."""
    low: float | None = None
    high: float | None = None
    values: tuple[float, ...] = ()
    at: Place | None = None
    """Where it was written."""

    def rounded(self, value: float) -> float:
        """Give a value as the scenario takes it: things that are counted become whole."""
        return round(value) if self.param.type == "int" else float(value)


@dataclass(frozen=True)
class Design:
    """Which values of the unknowns are tried together.

    `each_alone` varies one after the other from the scenario's own values, `full_grid` crosses
    everything, the rest spread `points` over all unknowns at once.
    """

    method: Method = "each_alone"
    points: int = 1


@dataclass(frozen=True)
class Replications:
    """How many strokes of luck, and when enough is known."""

    at_least: int
    at_most: int
    batch: int
    stop_outcome: str | None = None
    """The name of the outcome whose difference must be known, one of the study's own."""
    half_width: float | None = None
    """How closely, in the outcome's unit."""
    usual: bool = False
    """Whether the width, or without one the number, is the program's own, since nobody said one."""
    commanded: bool = False
    """Whether a command said exactly how many."""
    written: int | None = None
    """The most that the study's file says, where a command said another number."""

    def numbers(self) -> dict[str, object]:
        """Give what bears on the numbers, without who said it."""
        kept = ("at_least", "at_most", "batch", "stop_outcome", "half_width")
        return {name: getattr(self, name) for name in kept}


@dataclass(frozen=True)
class Wanted:
    """Something to look at: what is measured, when, over whom, and how much of it matters."""

    name: str
    measure: str
    label: Text
    at_month: int | None = None
    """Month of the run; None for the last one of each scenario."""
    across: Literal["villages", "actors", "partners", "deciles"] | None = None
    """`partners` are all kinds of actor but government."""
    take: str | None = None
    """`mean`, `minimum`, `maximum` or `quantile_0.9` and the like, over whatever `across` says."""
    matters: float | None = None
    """The smallest difference that counts, in the measure's unit; None where nobody said."""
    better: Literal["higher", "lower", "neither"] = "neither"

    @property
    def quantile(self) -> float | None:
        """Give the quantile to take, 0..1; None for anything else."""
        return float(self.take[9:]) if self.take and self.take.startswith("quantile_") else None


@dataclass(frozen=True)
class Comparisons:
    """Which arms are held against which, and how strictly."""

    against: str
    """The name of an arm; the first one is the baseline."""
    also: Literal["none", "all_pairs"]
    confidence: float
    adjust: Literal["holm", "max_t", "none"]
    interval: Literal["t", "bootstrap_t"]
    robustness: tuple[Literal["worst_case", "max_regret", "satisfied_share"], ...] = ()


@dataclass(frozen=True)
class Wishes:
    """What the report shall be."""

    languages: tuple[Literal["zh", "en"], ...]
    formats: tuple[Format, ...]


@dataclass(frozen=True)
class Limits:
    """What a study may use; more than that is refused before the first run."""

    minutes: float
    memory_gb: float
    workers: int


@dataclass(frozen=True)
class Study:
    """Which scenarios are compared, how often, and by what; it does not change any more."""

    name: str
    title: Text
    question: Text
    caution: Text
    scenarios: tuple[Scenario, ...]
    """The scenarios as their files say; the first is the baseline."""
    arms: tuple[Arm, ...]
    """What is compared; the first is the baseline."""
    unknowns: tuple[Unknown, ...]
    design: Design
    replications: Replications
    seed: int
    common: bool
    """Whether all arms meet the same luck."""
    outcomes: tuple[Wanted, ...]
    comparisons: Comparisons
    equal_money: EqualMoney | None
    report: Wishes
    limits: Limits
    warnings: tuple[Problem, ...] = ()

    @property
    def baseline(self) -> Arm:
        """Give the arm against which the others are held."""
        return self.arm(self.comparisons.against)

    def arm(self, name: str) -> Arm:
        """Give an arm by its name.

        Raises
        ------
        KeyError
            If there is none of that name.
        """
        return {arm.name: arm for arm in self.arms}[name]

    def scenario_of(self, arm: Arm | str, point: Mapping[str, float] | None = None) -> Scenario:
        """Give the whole scenario of an arm at one point of the unknowns.

        Parameters
        ----------
        arm : Arm or str
            One of the study's arms, or its name.
        point : mapping, optional
            Values by the names of unknowns; those not named stay as the arm's scenario has them.

        Returns
        -------
        Scenario
            Checked like any other.

        Raises
        ------
        ScenarioError
            If the values cannot stand together.
        KeyError
            If there is no such arm or unknown.
        """
        chosen = self.arm(arm) if isinstance(arm, str) else arm
        known = {unknown.name: unknown for unknown in self.unknowns}
        settings = {}
        for name, value in (point or {}).items():
            unknown = known[name]
            origin = f"--point {name}={value:g}"
            settings[unknown.path] = told_by(origin, unknown.rounded(value))
        return changed(chosen.scenario, settings)

    def key(self) -> str:
        """Give the sha256 of everything that bears on the numbers: same key, same comparison.

        Titles, labels, wishes for the report and limits do not count.
        """
        contents = {
            "format": FORMAT,
            "arms": [[arm.name, arm.scenario.key()] for arm in self.arms],
            "unknowns": [[u.name, u.path, u.low, u.high, u.values] for u in self.unknowns],
            "design": asdict(self.design),
            "replications": self.replications.numbers(),
            "luck": [self.seed, self.common],
            "outcomes": [
                [w.name, w.measure, w.at_month, w.across, w.take, w.matters] for w in self.outcomes
            ],
            "comparisons": asdict(self.comparisons),
            "equal_money": None if self.equal_money is None else asdict(self.equal_money),
        }
        text = json.dumps(contents, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
        return hashlib.sha256(text.encode("ascii")).hexdigest()
