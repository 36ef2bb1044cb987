"""`collabsim explain FILE`: a scenario told in words, before any run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sim.catalogue import OUTCOMES
from sim.cli.grid import grid
from sim.cli.trouble import plain
from sim.core.text import Language, Text
from sim.core.units import figure, measured, unit_named
from sim.core.words import say
from sim.scenario import Scenario, Study, shipped
from sim.scenario.difference import Difference, differences, lines
from sim.scenario.story import Row, assumed, calendar, story
from sim.scenario.wording import outcome_label


def tell_scenario(scenario: Scenario, file: str, language: Language) -> None:
    """Print heading, the table *when · what · parameters · effect*, and what is expected."""
    rows = [*_heading(scenario, file, language), ""]
    print(plain("\n".join(rows)))
    print(plain(_table(story(scenario), language)))
    print(plain("\n".join(_expected(scenario, language))))
    print(plain(say("told.more_of", file=file).within(language)))


def _heading(scenario: Scenario, file: str, language: Language) -> Iterator[str]:
    title, place = scenario.title.within(language), scenario.place.within(language)
    yield " · ".join(part for part in (title or scenario.name, place) if part)
    for text in (scenario.question, scenario.caution):
        if text.within(language):
            yield text.within(language)
    yield calendar(scenario).within(language)
    if scenario.parent is not None:
        n = len(differences(scenario.parent, scenario))
        parent = _file_of(scenario.parent, file)
        yield say("told.begins_as", parent=parent, n=n, file=file).within(language)
    yield assumed(scenario).within(language)


def _file_of(parent: Scenario, child: str) -> str:
    """Name a scenario as it can be typed: a shipped one by its name, another by its file."""
    file = "" if parent.source is None else parent.source.file
    if parent.name in shipped() and Path(file).name == f"{parent.name}.yaml":
        return parent.name
    return file if file and file != child else parent.name


def tell_study(study: Study, language: Language) -> None:
    """Print what a study asks, its arms and how they differ, what is unknown and looked at."""
    rows = [study.title.within(language) or study.name]
    rows += [t.within(language) for t in (study.question, study.caution) if t.within(language)]
    print(plain("\n".join([*rows, ""])))
    print(plain(grid(("arm", "what", "difference"), _arms(study), language)))
    if study.unknowns:
        print(plain("\n" + grid(("unknown", "unit", "range"), _unknowns(study), language)))
    print(
        plain("\n" + grid(("looked_at", "in_month_head", "matters_from"), _looks(study), language))
    )
    times = study.replications
    lucks = say("told.lucks", least=times.at_least, most=times.at_most).within(language)
    print(f"\n{lucks}")


def _arms(study: Study) -> Iterator[tuple[Text, ...]]:
    """Tell of each arm what is different; of the baseline, which rules the others exchange."""
    first = study.baseline
    found = {arm.name: differences(first.scenario, arm.scenario) for arm in study.arms}
    rules = {
        one.path: _holds(one, one.old) for each in found.values() for one in each if one.is_rule
    }
    for arm in study.arms:
        told = [_now(one) for one in found[arm.name]] or [say("told.no_difference")]
        if arm is first:
            told = [say("told.baseline"), *rules.values()]
        yield Text(arm.name, arm.name), arm.label, lines(told)


def _now(one: Difference) -> Text:
    if one.is_rule:
        return _holds(one, one.new)
    change = Text(f"{one.old.zh} → {one.new.zh}{one.unit.zh}", f"{one.old.en} → {one.new.en}")
    return _holds(one, Text(change.zh, f"{change.en} {one.unit.en}".rstrip()))


def _holds(one: Difference, what: Text) -> Text:
    return Text(f"{one.label.zh}：{what.zh}", f"{one.label.en}: {what.en}")


def _unknowns(study: Study) -> Iterator[tuple[Text, ...]]:
    for one in study.unknowns:
        if one.values:
            ends = ", ".join(f"{value:g}" for value in one.values)
        else:
            ends = f"{one.low:g} – {one.high:g}"
        yield one.label, unit_named(one.param.unit), Text(ends, ends)


def _looks(study: Study) -> Iterator[tuple[Text, ...]]:
    for one in study.outcomes:
        month = say("told.last") if one.at_month is None else Text(*[str(one.at_month)] * 2)
        size = Text("", "")
        if one.matters is not None:
            size = measured(figure(one.matters), OUTCOMES[one.measure].unit)
        what = one.label
        if one.across is not None:
            spread = (
                say(f"told.across_{one.across}"),
                say(f"told.take_{(one.take or 'mean').partition('_')[0]}"),
            )
            what = say("told.spread", what=what, whom=spread[0], take=spread[1])
        yield what, month, size


def _table(rows: tuple[Row, ...], language: Language) -> str:
    cells = []
    before = Text("", "")
    for row in rows:
        when = Text("", "") if row.when == before else row.when
        cells.append((when, row.what, row.numbers, row.effect))
        before = row.when
    return grid(("when", "what", "parameters", "effect"), cells, language)


def _expected(scenario: Scenario, language: Language) -> Iterator[str]:
    yield ""
    if scenario.matters:
        sizes = [
            f"{outcome_label(name, scenario.words).within(language)} {size:g}"
            for name, size in scenario.matters.items()
        ]
        joined = ("，" if language == "zh" else ", ").join(sizes)
        yield say("told.matters", list=joined).within(language)
    for one in scenario.expect:
        what = outcome_label(one.measure, scenario.words)
        ends = {"low": figure(one.low), "high": figure(one.high)}
        yield say("told.expects", month=one.at_month, what=what, **ends).within(language)
