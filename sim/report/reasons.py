"""Why the turning points of a month came out as they did, with the numbers that decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from sim.core.calendar import MONTHS_IN_YEAR
from sim.core.numbers import number
from sim.core.text import Text
from sim.core.words import say
from sim.lab.watched import Row, Step, Watched
from sim.phases._payoff import monthly
from sim.world.sections import Monitoring

CHANCE = 100.0


def reasons(seen: Watched, step: Step) -> Iterator[Text]:
    """Say what decided in one phase, where something was decided about the row."""
    table = seen.subject.row.table
    if table == "household" and step.phase == "monitor":
        yield from _standing(seen, step)
    if table == "project" and step.phase == "implement":
        yield from _failure(seen, step)


def _standing(seen: Watched, step: Step) -> Iterator[Text]:
    own, county = step.values[seen.subject.row], step.values[Row("county", 0)]
    income = MONTHS_IN_YEAR * _plain(own["income_mean"]) / _plain(own["size"])
    line = _plain(county["line_lived"])
    yield say(
        "why.beside_last_year",
        **{name: _yuan(_plain(own[name])) for name in ("income", "income_last", "earned")},
        earned_last=_yuan(_plain(own["earned_last"])),
    )
    key = "why.is_poor" if own["poor"] else "why.is_not_poor"
    yield say(key, income=_yuan(income), line=_yuan(line))
    was = seen.before[seen.subject.row]
    if own["exited"] and not was["exited"]:
        yield say("why.has_left", standard=_yuan(_plain(county["exit_standard"])))
    elif was["exited"] and not own["exited"]:
        yield say("why.has_returned")
    elif own["registered"] and not own["exited"] and seen.moment.is_december:
        yield from _kept_back(own, income, _plain(county["exit_standard"]))
    plan = seen.arm.scenario.at(seen.moment.month).plan.of(Monitoring)
    if was["exited"] and own["poor"] and not plan.enabled:
        yield say("why.nobody_watches")


def _kept_back(own: Any, income: float, standard: float) -> Iterator[Text]:  # noqa: ANN401 columns
    lacks = [
        say(f"why.lacks_{name}")
        for name in ("enrolled", "insured", "safe_house", "safe_water")
        if not own[name]
    ]
    if income < standard:
        lacks.insert(0, say("why.lacks_income", standard=_yuan(standard)))
    if lacks:
        zh, en = "、".join(t.zh for t in lacks), ", ".join(t.en for t in lacks)
        yield say("why.kept_back", lacks=Text(zh, en))


def _failure(seen: Watched, step: Step) -> Iterator[Text]:
    own = step.values[seen.subject.row]
    if not own["active"]:
        return
    month = float(monthly(np.array([step.failure]))[0])
    chances = {"year": _share(step.failure), "month": _share(month)}
    if own["failed"]:
        yield say("why.failed", loss=_yuan(_plain(own["loss"])), **chances)
    else:
        yield say("why.not_failed", **chances)


def _plain(value: Any) -> float:  # noqa: ANN401 a number of some column
    return float(value)


def _yuan(value: float) -> Text:
    return Text(number(value, "zh"), number(value, "en"))


def _share(part: float) -> Text:
    return _yuan(CHANCE * part)
