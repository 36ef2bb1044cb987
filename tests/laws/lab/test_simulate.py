"""Runs are the same however they are cut, counted, shared out or computed."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from sim.core.engine import use
from sim.core.errors import RefusedError, UsageError
from sim.lab import Record, estimate, run_key, simulate
from sim.lab.expect import tried
from sim.lab.parties import put_in_and_got_out
from sim.month import RUN_IN
from sim.scenario import from_text, load

SHORT = ("time.months=6", "time.project_months=4")
SEED = 7


@pytest.fixture(scope="module")
def scenario():
    return load("yanliu", SHORT)


@pytest.fixture(scope="module")
def base(scenario):
    return simulate(scenario, 3, SEED)


def first(record: Record, count: int, months: int = 10**6) -> tuple:
    """Give what is written of the first replications in the first months."""
    return (
        record.values[:, :months, :count].tobytes(),
        record.six[:, : months + 1, :count].tobytes(),
    )


def test_a_run_has_everything_in_its_place(base, scenario):
    assert base.replications == 3
    assert base.programme.months == base.twin.months == scenario.months == 6
    assert not np.isinf(base.programme.values).any()
    assert base.programme.flows
    assert list(base.arms) == ["programme", "twin"]


def test_the_same_again_is_the_same_to_the_last_bit(base, scenario):
    assert simulate(scenario, 3, SEED).digest == base.digest


def test_a_replication_is_the_same_however_many_there_are(base, scenario):
    more = simulate(scenario, 4, SEED)
    for arm in ("programme", "twin"):
        assert first(more.arms[arm], 3) == first(base.arms[arm], 3)


def test_replications_differ_and_seeds_differ(base, scenario):
    income = base.programme.values[base.programme.outcomes.index("income_per_head_yuan"), -1]
    assert len(set(income.tolist())) == 3
    assert simulate(scenario, 3, SEED + 1).digest != base.digest


def test_it_does_not_matter_who_stands_beside_whom(base, scenario, monkeypatch):
    monkeypatch.setattr(estimate, "ROWS_TOGETHER", 1)
    assert estimate.replications_together(scenario, 3, 1) == 1
    assert simulate(scenario, 3, SEED).digest == base.digest


def test_two_workers_give_the_same_bytes_as_one(base, scenario):
    assert simulate(scenario, 3, SEED, workers=2).digest == base.digest


def test_the_programme_is_the_same_without_its_twin(base, scenario):
    alone = simulate(scenario, 3, SEED, twin=False)
    assert alone.twin is None
    assert first(alone.programme, 3) == first(base.programme, 3)
    assert alone.key != base.key


def test_both_engines_give_the_same_bytes(base, scenario):
    pytest.importorskip("numba")
    with use("compiled"):
        compiled = simulate(scenario, 3, SEED)
    assert compiled.engine == "compiled"
    assert compiled.digest == base.digest


def test_a_change_from_month_five_changes_nothing_before():
    changed = from_text(
        "format: 1\nkind: scenario\nname: later\ntime: {months: 6, project_months: 4}\n"
        "timeline: {late: {from_month: 5, changes: "
        "{rules: {benefit_sharing: {rule: equal}, coordination: {rule: none}}}}}\n"
    )
    plain = from_text(
        "format: 1\nkind: scenario\nname: plain\ntime: {months: 6, project_months: 4}\n"
    )
    one, other = simulate(changed, 2, SEED), simulate(plain, 2, SEED)
    assert first(one.programme, 2, months=4) == first(other.programme, 2, months=4)


def test_money_put_in_is_money_got_out(base):
    for record in base.arms.values():
        sums = put_in_and_got_out(record.flows, record.replications)
        assert (sum(a for a, _ in sums.values()) == sum(b for _, b in sums.values())).all()


def test_progress_counts_every_month_of_both_arms(scenario):
    told = []
    simulate(scenario, 2, SEED, progress=lambda done, whole: told.append((done, whole)))
    whole = 2 * (RUN_IN + 2 * 6)
    assert told[-1] == (whole, whole)
    assert told == sorted(told)


@pytest.mark.parametrize(
    "wrong",
    [
        {"replications": 0},
        {"replications": 1.5},
        {"replications": True},
        {"seed": -1},
        {"seed": 2**64},
        {"workers": 0},
    ],
)
def test_numbers_that_make_no_run_are_refused(scenario, wrong):
    with pytest.raises(UsageError):
        simulate(scenario, **{"replications": 2, **wrong})


def test_a_run_that_does_not_fit_is_refused_with_both_figures(scenario, monkeypatch):
    monkeypatch.setattr(estimate, "bytes_free", lambda: 10**6)
    with pytest.raises(RefusedError, match=r"0\.\d GB of memory and 0\.0 GB"):
        simulate(scenario, 2)


def test_the_key_changes_with_what_decides_the_numbers_and_with_nothing_else(scenario):
    key = run_key(scenario, 1, 3, twin=True)
    assert key == run_key(load("yanliu", SHORT), 1, 3, twin=True)
    others = [
        run_key(load("yanliu", (*SHORT, "project.grant_yuan=1")), 1, 3, twin=True),
        run_key(scenario, 2, 3, twin=True),
        run_key(scenario, 1, 4, twin=True),
        run_key(scenario, 1, 3, twin=False),
    ]
    assert key not in others


def test_expectations_are_held_against_the_mean(scenario):
    (start,) = scenario.expect
    record = Record.blank((start.measure,), 6, 2)
    record.values[0, start.at_month - 1] = (start.low, start.high)
    (seen,) = tried(scenario, record)
    assert seen.met
    record.values[0, start.at_month - 1] = start.low - 0.01
    assert not tried(scenario, record)[0].met


def test_compiled_equations_are_used_where_they_lie_ready(monkeypatch):
    simulating, scenario = sys.modules["sim.lab.simulate"], load("yanliu")
    for there, engine in ((True, "compiled"), (False, "numpy")):
        monkeypatch.setattr(simulating, "ready", lambda there=there: there)
        assert simulating.engine_for(scenario, 100) == engine
        assert simulating.engine_for(scenario, 1) == "numpy"
    assert simulating.engine_for(scenario, 2000) == "compiled"


def test_compiling_is_advised_where_it_would_pay_and_is_not_done(monkeypatch):
    simulating, scenario = sys.modules["sim.lab.simulate"], load("yanliu")
    with use("numpy"):
        for there in (True, False):
            monkeypatch.setattr(simulating, "ready", lambda there=there: there)
            assert simulating.worth_compiling(scenario, 100) is not there
            assert not simulating.worth_compiling(scenario, 1)
        assert not simulating.worth_compiling(scenario, 2000)  # compiled without being asked
        monkeypatch.setattr(simulating, "compiler", lambda: None)
        assert not simulating.worth_compiling(scenario, 100)
