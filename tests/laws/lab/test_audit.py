"""Audits: what is drawn, that it is lived, that shares are what was counted, and ablation."""

from __future__ import annotations

from dataclasses import replace
from math import isnan

import numpy as np
import pandas as pd
import pytest

from sim.core.errors import UsageError
from sim.lab.ablation import ablation, laid_out
from sim.lab.accepted import accepted
from sim.lab.arms import Arm, Job, play
from sim.lab.assumptions import assumptions
from sim.lab.audited import audited
from sim.lab.claims import Claim, Verdicts, contrasts
from sim.lab.compared import pairs_of
from sim.lab.drawn import TOGETHER, drawn
from sim.lab.rows import digest_of_run
from sim.lab.statistics.intervals import paired
from sim.lab.statistics.shares import wilson
from sim.lab.workers import Here, crew
from sim.report.audit import Audited
from sim.scenario import load
from tests.laws.lab.tiny import TINY, study

EQUAL = "rules.benefit_sharing.rule=equal"


def digests(audit):
    return {key: audit.parts.finished[key] for key in audit.run_keys()}


def test_only_what_is_assumed_and_not_compared_is_drawn():
    asked = study("world.labour.wage=1500 rules.responsibility.clarity=0.9")
    values = asked.baseline.scenario.values  # noqa: PD011 no frame
    paths = {each.path for each in assumptions(asked)}
    assert {values[path].param.mark for path in paths} == {"A"}
    assert not paths & {"world.labour.wage", "rules.responsibility.clarity", *accepted()[0]}
    assert "rules.responsibility.clarity" in {each.path for each in assumptions(study(EQUAL))}
    other = study("rules.responsibility.rule=joint")
    assert "rules.responsibility.clarity" not in {each.path for each in assumptions(other)}


def test_every_draw_lies_in_its_range_and_fills_it():
    made = drawn(study(EQUAL), 120, seed=3)
    for number, each in enumerate(made.of):
        column = made.values[:, number]  # noqa: PD011 no frame
        assert each.low <= column.min() <= column.max() <= each.high, each.path
        if each.is_of_world and not each.whole and each.high > each.low:
            thirds = np.histogram(column, bins=3, range=(each.low, each.high))[0]
            assert thirds.tolist() == [40, 40, 40], each.path
    assert len({tuple(one.values()) for one in made.fitted}) == len(accepted())


def test_numbers_of_rules_are_shared_by_draws_that_live_together():
    made = drawn(study(EQUAL), 25, seed=3)
    assert made.of_rules(0) == made.of_rules(TOGETHER - 1) != made.of_rules(TOGETHER)
    assert {len(values) for values in made.of_world(range(3)).values()} == {3}


def test_a_replication_with_settings_of_its_own_does_not_know_the_others():
    arm = Arm(load("yanliu", list(TINY)))
    settings = {"world.labour.wage": (900.0, 1500.0), "world.founding.cohesion": (0.2, 0.8)}
    both = play(Job((arm,), 5, 0, 2, "numpy", settings=settings), lambda _: None)[0]
    for at in range(2):
        own = {path: values[at : at + 1] for path, values in settings.items()}
        alone = play(Job((arm,), 5, at, 1, "numpy", settings=own), lambda _: None)[0]
        assert digest_of_run(both.one(at)) == digest_of_run(alone.one(0))
    assert digest_of_run(both.one(0)) != digest_of_run(both.one(1))


def test_draws_that_live_together_do_not_know_each_other():
    words = (
        "time.months=30 time.project_months=24 households.pilot=24 rules.evaluation.rule=outputs"
    )
    asked = study(words)
    arm = Arm(asked.arms[1].scenario)
    settings = drawn(asked, 20, seed=3).of_world(range(3))
    together = play(Job((arm,), 5, 0, 3, "numpy", settings=settings), lambda _: None)[0]
    for at in range(3):
        own = {path: values[at : at + 1] for path, values in settings.items()}
        alone = play(Job((arm,), 5, at, 1, "numpy", settings=own), lambda _: None)[0]
        assert digest_of_run(together.one(at)) == digest_of_run(alone.one(0))


def test_settings_that_are_the_usual_ones_change_nothing():
    scenario = load("yanliu", list(TINY))
    told = scenario.values.items()  # noqa: PD011 no frame
    usual = {path: (each.value,) for path, each in told if path.startswith("world.labour.")}
    jobs = [Job((Arm(scenario),), 5, 0, 1, "numpy", settings=some) for some in ({}, usual)]
    assert len({digest_of_run(play(job, lambda _: None)[0]) for job in jobs}) == 1


def test_identical_arms_are_identical_under_every_draw(tmp_path):
    found = Verdicts(audited(study(""), tmp_path, Here(), draws=20, lucks=1))
    assert {claim.same for claim in found.claims} == {1.0}
    assert not any(claim.suspect or claim.contrasts for claim in found.claims)
    assert {loser.share.mean for loser in found.losers} == {0.0}


@pytest.mark.parametrize(
    ("higher", "lower", "same", "suspect"),
    [(400, 0, 0, True), (0, 130, 270, True), (1, 129, 270, True), (3, 127, 270, False),
     (0, 19, 381, False), (0, 0, 400, False)],
)  # fmt: skip
def test_what_never_goes_the_other_way_is_suspect_however_often_nothing_differs(
    higher, lower, same, suspect
):
    draws = higher + lower + same
    gaps = np.repeat([1.0, -1.0, 0.0], [higher, lower, same])
    asked = study(EQUAL)
    claim = Claim(
        outcome=asked.outcomes[0],
        pair=pairs_of(asked)[0],
        higher=wilson(higher, draws, 0.95),
        better=wilson(higher, draws, 0.95),
        same=same / draws,
        clearly=0.0,
        clearly_worse=0.0,
        effect=paired(gaps, 0.95),
        ends=(-1.0, 1.0),
        contrasts=(),
    )
    assert claim.suspect is suspect


def test_an_audit_goes_on_where_it_was_and_finds_the_same_on_two_workers(tmp_path):
    asked = study(EQUAL)
    whole = audited(asked, tmp_path / "one", Here(), draws=20, lucks=2)
    with crew(2) as workers:
        other = audited(asked, tmp_path / "two", workers, draws=20, lucks=2)
    assert digests(whole) == digests(other)
    part = next((tmp_path / "two" / "parts").glob("*.parquet"))
    part.write_bytes(part.read_bytes()[:-1])
    again = audited(asked, tmp_path / "two", Here(), draws=20, lucks=2)
    assert digests(again) == digests(whole)


def test_shares_are_what_was_counted(tmp_path):
    found = Verdicts(audited(study(EQUAL), tmp_path, Here(), draws=30, lucks=1))
    for claim in found.claims:
        some = found.measured[found.measured["outcome"] == claim.outcome.name]
        wide = some.pivot_table(index="point", columns="arm", values="value")
        gaps = (wide[claim.pair.arm] - wide[claim.pair.against]).dropna()  # where both are known
        assert claim.higher.mean == pytest.approx((gaps > 0).mean())
        assert claim.effect.mean == pytest.approx(gaps.mean())
        if claim.outcome.better == "lower":
            assert claim.better.mean == pytest.approx((gaps < 0).mean())
        if claim.outcome.better == "neither":
            assert isnan(claim.better.mean)


def test_what_decides_is_named_and_what_does_not_is_not():
    draws = np.random.default_rng(1).random((400, 40))
    table = pd.DataFrame(draws, columns=[f"x{n}" for n in range(40)])
    told = contrasts(table, (table["x3"] > 0.5).to_numpy())
    assert [(each.path, each.low, each.high) for each in told] == [("x3", 0.0, 1.0)]
    assert told[0].flips
    assert not replace(told[0], high=0.4).flips
    assert contrasts(table, np.ones(400, bool)) == []


def test_too_few_draws_are_refused(tmp_path):
    with pytest.raises(UsageError):
        audited(study(EQUAL), tmp_path, Here(), draws=5)


def test_the_screen_says_in_both_languages_that_it_is_no_evidence(tmp_path):
    audit = audited(study(EQUAL), tmp_path, Here(), draws=20, lucks=1)
    shown = Audited(Verdicts(audit), tmp_path)
    assert "不是证据" in str(shown.table("zh"))
    assert "no evidence" in str(shown.table("en"))
    shown.save()
    assert (tmp_path / "draws.csv").is_file()
    assert {path.name for path in (tmp_path / "tables").iterdir()} >= {"claims.csv", "losers.csv"}


def test_two_pieces_explain_the_whole(tmp_path):
    asked = study(f"{EQUAL} rules.responsibility.clarity=0.9")
    taken = ablation(asked, asked.arms[1].name, tmp_path, Here(), lucks=20)
    assert taken is not None
    assert [piece.difference.path for piece in taken.pieces] == [
        "rules.responsibility.clarity",
        "rules.benefit_sharing",
    ]
    for wanted in asked.outcomes:
        whole = taken.whole(wanted.name).gap.mean
        if not isnan(whole):
            parts = [size for _, size in taken.shares(wanted.name)]
            assert sum(parts) == pytest.approx(whole, abs=1e-9 * (1 + abs(whole)))


def test_every_piece_of_a_study_on_the_shelf_has_an_arm_of_its_own_beside_the_baseline():
    asked = load("scenarios/studies/x01_one_or_five_actors.yaml")
    laid = laid_out(asked, "yanliu")
    made = [arm.name for arm in laid.study.arms]
    assert made[0] == laid.study.baseline.name == "single_actor"
    assert len(made) == len(set(made))
    for piece in laid.pieces:
        assert {piece.added, piece.taken_back} <= {"", *made[1:]}, piece.difference.path


def test_one_difference_needs_no_taking_apart(tmp_path):
    asked = study(EQUAL)
    assert ablation(asked, asked.arms[1].name, tmp_path, Here()) is None


def test_a_piece_that_cannot_stand_alone_is_left_out(tmp_path):
    arms = "organizations.contractor.enabled=false project.implementer=government"
    asked = study(arms)
    taken = ablation(asked, asked.arms[1].name, tmp_path, Here(), lucks=3)
    assert taken is not None
    assert any(not piece.added or not piece.taken_back for piece in taken.pieces)
