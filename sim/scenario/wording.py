"""What outcomes are called: poverty up to 2020, income below a reference line since then."""

from __future__ import annotations

from sim.catalogue import OUTCOMES
from sim.core.text import Text
from sim.core.words import say, sentences
from sim.scenario.scenario import Words


def outcome_label(name: str, words: Words) -> Text:
    """Give the name of an outcome in the set of words that a scenario asks for.

    Raises
    ------
    KeyError
        If there is no such outcome.
    """
    label: Text = OUTCOMES[name].label
    return sentences("wording").get(name, label) if words == "after_2020" else label


def label_across(label: Text, across: str | None, take: str | None, better: str) -> Text:
    """Say of which village, tenth or party a number is: the one that came off worst, and so on.

    Parameters
    ----------
    label : Text
        What is measured.
    across : str or None
        `villages`, `deciles`, `actors` or `partners`; None for a number of everybody.
    take : str or None
        Which number is taken over them.
    better : str
        `higher`, `lower` or `neither`: which end is the worse one.

    Returns
    -------
    Text
        The label as it stands where nothing is taken.
    """
    if across is None or take is None:
        return label
    place, of = take, say(f"told.one_{across}")
    if take.startswith("quantile_"):
        place = "quantile"
    elif take != "mean" and better != "neither":
        place = "worst" if (take == "minimum") == (better == "higher") else "best"
    part = f"{100 * float(take[9:]):g}" if place == "quantile" else ""
    if across in {"actors", "partners"}:
        label = say("told.got_less_put_in")
        place += "_party" if place in {"worst", "best"} else ""
    return say(f"told.across_{place}", what=label, one=of, all=say(f"told.all_{across}"), part=part)
