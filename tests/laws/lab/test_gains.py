"""Who gains and who pays adds up, and is held against itself household by household."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from sim.lab.findings import begin_study, finish_study
from sim.lab.gains import gains_of
from sim.lab.households import ALL, BANDS, bands_of, tenths
from sim.lab.values import rows_of
from sim.lab.workers import Here
from sim.lab.worth import worth_of
from sim.report.costs import cost_told
from tests.laws.lab.tiny import study


@pytest.fixture(scope="module")
def findings(tmp_path_factory):
    asked = study("rules.benefit_sharing.rule=equal project.grant_yuan=100000", at_most=4)
    return finish_study(begin_study(asked, tmp_path_factory.mktemp("gains")), Here())


@pytest.fixture(scope="module")
def gains(findings):
    return gains_of(findings)


def test_net_is_got_out_less_put_in(gains):
    wide = gains.actors.pivot_table(index="party", columns="side", values="difference")
    assert np.allclose(wide["net"], wide["got_out"] - wide["put_in"], atol=1e-6)
    assert {"government", "household"} <= set(wide.index)


def test_the_bands_hold_every_household_once(gains):
    shares = gains.bands[gains.bands["band"].isin(BANDS)].dropna(subset="value")
    sums = shares.groupby("decile")["value"].sum()
    assert np.allclose(sums, 1.0)
    assert ALL in sums.index


def test_incomes_are_paired_household_by_household(findings, gains):
    rows = rows_of(findings.conducted, "household")
    keys = ["replication", "item"]
    tables = {
        (arm, name): some.set_index(keys)["value"]
        for (arm, name), some in rows.groupby(["arm", "name"])
    }
    base, arm = (each.name for each in findings.study.arms)
    pilot = tables[base, "pilot"] == 1.0
    change = (tables[arm, "income_mean"] - tables[base, "income_mean"])[pilot]
    persons = tables[base, "size"][pilot]
    by_luck = 12.0 * change.groupby("replication").sum() / persons.groupby("replication").sum()
    told = gains.bands[(gains.bands["decile"] == ALL) & (gains.bands["band"] == "income")]
    assert told["value"].iloc[0] == pytest.approx(by_luck.mean())
    lost = (change < -0.05 * tables[base, "income_mean"][pilot]).groupby("replication").mean()
    band = gains.bands[(gains.bands["decile"] == ALL) & (gains.bands["band"] == "loss_large")]
    assert band["value"].iloc[0] == pytest.approx(lost.mean())


def test_five_bands_of_change():
    change = np.array([5.1, 4.9, 0.09, -0.09, -4.9, -5.1])
    assert bands_of(change, np.full(6, 100.0)).tolist() == [0, 1, 2, 2, 3, 4]
    assert bands_of(np.array([1.0, 0.0, -1.0]), np.zeros(3)).tolist() == [0, 2, 4]


def test_tenths_hold_as_many_people_each():
    persons = np.tile([1.0, 2.0, 5.0], 200)
    start = np.arange(600.0)[::-1] * persons
    tenth = tenths(start, persons)
    people = np.bincount(tenth, weights=persons)
    assert len(people) == 10
    assert abs(people - persons.sum() / 10).max() <= 5.0
    assert (np.diff(tenth[np.argsort(start / persons, kind="stable")]) >= 0).all()


def test_identical_arms_leave_everybody_as_they_were(tmp_path):
    same = finish_study(begin_study(study("", at_most=2, at_least=2), tmp_path), Here())
    found = gains_of(same)
    assert found.actors["identical"].all()
    everybody = found.bands[(found.bands["decile"] == ALL) & (found.bands["band"] == "none")]
    assert everybody["value"].tolist() == [1.0]
    assert set(found.actor_bands[found.actor_bands["value"] == 1.0]["band"]) == {"none"}
    assert found.examples[0].base == found.examples[0].level


def test_the_cost_of_a_household_is_told_only_where_exits_differ(gains):
    (worth,) = gains.worth
    assert worth.ratio.low != worth.ratio.low


def test_whoever_asks_about_returns_is_told_the_cost_of_a_return_avoided():
    asked = study("monitoring.enabled=false", at_least=20, at_most=20)
    first = replace(asked.outcomes[0], measure="relapse_rate")
    asked = replace(asked, outcomes=(first,))
    base, arm = (each.name for each in asked.arms)
    lucks = np.arange(1, 21)
    rows = pd.concat(
        pd.DataFrame(
            {"table": "outcome", "name": name, "arm": who, "replication": lucks, "month": 60}
        ).assign(value=value)
        for who, name, value in (
            (base, "public_cost_yuan", 1000.0 + 10.0 * lucks),
            (arm, "public_cost_yuan", 4000.0 + 20.0 * lucks),
            (base, "relapses", 5.0 + lucks % 2),
            (arm, "relapses", 3.0),
        )
    )
    (worth,) = worth_of(rows, asked)
    assert (worth.what, worth.kept.mean) == ("relapses", 2.5)
    assert worth.ratio.mean == pytest.approx((3000.0 + 105.0) / 2.5)
    told = cost_told(worth)
    assert told.zh.startswith("公家约多花1,242元")
    assert told.en.startswith("About 1,242 yuan of public money")
    dearer = rows.assign(arm=rows["arm"].map({base: arm, arm: base}))
    (saved,) = worth_of(dearer, asked)
    assert saved.kept.mean == -2.5
    assert cost_told(saved).zh.startswith("每多返贫一次，公家约省1,242元")
