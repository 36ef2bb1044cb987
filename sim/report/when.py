"""When something was measured: the month of the run and the month of the calendar."""

from __future__ import annotations

from sim.core.calendar import Calendar
from sim.core.text import Text
from sim.core.words import say
from sim.month import is_game
from sim.scenario.study import Study, Wanted
from sim.world.sections import Time


def month_of(wanted: Wanted, study: Study) -> int | None:
    """Give the month of the run in which an outcome is measured.

    Parameters
    ----------
    wanted : Wanted
        What is looked at.
    study : Study
        Whose arms may be of different length.

    Returns
    -------
    int or None
        None where it is the last month and arms do not end in the same one.
    """
    if wanted.at_month is not None:
        return wanted.at_month
    last = {arm.scenario.months for arm in study.arms}
    return last.pop() if len(last) == 1 else None


def measured_at(wanted: Wanted, study: Study) -> Text:
    """Say when an outcome is measured, for the inside of a sentence.

    Parameters
    ----------
    wanted : Wanted
        What is looked at.
    study : Study
        With the baseline's calendar; a game has rounds instead.

    Returns
    -------
    Text
        Such as `by month 60 (2023-05)`.
    """
    month, plan = month_of(wanted, study), study.baseline.scenario.plan
    if month is None:
        return say("study.at_the_end")
    if is_game(plan):
        return say("study.at_round", round=month)
    time = plan.of(Time)
    date = Calendar(time.start_year, time.start_month).at(month).label
    return say("study.at_month", month=month, date=date)
