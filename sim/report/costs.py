"""What one more household kept out of poverty costs the public, in a sentence."""

from __future__ import annotations

from math import isnan

from sim.core.text import Text
from sim.core.words import say
from sim.lab.compared import Compared
from sim.lab.statistics.intervals import Interval
from sim.lab.worth import COST, MEASURES, Kept, Worth
from sim.report.sentences import one_of_many, sized


def cost_told(worth: Worth, found: Compared | None = None) -> Text:
    """Say what a further household kept out of poverty costs, or why that cannot be told.

    Parameters
    ----------
    worth : Worth
        Cost, what is kept up, and their ratio.
    found : Compared, optional
        The comparison it belongs to; with it a difference that would be told only if nothing
        else were compared is said to be one.

    Returns
    -------
    Text
        One sentence, every number with its range.
    """
    kept, cost, ratio = worth.kept, worth.cost, worth.ratio
    known = not isnan(ratio.low)
    many = {each: many_beside(worth, each, found) if found else 0 for each in ("cost", worth.what)}
    if known and ratio.low > 0.0 and not any(many.values()):
        size, span = sized(ratio.mean, ratio.low, ratio.high)
        if kept.mean > 0.0:
            return say("page.brief_ratio_more", size=size, span=span)
        fewer = say(f"page.kept_saved_{worth.what}")
        return say("page.brief_ratio_saved", one=fewer, size=size, span=span)
    said = {"cost": _gap_of("cost", cost), "kept": _gap_of(worth.what, kept)}
    for name, beside in zip(said, many.values(), strict=True):
        if beside:
            said[name] = say("page.held_to_many", told=said[name], k=beside)
    told = known or kept.identical
    return say("page.brief_ratio_apart" if told else "page.brief_no_ratio", **said)


def many_beside(worth: Worth, what: str, found: Compared) -> int:
    """Count what a difference is compared beside, where that alone keeps it from being told.

    Parameters
    ----------
    worth : Worth
        Cost and what is kept up.
    what : str
        `cost`, or what is kept up.
    found : Compared
        The comparison it belongs to.

    Returns
    -------
    int
        0 where it is told, or was not judged at all, or could not be told by itself either.
    """
    measure = COST if what == "cost" else MEASURES[worth.what]
    for row in found.rows:
        own = row.outcome.measure == measure and row.pair == worth.pair
        whole = row.outcome.across is None and row.outcome.at_month is None
        if own and whole and one_of_many(row, found.study):
            return found.kin(row)
    return 0


def one_of(what: Kept) -> Text:
    """Name one of what is kept up, as it is paid for."""
    return say(f"page.kept_more_{what}")


def _gap_of(what: str, found: Interval) -> Text:
    """Say how much more or less of something there is, and whether that can be told."""
    if found.identical:
        return say(f"page.{what}_same")
    if found.low > 0.0 or found.high < 0.0:
        turn = 1.0 if found.mean > 0.0 else -1.0
        ends = sorted((turn * found.low, turn * found.high))
        size, span = sized(abs(found.mean), *ends)
        return say(f"page.{what}_{'more' if turn > 0.0 else 'less'}", size=size, span=span)
    size, span = sized(found.mean, found.low, found.high, sign=True)
    if isnan(found.low):
        return say(f"page.{what}_few", size=size)
    return say(f"page.{what}_unclear", size=size, span=span)
