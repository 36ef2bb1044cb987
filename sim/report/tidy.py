"""The tables of a comparison for colleagues: one row a number, and what every column means."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from sim.catalogue import OUTCOMES
from sim.charts import DIMENSIONS, PARTIES, unit
from sim.core.text import Text
from sim.core.words import say, sentences
from sim.lab.findings import Findings
from sim.lab.gains import Gains
from sim.report.deeper import deeper_tables
from sim.report.page.policy import changes
from sim.report.sentences import one_line
from sim.report.verdicts import difference_table
from sim.scenario.study import Study, Unknown

BOTH = ("zh", "en")


def tables_of(findings: Findings, gains: Gains) -> dict[str, pd.DataFrame]:
    """Give every table by name; all have `arm` and `against`, or `arm` alone.

    Parameters
    ----------
    findings : Findings
        What was found.
    gains : Gains
        Who gains and who pays.

    Returns
    -------
    dict
        Tidy tables, those without rows left out. `values` carries what was changed in each run:
        a column for every value in which arms differ, and one for every unknown.
    """
    found = {
        "differences": difference_table(findings.compared),
        "values": with_changes(findings, findings.compared.measured),
        "policy": _policy(findings),
        "everything": gains.outcomes,
        "actors": gains.actors,
        "bands": gains.bands,
        "actor_bands": gains.actor_bands,
        "groups": gains.groups,
        "dimensions": gains.dimensions,
        "worth": _worth(gains),
        **deeper_tables(findings),
    }
    return {name: table for name, table in found.items() if len(table)}


def with_changes(findings: Findings, values: pd.DataFrame) -> pd.DataFrame:
    """Put beside each run what was changed in it: values of arms, and of unknowns."""
    study = findings.study
    found = {each.path for told in changes(findings).values() for each in told}
    arms = {arm.name: arm.scenario.values for arm in study.arms}  # noqa: PD011 of a scenario
    told: dict[str, pd.Series] = {}
    for path in dict.fromkeys(path for known in arms.values() for path in known):
        # a rule that was exchanged stands under its own name, with its parameters
        if path in found or path.rpartition(".")[0] in found:
            said = {name: known[path].value for name, known in arms.items() if path in known}
            if len(said) < len(arms) or len(set(said.values())) > 1:
                told[path] = values["arm"].map(said)
    points = findings.conducted.points
    for unknown in study.unknowns:
        own = {number: _value(point, unknown, study) for number, point in enumerate(points)}
        told[unknown.path] = values["point"].map(own)
    return values.assign(**told)


def _value(point: Mapping[str, float], unknown: Unknown, study: Study) -> float:
    said = point.get(unknown.name)
    if said is None:
        return float(study.baseline.scenario.values[unknown.path].value)  # noqa: PD011
    return float(unknown.rounded(said))


def _policy(findings: Findings) -> pd.DataFrame:
    rows = []
    for arm, found in changes(findings).items():
        for each in found:
            words = {
                f"{name}_{language}": getattr(each, name).within(language)
                for name in ("label", "old", "new", "unit", "concerns")
                for language in BOTH
            }
            caption = each.caption
            said = {
                "mark": caption.mark if caption else "",
                "source": caption.source if caption else "",
                "caption_zh": caption.text.zh if caption else "",
                "caption_en": caption.text.en if caption else "",
            }
            rows.append({"arm": arm, "path": each.path, **words, **said, "origin": each.origin})
    return pd.DataFrame(rows)


def _worth(gains: Gains) -> pd.DataFrame:
    rows = []
    for each in gains.worth:
        for what, gap in (("cost", each.cost), (each.what, each.kept), ("ratio", each.ratio)):
            told = {"difference": gap.mean, "low": gap.low, "high": gap.high, "n": gap.n}
            rows.append({**each.pair._asdict(), "what": what, **told})
    return pd.DataFrame(rows)


def codebook_of(findings: Findings, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Say what every column means, and what every name in a column stands for.

    Parameters
    ----------
    findings : Findings
        Says how arms and outcomes are called.
    tables : mapping
        The tables by name.

    Returns
    -------
    pandas.DataFrame
        `table`, `column`, `name` (empty for the column itself), labels in both languages, and the
        unit of the numbers.
    """
    rows = [
        _row(table, str(column), "", label_of(str(column), findings))
        for table, frame in tables.items()
        for column in frame.columns
    ]
    study = findings.study
    rows += [_row("", "arm", arm.name, arm.label) for arm in study.arms]
    rows += [
        _row("", "outcome", each.name, each.label, OUTCOMES[each.measure].unit)
        for each in study.outcomes
    ]
    rows += [_row("", "measure", name, o.label, o.unit) for name, o in OUTCOMES.items()]
    dimensions = {name: say(f"charts.dimension_{name}") for name in DIMENSIONS}
    rows += [_row("", "dimension", name, label, "points") for name, label in dimensions.items()]
    rows += [_row("", "party", name, one_line(name), "yuan") for name in PARTIES]
    rows += [
        _row("", "verdict", key.removeprefix("word_"), text)
        for key, text in sentences("study").items()
        if key.startswith("word_")
    ]
    return pd.DataFrame(rows)


def label_of(column: str, findings: Findings) -> Text:
    """Say what a column holds; one named after a value of the scenario is called as that is."""
    known = sentences("column")
    if column in known:
        return known[column]
    for each in findings.study.unknowns:
        if column == f"at_{each.name}":
            return each.label
    for arm in findings.study.arms:
        told = arm.scenario.values.get(column)  # noqa: PD011 of a scenario
        if told is not None:
            return told.param.label
    return Text(column, column)


def units_of() -> pd.DataFrame:
    """List the units of outcomes, and how they are shown: multiplied by what, called how."""
    names = dict.fromkeys(outcome.unit for _, outcome in OUTCOMES.items())
    rows = [(name, unit(name)[0], unit(name)[1].zh, unit(name)[1].en) for name in names]
    return pd.DataFrame(rows, columns=["unit", "shown_times", "shown_zh", "shown_en"])


def _row(table: str, column: str, name: str, label: Text, unit: str = "") -> dict[str, str]:
    words = {"label_zh": label.zh, "label_en": label.en}
    return {"table": table, "column": column, "name": name, **words, "unit": unit}
