"""What outcomes are called: poverty up to 2020, income below a reference line since then."""

from __future__ import annotations

from sim.catalogue import OUTCOMES
from sim.core.text import Text
from sim.core.words import sentences
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
