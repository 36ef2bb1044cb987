"""Make a study of some scenarios that are simply to be held against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sim.catalogue import OUTCOMES
from sim.core.errors import UsageError
from sim.core.text import Text, listed
from sim.core.words import say
from sim.outcomes import counted
from sim.scenario import Scenario
from sim.scenario.scenario import Words
from sim.scenario.study import (
    Arm,
    Comparisons,
    Design,
    Limits,
    Replications,
    Study,
    Wanted,
    Wishes,
)
from sim.scenario.wording import outcome_label

HEADLINES = (
    "poverty_rate_before_transfers",
    "poverty_rate",
    "earned_income_per_head_yuan",
    "sustained_exit_share",
    "relapse_rate",
    "satisfaction",
    "sustainability",
    "public_cost_yuan",
)
"""What is looked at where nobody said: before transfers first, since those decide the rest."""
BATCH = 10
USUAL_HALF_WIDTH = 0.01
PAIR = 2
LUCKS = (2, 100_000)
"""As few and as many strokes of luck as a study may try."""


def between(  # noqa: PLR0913 what can be chosen of a comparison
    scenarios: Sequence[Scenario],
    *,
    seed: int,
    at_least: int = 20,
    at_most: int = 200,
    half_width: float | None = None,
    workers: int = 1,
    commanded: bool = False,
) -> Study:
    """Make the study that compares scenarios; the first is the baseline.

    It looks at what the baseline says matters, and at the usual figures. It stops when the
    first of them is known closely enough.

    Parameters
    ----------
    scenarios : sequence of Scenario
        Two or more.
    seed : int
        Which luck.
    at_least, at_most : int, optional
        Fewest and most replications.
    half_width : float, optional
        How closely the first outcome's difference shall be known, in its unit; without it half
        of what matters, and without that a hundredth.
    workers : int, optional
        How many processes.
    commanded : bool, optional
        Whether a command said exactly how many replications.

    Returns
    -------
    Study
        As if it had been written in a file.

    Raises
    ------
    UsageError
        If there is nothing to compare.
    """
    if len(scenarios) < PAIR:
        raise UsageError(say("study.nothing_to_compare"))
    first, names = scenarios[0], _names(scenarios)
    labels = _labels(scenarios, names)
    here = counted(first.plan)
    measures = [name for name in dict.fromkeys([*first.matters, *HEADLINES]) if name in here]
    measures = measures or list(here)  # a game has measures of its own
    outcomes = tuple(wanted_of(name, first.matters.get(name), first.words) for name in measures)
    return Study(
        name="-".join(names[:2]) if len(names) == PAIR else f"{names[0]}-{len(names)}",
        title=_title(labels),
        question=_question(scenarios, labels),
        caution=first.caution,
        scenarios=tuple(scenarios),
        arms=tuple(
            Arm(name, label, scenario, {})
            for name, label, scenario in zip(names, labels, scenarios, strict=True)
        ),
        unknowns=(),
        design=Design(),
        replications=Replications(
            at_least=min(at_least, at_most),
            at_most=at_most,
            batch=BATCH,
            stop_outcome=outcomes[0].name,
            half_width=half_width or _half_of_what_matters(outcomes[0]),
            usual=not (half_width or outcomes[0].matters),
            commanded=commanded,
        ),
        seed=seed,
        common=True,
        outcomes=outcomes,
        comparisons=Comparisons(names[0], "none", 0.95, "holm", "t"),
        equal_money=None,
        report=Wishes(("zh", "en"), ("html", "brief", "xlsx", "csv")),
        limits=Limits(240.0, 8.0, workers),
    )


def _half_of_what_matters(first: Wanted) -> float:
    """Say how closely to know a difference so that one that is nothing can be told as such."""
    return first.matters / 2 if first.matters else USUAL_HALF_WIDTH


def exactly(study: Study, replications: int | None) -> Study:
    """Give a study that tries so many strokes of luck, neither fewer nor more.

    Parameters
    ----------
    study : Study
        Any.
    replications : int or None
        How many; with None the study stays as it is.

    Returns
    -------
    Study
        Of another key, so that it has a folder of its own.

    Raises
    ------
    UsageError
        If it is fewer than two or more than a study may try.
    """
    if replications is None:
        return study
    low, high = LUCKS
    if not low <= replications <= high:
        said = {"name": "--replications", "value": replications, "low": low, "high": high}
        raise UsageError(say("run.out_of_range", **said))
    same = replace(
        study.replications,
        at_least=replications,
        at_most=replications,
        commanded=True,
        written=study.replications.at_most,
    )
    return replace(study, replications=same)


def _names(scenarios: Sequence[Scenario]) -> list[str]:
    """Name the arms after their scenarios; a name that comes again gets a number."""
    found: list[str] = []
    for scenario in scenarios:
        again = sum(each.name == scenario.name for each in scenarios[: len(found)])
        found.append(f"{scenario.name}_{again + 1}" if again else scenario.name)
    return found


def _labels(scenarios: Sequence[Scenario], names: Sequence[str]) -> list[Text]:
    """Call the arms by their titles; where others have the same title, the name follows."""
    titles = [scenario.title for scenario in scenarios]
    zh, en = [title.zh for title in titles], [title.en for title in titles]
    return [
        say("study.title_named", title=title, name=name)
        if zh.count(title.zh) > 1 or en.count(title.en) > 1
        else title
        for title, name in zip(titles, names, strict=True)
    ]


def _title(labels: Sequence[Text]) -> Text:
    first, *others = labels
    zh, en = "、".join(t.zh for t in others), ", ".join(t.en for t in others)
    return say("study.title_between", first=first, others=Text(zh, en))


def _question(scenarios: Sequence[Scenario], labels: Sequence[Text]) -> Text:
    """Ask what all scenarios ask; where each asks its own, which does better."""
    asked = scenarios[0].question
    if asked.en and all(each.question == asked for each in scenarios):
        return asked
    quoted = [Text(f"“{label.zh}”", f"“{label.en}”") for label in labels]
    last = say("study.or")
    arms = listed(quoted[:-1], Text("、", ", "))
    arms = Text(arms.zh + last.zh + quoted[-1].zh, f"{arms.en} {last.en} {quoted[-1].en}")
    return say("study.question_between", arms=arms)


def wanted_of(measure: str, matters: float | None, words: Words) -> Wanted:
    """Make of a measure what a study looks at: at the end, over everybody."""
    outcome = OUTCOMES[measure]
    return Wanted(
        name=measure,
        measure=measure,
        label=outcome_label(measure, words),
        matters=matters,
        better=outcome.better,
    )
