"""Moments that a timed change may name in place of a month."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sim.core.text import Text
from sim.scenario.check import Values

NEVER = 1_000_000
"""The month of a moment that only the run can tell, as long as it has not come."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment by name: what it is, and its month where the file alone can tell."""

    label: Text
    month: Callable[[Values], int] | None = None
    """Gives the first month after it; None if luck decides, so that only the run knows."""


def _after_project(values: Values) -> int:
    return _whole(values, "time.project_months") + 1


def _spill_over(values: Values) -> int:
    return _whole(values, "households.spill_over_from_month")


def _prices_fall(values: Values) -> int:
    falls = values.get("shocks.harvest_price.enabled")
    if falls is None or not falls.value:
        return NEVER
    return _whole(values, "shocks.harvest_price.from_month")


def _whole(values: Values, path: str) -> int:
    return int(values[path].value) if path in values else 1


MOMENTS = {
    "programme_ends": Moment(
        Text("项目结束后的第一个月", "the first month after the project"), _after_project
    ),
    "spill_over_begins": Moment(
        Text("辐射到其他村的第一个月", "the month in which other villages are reached"), _spill_over
    ),
    "prices_fall": Moment(
        Text("农产品跌价的第一个月", "the month in which farm prices fall"), _prices_fall
    ),
    "first_shock": Moment(
        Text(
            "试点村第一次遭灾后的下个月", "the month after a disaster first strikes a pilot village"
        )
    ),
}
"""Every moment that `when:` may name."""
