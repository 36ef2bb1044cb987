"""A nation is the same in every cut, on any workers, and goes on after a stop of any kind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from sim.core.draws import county_key
from sim.core.errors import RefusedError, ScenarioError
from sim.core.totals import ratio
from sim.lab import simulate
from sim.lab.nation.conduct import STATES, YEARS
from sim.lab.nation.groups import groups_of
from sim.lab.nation.january import divided
from sim.lab.nation.keeping import packed, unpacked, whole
from sim.lab.nation.run import finished, needs, prepared
from sim.month import begin, step
from sim.outcomes import OUTCOMES
from sim.phases._budget import monthly_yuan
from sim.policy import Policy
from sim.scenario import from_text
from sim.scenario.counties import counties_of
from tests.laws.lab.nations import SEED, lived, nation, told_as_text

ROOT = Path(__file__).parents[3]
SETTINGS = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
POOR = "poverty_rate"


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """Give the nation lived county by county in this process."""
    return lived(tmp_path_factory.mktemp("alone"))


def test_villages_and_households_are_shared_out_to_the_last_one():
    told = nation()
    some = counties_of(told)
    assert [(a.tier, a.first, a.count, a.households) for a in some] == [
        (0, 0, 1, 91), (0, 1, 1, 90), (1, 2, 1, 90), (1, 3, 3, 90),
    ]  # fmt: skip
    assert sum(a.count * a.households for a in some) == 181 + 360
    villages = [a.scenario.values["villages.pilot"].value for a in some]
    assert villages == [3, 3, 4, 3]
    assert [a.scenario.values["villages.deep_share"].value for a in some] == [0.3, 0.3, 0.5, 0.5]


def test_a_county_has_its_luck_by_its_number_and_shares_the_macro_shock():
    plan = counties_of(nation())[1].scenario.plan
    several = begin(plan, SEED, [3], run_in=1, counties=[1, 4])
    single = begin(plan, SEED, [3], run_in=1, counties=[4])
    assert several.county.luck.tolist() == [county_key(SEED, 3, 1), county_key(SEED, 3, 4)]
    assert several.nation.macro.tolist() == single.nation.macro.tolist()
    assert len(several.nation) == 1
    half = len(several.household) // 2
    assert several.household.income[half:].tobytes() == single.household.income.tobytes()


@pytest.mark.parametrize(("rows", "workers"), [(180, 1), (450, 1), (180, 2)])
def test_the_same_bits_however_counties_are_grouped_and_whoever_lives_them(
    alone, tmp_path, rows, workers
):
    other = lived(tmp_path, rows=rows, workers=workers)
    assert len(other.lived.groups) < len(alone.lived.groups)
    assert other.digest == alone.digest


def test_the_same_bits_on_the_other_engine(alone, tmp_path):
    assert lived(tmp_path, rows=450, engine="compiled").digest == alone.digest


def test_a_world_goes_on_from_its_file_as_if_nothing_had_been():
    plan = counties_of(nation())[0].scenario.plan
    policy = Policy.of(plan, {}, {})
    world = begin(plan, SEED, [0], run_in=2, counties=[0, 1])
    step(world, policy)
    again = unpacked(bytes(packed(world)), plan, 2)
    for each in (world, again):
        for _ in range(3):
            step(each, policy)
    assert bytes(packed(world)) == bytes(packed(again))
    unknown = set(world.__dict__) ^ set(again.__dict__)
    assert not unknown  # whatever a world remembers is in its file


def test_a_kept_file_that_was_damaged_is_as_if_it_were_not_there(alone, tmp_path):
    folder = tmp_path / "work"
    first = lived(folder)
    assert not list((folder / STATES).iterdir())  # nobody needs a world after the last year
    some = sorted((folder / YEARS).glob("*.parquet"))
    some[0].write_bytes(some[0].read_bytes()[:-1] + b"x")
    some[-1].unlink()
    assert whole(some[0]) is None
    assert lived(folder).digest == first.digest == alone.digest


def test_january_divides_by_last_years_poor_and_spends_what_the_registers_bring_in():
    groups = groups_of(nation(), SEED, 100)
    numbers = [number for group in groups for number in group.numbers]
    poor = {number: float(10 * (number + 1)) for number in numbers}
    parts = divided(groups, 4, poor)
    usual = {n: monthly_yuan(g.scenario.at(4).plan) for g in groups for n in g.numbers}
    yuan = [100 * 12 * usual[n] * parts[n] for n in numbers]
    assert np.allclose(yuan, np.rint(yuan), rtol=0, atol=1e-4)
    assert int(np.rint(yuan).sum()) == round(sum(1200 * each for each in usual.values()))
    shares = [each / poor[n] for each, n in zip(yuan, numbers, strict=True)]
    assert max(shares) - min(shares) < 1e-3 * max(shares)
    assert set(divided(groups, 1, None).values()) == {1.0}
    assert set(divided(groups, 4, dict.fromkeys(numbers, 0.0)).values()) == {1.0}
    register = groups_of(nation(division="by_register"), SEED, 100)
    assert set(divided(register, 4, poor).values()) == {1.0}


def test_the_whole_nation_gets_the_path_to_the_fen(alone):
    money = alone.tables.money
    grants = money[(money["flow"] == "grant") & (money["source"] == "outside")]
    months = {3: 3 * 178, 5: 12 * 192}  # in January for the whole year
    for month, each in months.items():
        fen = round(100 * grants[grants["month"] == month]["yuan"].sum())
        assert fen == 100 * each * (181 + 360)
    counties = alone.tables.counties
    cost = counties[(counties["outcome"] == "public_cost_yuan") & (counties["month"] == 5)]
    assert cost["part"].nunique() == len(cost)  # by the poor, who are not as many everywhere


def test_tiers_and_whole_are_what_the_counties_add_up_to(alone):
    tables = alone.tables
    for outcome in (POOR, "relapse_rate", "exits", "income_per_head_yuan"):
        rows = tables.counties
        rows = rows[(rows["outcome"] == outcome) & (rows["month"] == 5)]
        assert len(rows) == 6
        by = 1.0 if OUTCOMES[outcome].adds == "sum" else rows["whole"].sum()
        assert alone.value(outcome, 5) == pytest.approx(rows["part"].sum() / by, rel=1e-12)
        west = rows[rows["tier"] == "west"]
        by = 1.0 if OUTCOMES[outcome].adds == "sum" else west["whole"].sum()
        found = alone.value(outcome, 5, "west")
        assert found == pytest.approx(west["part"].sum() / by, rel=1e-12)
    assert (tables.nation["standard_error"] == 0.0).all()


@pytest.mark.parametrize("name", [n for n, o in OUTCOMES.items() if o.adds != "not"])
def test_the_parts_of_an_outcome_make_up_the_outcome(name, two_counties):
    part, per = OUTCOMES[name]().parts(two_counties)
    assert ratio(part, per).tobytes() == OUTCOMES[name]().measure(two_counties).tobytes()


def test_what_does_not_add_up_has_no_parts(two_counties):
    with pytest.raises(ValueError, match="gini of many counties cannot be told"):
        OUTCOMES["gini"]().parts(two_counties)


@pytest.fixture(scope="module")
def two_counties():
    """Give a world of two counties after some months."""
    plan = counties_of(nation())[3].scenario.plan
    world = begin(plan, SEED, [0], counties=[3, 4])
    for _ in range(4):
        step(world, Policy.of(plan, {}, {}))
    return world


def test_the_twin_is_lived_on_request_and_gets_no_money(tmp_path):
    both = lived(tmp_path, nation(1, 1), rows=450, twin=True)
    twin = both.tables.money[both.tables.money["arm"] == "twin"]
    assert "grant" not in set(twin["flow"])
    assert both.value("public_cost_yuan", 5, arm="twin") == 0.0
    assert both.value("public_cost_yuan", 5) > 0.0


class Stopper:
    """Asks to stop when a part of the work is done, as Ctrl-C does."""

    def __call__(self, done: int, every: int) -> None:
        """Hear of progress, and stop."""
        if done > every // 2:
            signal.raise_signal(signal.SIGINT)


def test_ctrl_c_keeps_what_was_finished(alone, tmp_path):
    told = prepared(nation(), tmp_path, SEED, 1, twin=False, rows=100)
    told.engine = "numpy"
    with pytest.raises(KeyboardInterrupt):
        finished(told, 1, Stopper())
    kept = len(list((tmp_path / YEARS).iterdir()))
    assert 0 < kept < 12
    assert lived(tmp_path).digest == alone.digest


def start(*words: object) -> subprocess.Popen:
    """Start a process that lives the tiny nation."""
    command = [sys.executable, "-m", "tests.laws.lab.nations", *map(str, words)]
    return subprocess.Popen(command, cwd=ROOT, env=SETTINGS, stdout=subprocess.DEVNULL)


def test_a_killed_nation_goes_on_and_ends_in_the_same_bits(alone, tmp_path):
    """Each kill comes when one more year of a group lies on the disk."""
    for least in (1, 4, 8):
        running = start(tmp_path, 1, "", 5)
        while len(list(tmp_path.glob(f"{YEARS}/*.parquet"))) < least and running.poll() is None:
            time.sleep(0.02)
        running.kill()
        running.wait()
        before = len(list(tmp_path.glob(f"{YEARS}/*.parquet")))
        assert least <= before
    done = lived(tmp_path)
    assert done.digest == alone.digest


def test_a_sample_agrees_with_the_whole_within_its_own_error(tmp_path):
    """Over many lucks the errors are as large as they are said to be."""
    outcomes, off = (POOR, "income_per_head_yuan", "exits", "jobs_per_household"), []
    for seed in range(6):
        every = nation(12, 12, months=2, start=11, each=6)
        some = nation(12, 12, months=2, start=11, each=6, sample=0.25)
        full = lived(tmp_path / f"{seed}", every, rows=10**6, seed=seed)
        part = lived(tmp_path / f"{seed}s", some, rows=10**6, seed=seed)
        assert sum(len(group.numbers) for group in part.lived.groups) == 6
        rows = part.tables.nation.set_index(["outcome", "month", "tier"])
        for outcome in outcomes:
            told = rows.loc[(outcome, 2, "all")]
            if told["standard_error"] > 0.0:
                off.append((told["value"] - full.value(outcome, 2)) / told["standard_error"])
    assert len(off) >= 18
    # with four degrees of freedom the square of t has mean 2
    assert 0.4 < float(np.mean(np.square(off))) < 4.0
    assert abs(float(np.mean(off))) < 1.0


def test_a_sample_takes_two_counties_of_a_tier_at_least_and_each_as_likely():
    taken = np.zeros(12, np.int64)
    told = nation(6, 6, sample=0.01)
    for seed in range(40):
        groups = groups_of(told, seed, 10**6)
        numbers = [number for group in groups for number in group.numbers]
        assert len(numbers) == 4
        assert all(one < other for one, other in pairwise(numbers))
        assert {group.weight for group in groups} == {3.0}
        taken[numbers] += 1
    assert taken.min() >= 4
    assert taken.max() <= 26


def test_what_it_takes_is_said_beforehand():
    told = prepared(nation(), Path("nowhere"), SEED, 1, twin=True)
    found = needs(told, 2)
    assert (found.counties, found.households) == (6, 541)
    assert found.disk > 541 * 50
    assert needs(told, 1).seconds > found.seconds


def test_the_plain_engine_is_told_to_take_longer(monkeypatch):
    monkeypatch.setattr("sim.lab.nation.run.ready", lambda: True)
    told = prepared(nation(), Path("nowhere"), SEED, 1, twin=True)
    seconds = {}
    for told.engine in ("numpy", "compiled"):
        seconds[told.engine] = needs(told, 1).seconds
    assert seconds["numpy"] > 2 * seconds["compiled"]


def test_only_run_lives_a_nation():
    with pytest.raises(RefusedError, match="only collabsim run can live"):
        simulate(nation(), 1)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("tiers.west.changes.time.months=3", "E663"),
        ("tiers.west.changes.households.pilot=3", "E663"),
        ("tiers.west.counties=600", "E662"),
        ("tiers.west.villages=-1", "E403"),
        ("tiers.west.changes.villages.deep_share=3", "E403"),
        ("timeline.flood={when: first_shock, changes: {supervision: {purchaser: false}}}", "E665"),
    ],
)
def test_what_cannot_be_a_nation_is_refused(change, code):
    with pytest.raises(ScenarioError) as error:
        from_text(told_as_text(), overrides=[change])
    assert code in {problem.code for problem in error.value.problems}
