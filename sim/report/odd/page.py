"""The ODD+D description as a page, section by section, and as one paragraph."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from sim.core.text import Language
from sim.core.words import say
from sim.report.odd.counts import Shown, counts
from sim.report.odd.tables import made_of

PARTS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "overview": {
        "purpose": ("purpose_question", "purpose_for_whom", "purpose_patterns"),
        "entities": ("entities_about", "entities_scales"),
        "process": ("process_about",),
    },
    "concepts": {
        "background": ("background_theory", "background_data", "background_assumptions"),
        "decision": (
            *("decision_who", "decision_rationality", "decision_effort"),
            *("decision_participation", "decision_targets", "decision_norms"),
            *("decision_time_space", "decision_uncertainty"),
        ),
        "learning": ("learning_individual", "learning_collective"),
        "sensing": ("sensing_what", "sensing_rules", "sensing_cost"),
        "prediction": ("prediction",),
        "interaction": ("interaction_direct", "interaction_indirect", "interaction_coordination"),
        "collectives": ("collectives",),
        "heterogeneity": ("heterogeneity",),
        "stochasticity": ("stochasticity",),
        "observation": ("observation_data", "observation_emergent"),
    },
    "details": {
        "implementation": ("implementation",),
        "initialisation": ("initialisation",),
        "input": ("input",),
        "submodels": ("submodels_about", "rules_about", "payments_about", "parameters_about"),
    },
}
"""The sections of ODD+D in their order, and the texts of each."""
HEADED: Final = {name: name.removesuffix("_about") for name in PARTS["details"]["submodels"][1:]}
"""Texts that begin a part with a heading of its own."""


def odd_page(language: Language, shown: Collection[tuple[str, str]] | None = None) -> str:
    """Describe the model by ODD+D, in Markdown.

    Parameters
    ----------
    language : str
        In which language.
    shown : collection of (str, str), optional
        Families and rules to write; all of them if not said.

    Returns
    -------
    str
        The page.
    """
    return "\n".join(_page(language, None if shown is None else frozenset(shown)))


def odd_summary(language: Language) -> str:
    """Describe the model in one paragraph with its counts, for a methods section."""
    return say("odd.summary", **counts()).within(language)


def _page(language: Language, shown: Shown) -> Iterator[str]:
    known, made = counts(shown), made_of(language, shown)
    yield f"# {say('odd.title').within(language)}\n"
    yield say("odd.head").within(language) + "\n"
    yield say("odd.summary", **known).within(language) + "\n"
    for part, sections in PARTS.items():
        yield f"## {say(f'odd.{part}').within(language)}\n"
        for section, texts in sections.items():
            yield f"### {say(f'odd.section_{section}').within(language)}\n"
            for text in texts:
                if text in HEADED:
                    yield f"### {say(f'odd.{HEADED[text]}').within(language)}\n"
                yield say(f"odd.{text}", **known).within(language) + "\n"
                if text in made:
                    found = made[text]()
                    yield from [found] if isinstance(found, str) else found
