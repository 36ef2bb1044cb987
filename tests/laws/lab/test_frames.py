"""The tidy tables say what the records say, one row a number, and the money adds up."""

from __future__ import annotations

import numpy as np
import pytest

from sim.charts import COLUMNS, UNITS
from sim.lab import simulate
from sim.lab.frames import frames_of
from sim.scenario import load


@pytest.fixture(scope="module")
def result():
    return simulate(load("yanliu", ("time.months=3", "time.project_months=2")), 2, 5)


@pytest.fixture(scope="module")
def frames(result):
    return frames_of(result)


def test_every_number_has_one_row(frames, result):
    outcomes, months, replications = result.programme.values.shape
    assert len(frames.monthly) == 2 * outcomes * months * replications
    assert len(frames.dimensions) == 2 * 6 * (1 + months) * replications
    for name, columns in COLUMNS.items():
        table = getattr(frames, name)
        assert tuple(table.columns) == columns
        assert table.index.is_unique
        keys = [c for c in columns if c not in {"value", "yuan"} and not c.endswith("_yuan")]
        assert not table.duplicated(keys).any()
    assert sorted(frames.monthly["replication"].unique()) == [1, 2]
    assert sorted(frames.monthly["month"].unique()) == [1, 2, 3]


def test_rows_say_what_the_records_say(frames, result):
    for arm, record in result.arms.items():
        for row in frames.monthly[frames.monthly["arm"] == arm].itertuples():
            at = (record.outcomes.index(row.outcome), row.month - 1, row.replication - 1)
            same = np.array([row.value, record.values[at]])
            assert np.array_equal(same[:1], same[1:], equal_nan=True)


def test_the_tables_know_how_many_they_are_about(frames, result):
    about = frames.about
    assert (about.pilot_households, about.pilot_villages) == (70, 6)
    assert (about.households, about.villages) == (720, 26)
    assert about.question == result.scenario.question


def test_every_outcome_has_a_unit_that_can_be_shown(frames):
    assert set(frames.outcomes) == set(frames.monthly["outcome"])
    assert {unit for _, unit in frames.outcomes.values()} <= set(UNITS)


def test_the_parties_add_up_to_the_fen(frames):
    fen = frames.parties.assign(
        put=(frames.parties["put_in_yuan"] * 100).round(),
        got=(frames.parties["got_out_yuan"] * 100).round(),
    )
    sums = fen.groupby(["arm", "replication"])[["put", "got"]].sum()
    assert (sums["put"] == sums["got"]).all()
    assert (sums.loc["programme", "put"] > 0).all()


def test_the_flows_are_the_whole_books(frames, result):
    for arm, record in result.arms.items():
        whole = sum(int(fen.sum()) for fen in record.flows.values())
        shown = frames.flows.loc[frames.flows["arm"] == arm, "yuan"]
        assert round(float((shown * 100).round().sum())) == whole
