"""What pictures of a comparison are made of, from what a study found."""

from __future__ import annotations

import pandas as pd

from sim.catalogue import OUTCOMES
from sim.charts.comparisons import BANDS, COLUMNS, ComparedFrames, Counted
from sim.core.text import Text
from sim.core.version import VERSION
from sim.core.words import say
from sim.lab.compared import Compared, Pair
from sim.lab.findings import Findings
from sim.lab.gains import GROUPED, USUAL, Gains, gains_of
from sim.lab.households import ALL, same_villages
from sim.lab.lasting import looked_at
from sim.lab.values import RUN, rows_of
from sim.world.purses import EARNED, sides
from sim.world.sections import Time

FEN_IN_A_YUAN = 100.0
KEY_SHOWN = 8


def compared_frames(findings: Findings, gains: Gains | None = None) -> ComparedFrames:
    """Lay out what a study found for its pictures.

    Parameters
    ----------
    findings : Findings
        A study that was carried out, or opened again.
    gains : Gains, optional
        Who gains and who pays, if that was worked out already.

    Returns
    -------
    ComparedFrames
        Tables without numbers are empty.
    """
    study, found, deeper = findings.study, findings.compared, findings.deeper
    rows = rows_of(findings.conducted, "dimension", *GROUPED)
    arms = _arms(found)
    time = study.baseline.scenario.plan.of(Time)
    groups = rows[rows["table"].isin(GROUPED)]
    alike = [arm for arm in arms if same_villages(study, Pair(arm, study.baseline.name))]
    return ComparedFrames(
        title=study.title,
        source=_source(findings),
        arms=arms,
        outcomes=_outcomes(found, sorted(set(groups["name"]))),
        start=(time.start_year, time.start_month),
        project_months=time.project_months,
        runs=found.measured,
        differences=_differences(found),
        monthly=_monthly(rows_of(findings.conducted, "outcome", names=looked_at(study)), found),
        dimensions=_means(rows[rows["table"] == "dimension"], "month", name="dimension"),
        flows=_flows(rows_of(findings.conducted, "money")),
        villages=_apart(rows[rows["arm"].isin(alike)], "village"),
        deciles=_apart(rows, "decile"),
        bands=_bands(gains or gains_of(findings)),
        regrets=_shown("regrets", _asked(deeper.robustness)),
        indices=_shown("indices", deeper.sensitivity.table),
        league=_shown("league", deeper.league),
        ladder=_shown("ladder", deeper.ladder),
        unknowns={unknown.name: unknown.label for unknown in study.unknowns},
        question=study.question,
        caution=study.caution,
        confidence=study.comparisons.confidence,
        interval=study.comparisons.interval,
    )


def _arms(found: Compared) -> dict[str, Text]:
    """Name the arms, the baseline first."""
    base = found.study.baseline.name
    rest = [arm for arm in found.study.arms if arm.name != base]
    return {arm.name: arm.label for arm in (found.study.baseline, *rest)}


def _source(findings: Findings) -> Text:
    return say(
        "charts.source_of_study",
        version=VERSION,
        study=findings.study.name,
        key=findings.study.key()[:KEY_SHOWN],
        n=findings.conducted.replications,
        seed=findings.study.seed,
    )


def _outcomes(found: Compared, measures: list[str]) -> dict[str, Counted]:
    wanted = {
        each.name: Counted(each.label, OUTCOMES[each.measure].unit, each.better, each.matters)
        for each in found.study.outcomes
    }
    apart = {
        name: Counted(OUTCOMES[name].label, OUTCOMES[name].unit, OUTCOMES[name].better)
        for name in measures
        if name not in wanted
    }
    return {**wanted, **apart}


def _differences(found: Compared) -> pd.DataFrame:
    return pd.DataFrame(
        [
            (
                *(row.outcome.name, *row.pair, row.base, row.level),
                *(row.gap.mean, row.gap.low, row.gap.high, row.gap.n, row.verdict),
            )
            for row in found.rows
        ],
        columns=list(COLUMNS["differences"]),
    )


def _means(rows: pd.DataFrame, by: str, *, name: str) -> pd.DataFrame:
    """Average over the points, luck by luck."""
    keys = ["arm", "replication", by, "name"]
    means = rows.groupby(keys, sort=True)["value"].mean().reset_index()
    return means.rename(columns={"name": name})


def _monthly(rows: pd.DataFrame, found: Compared) -> pd.DataFrame:
    plain = [wanted for wanted in found.study.outcomes if wanted.across is None]
    means = _means(rows.dropna(subset="value"), "month", name="outcome")
    parts = [means[means["outcome"] == each.measure].assign(outcome=each.name) for each in plain]
    return pd.concat([means.iloc[:0], *parts], ignore_index=True)


def _apart(rows: pd.DataFrame, group: str) -> pd.DataFrame:
    """Give outcomes by village or decile in the last month in which they were written down.

    Where every outcome is 0 in every run, nobody lives who is counted.
    """
    some = rows[(rows["table"] == group)]
    last = some[some["month"] == some.groupby([*RUN, "name"])["month"].transform("max")]
    lived = last.loc[last["value"].fillna(0.0) != 0.0, "item"]
    last = last[last["item"].isin(lived.unique())]
    return _means(last.dropna(subset="value"), "item", name="outcome").rename(
        columns={"item": group}
    )


def _bands(gains: Gains) -> pd.DataFrame:
    """Put households, tenths and actors below each other, as the tables have them."""
    parts = [pd.DataFrame(columns=list(COLUMNS["bands"]))]
    if len(gains.bands):
        homes = gains.bands[gains.bands["band"].isin(BANDS)]
        whole = homes["decile"] == ALL
        group, item = whole.map({True: "household", False: "decile"}), homes["decile"].astype(str)
        parts.append(homes.assign(group=group, item=item.where(~whole, "all")))
    if len(gains.actor_bands):
        parts.append(gains.actor_bands.assign(group="actor", item=gains.actor_bands["party"]))
    columns = list(COLUMNS["bands"])
    return _joined([part.rename(columns={"value": "share"})[columns] for part in parts])


def _flows(rows: pd.DataFrame) -> pd.DataFrame:
    """Add up the money between kinds of actor, without earnings and what everybody is paid."""
    ends = {}
    for name in rows["name"].unique():
        flow, source, target = name.split(" ")
        counts = flow not in (*EARNED, *USUAL)
        ends[name] = sides(flow, source, target) if counts else ("", "")
    givers, takers = ({name: both[n] for name, both in ends.items()} for n in (0, 1))
    table = rows.assign(source=rows["name"].map(givers), target=rows["name"].map(takers))
    table = table[table["source"] != ""]
    points = max(rows["point"].nunique(), 1)
    keys = ["arm", "replication", "source", "target"]
    sums = table.groupby(keys, sort=True)["value"].sum() / (FEN_IN_A_YUAN * points)
    return sums.rename("yuan").reset_index()


def _asked(robustness: pd.DataFrame) -> pd.DataFrame:
    """Give the regrets if the study asks for them."""
    return robustness if "regret" in robustness else robustness.iloc[:0]


def _shown(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Keep what pictures show of a table of the laboratory; nothing if it has none of it."""
    return table.reindex(columns=list(COLUMNS[name])).dropna(how="all")


def _joined(parts: list[pd.DataFrame]) -> pd.DataFrame:
    filled = [part for part in parts if len(part)]
    return pd.concat(filled, ignore_index=True) if filled else parts[0]
