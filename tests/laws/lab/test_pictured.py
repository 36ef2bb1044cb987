"""What pictures of a comparison are made of is what the study found."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sim.charts.comparisons import BANDS, COLUMNS
from sim.core.text import Text
from sim.lab.findings import begin_study, finish_study
from sim.lab.pictured import compared_frames
from sim.lab.values import rows_of
from sim.lab.workers import Here
from sim.scenario.registry import all_keys
from sim.scenario.study import Design, Unknown
from tests.laws.lab.tiny import study

RULE = "rules.benefit_sharing.rule=equal"


def carried_out(asked, folder):
    return finish_study(begin_study(asked, folder, limited=False), Here())


@pytest.fixture(scope="module")
def findings(tmp_path_factory):
    return carried_out(study(RULE), tmp_path_factory.mktemp("study"))


@pytest.fixture(scope="module")
def frames(findings):
    return compared_frames(findings)


def test_every_table_has_its_columns(frames):
    for name, wanted in COLUMNS.items():
        assert set(wanted) <= set(getattr(frames, name).columns)


def test_differences_are_those_that_were_found(frames, findings):
    assert len(frames.differences) == len(findings.compared.rows)
    for told, row in zip(frames.differences.itertuples(), findings.compared.rows, strict=True):
        assert (told.outcome, told.arm, told.against) == (row.outcome.name, *row.pair)
        assert told.difference == row.gap.mean
        assert told.level == row.level


def test_the_last_month_is_the_value_of_the_run(frames, findings):
    last = frames.monthly[frames.monthly["month"] == frames.months]
    both = last.merge(findings.compared.measured, on=["arm", "replication", "outcome"])
    assert len(both) == 2 * 3 * len(frames.asked)
    np.testing.assert_array_equal(both["value_x"], both["value_y"])


def test_money_in_the_picture_is_in_the_books(frames, findings):
    rows = rows_of(findings.conducted, "money")
    own = rows[rows["name"].str.startswith("own_part household")]["value"].sum() / 100
    here = frames.flows[frames.flows["source"] == "household"]["yuan"].sum()
    assert own > 0
    assert here >= own
    assert not frames.flows["source"].eq("").any()


def test_everybody_falls_into_one_band(frames):
    shares = frames.bands.groupby(["arm", "group", "item"])["share"].sum()
    np.testing.assert_allclose(shares, 1.0, rtol=1e-12)
    assert set(frames.bands["band"]) == set(BANDS)
    assert set(frames.bands["group"]) == {"household", "decile", "actor"}


def test_the_same_rules_move_nobody(tmp_path):
    found = compared_frames(carried_out(study(""), tmp_path))
    assert set(found.bands[found.bands["share"] > 0]["band"]) == {"none"}
    assert set(found.differences["verdict"]) == {"identical"}


def test_several_points_give_regrets_and_ends(tmp_path):
    asked = study(RULE)
    path = "world.labour.wage_growth"
    param = next(key.param for key in all_keys() if key.path == path)
    unknown = Unknown("wage", path, Text("工钱", "wage"), param, values=(0.0, 0.1))
    robust = replace(asked.comparisons, robustness=("max_regret",))
    asked = replace(asked, unknowns=(unknown,), design=Design("each_alone"), comparisons=robust)
    found = compared_frames(carried_out(asked, tmp_path))
    ends = found.indices[found.indices["outcome"] == found.asked[0]]
    assert ends[["index", "unknown"]].to_numpy().tolist() == [
        ["at_low", "wage"],
        ["at_high", "wage"],
    ]
    assert (found.regrets.groupby("outcome")["regret"].min() >= 0).all()
    assert len(found.regrets) >= 2


def test_homes_of_other_villages_are_not_compared(tmp_path):
    found = compared_frames(carried_out(study("households.pilot=14", RULE), tmp_path))
    first, second = found.others
    homes = found.bands[found.bands["group"] != "actor"]
    assert set(homes["arm"]) == {second}
    assert set(found.villages["arm"]) == {found.baseline, second}
    assert first in set(found.runs["arm"])
