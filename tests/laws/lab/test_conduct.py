"""A study runs what is missing, keeps what is finished, and loses one bad run at most."""

from __future__ import annotations

import copy
from dataclasses import replace

import pytest

from sim.core.errors import Problem, RefusedError, ScenarioError, UsageError
from sim.core.text import Text
from sim.lab import arms
from sim.lab import conduct as conducting
from sim.lab.between import between
from sim.lab.compared import compared, known_closely_enough
from sim.lab.conduct import conduct
from sim.lab.parts import Parts
from sim.lab.workers import Here, Processes, crew
from sim.scenario import load
from tests.laws.lab.tiny import never, study


class Counting(Here):
    """Counts the replications it lives."""

    def __init__(self):
        self.lived = 0

    def run(self, jobs, ready, tell):
        """Count and live."""
        self.lived += sum(job.runs for job in jobs)
        super().run(jobs, ready, tell)


def test_the_same_rules_twice_are_identical_in_every_outcome(tmp_path):
    found = compared(conduct(study("", at_least=20, at_most=20), tmp_path, Here(), never))
    assert found.rows
    assert {row.verdict for row in found.rows} == {"identical"}


def test_what_lies_there_is_not_run_again(tmp_path):
    asked = study("rules.benefit_sharing.rule=equal")
    first, second = Counting(), Counting()
    before = conduct(asked, tmp_path, first, never)
    after = conduct(asked, tmp_path, second, never)
    assert (first.lived, second.lived) == (6, 0)
    assert after.parts.finished == before.parts.finished
    more = study("rules.benefit_sharing.rule=equal", at_most=5)
    third = Counting()
    conduct(more, tmp_path, third, never)
    assert third.lived == 4


def test_workers_and_rounds_do_not_move_a_number(tmp_path):
    asked = study("rules.coordination.rule=none", at_least=4, at_most=4)
    alone = conduct(asked, tmp_path / "alone", Here(), never)
    with crew(2) as several:
        wide = replace(asked, limits=replace(asked.limits, workers=2))
        together = conduct(wide, tmp_path / "together", several, never)
    slow = replace(asked.replications, at_least=2, batch=1)
    rounds = conduct(replace(asked, replications=slow), tmp_path / "rounds", Here(), never)
    assert alone.parts.finished == together.parts.finished == rounds.parts.finished


def test_it_stops_when_enough_is_known(tmp_path):
    asked = study("", at_least=20, at_most=200)
    found = conduct(asked, tmp_path, Here(), known_closely_enough)
    assert found.enough
    assert found.replications == 20


def test_one_bad_run_takes_no_other_along(tmp_path, monkeypatch):
    play = Here.run

    def broken(self, jobs, ready, tell):
        good = [job for job in jobs if not job.first <= 1 < job.first + job.count]
        numbers = {id(job): number for number, job in enumerate(jobs)}
        for job in jobs:
            if job not in good:
                ready(numbers[id(job)], ValueError("the second luck is cursed"))
        play(self, good, lambda n, records: ready(numbers[id(good[n])], records), tell)

    monkeypatch.setattr(Here, "run", broken)
    asked = study("rules.benefit_sharing.rule=equal")
    found = conduct(asked, tmp_path, Here(), never)
    assert len(found.parts.finished) == 4
    assert set(found.parts.failed.values()) == {"ValueError: the second luck is cursed"}
    assert len(found.parts.failed) == 2
    monkeypatch.setattr(Here, "run", play)
    mended = conduct(asked, tmp_path, Here(), never)
    assert len(mended.parts.finished) == 6
    assert not mended.parts.failed


def test_a_comparison_has_two_sides():
    with pytest.raises(UsageError, match="at least two"):
        between([load("yanliu")], seed=1)


def test_arms_of_the_same_title_are_told_apart_by_their_names():
    one = load("yanliu")
    asked = between([one, replace(one, name="own"), load("single_actor")], seed=1)
    first, own, other = (arm.label for arm in asked.arms)
    assert (first.zh, own.zh) == (f"{one.title.zh}（yanliu）", f"{one.title.zh}（own）")
    assert (first.en, own.en) == (f"{one.title.en} (yanliu)", f"{one.title.en} (own)")
    assert other == load("single_actor").title
    for said in (asked.title, asked.question):
        assert own.zh in said.zh
        assert own.en in said.en


def test_what_all_scenarios_ask_is_asked_of_their_comparison():
    one = load("yanliu")
    asked = Text("该谁出钱？", "Who should pay?")
    both = [replace(each, question=asked) for each in (one, load("single_actor"))]
    assert between(both, seed=1).question == asked
    silent = [replace(each, question=Text("", "")) for each in both]
    for some in ([one, both[1]], silent):
        assert between(some, seed=1).question.en.startswith("Which does better")


def test_small_worlds_write_every_household_down(tmp_path, monkeypatch):
    conduct(study("", at_least=2, at_most=2), tmp_path / "small", Here(), never)
    rows = Parts.opened(tmp_path / "small").table("household").to_pandas()
    assert rows["item"].max() == 11
    assert (rows[rows["name"] == "pilot"]["value"] == 1.0).all()
    monkeypatch.setattr(conducting, "SMALL", 5)
    conduct(study("", at_least=2, at_most=2), tmp_path / "large", Here(), never)
    assert not len(Parts.opened(tmp_path / "large").table("household"))


def test_processes_can_be_used_again(tmp_path):
    team = Processes(2)
    try:
        for name in ("one", "two"):
            found = conduct(study("", at_least=2, at_most=2), tmp_path / name, team, never)
            assert len(found.parts.finished) == 4
    finally:
        team.close()


def test_faults_come_back_whole_from_another_process():
    fault = Problem("x", Text("错", "wrong"))
    for error in (RefusedError(Text("不行", "no")), ScenarioError([fault])):
        again = copy.deepcopy(error)  # by the same road as between processes
        assert type(again) is type(error)
        assert again.text == error.text
        assert str(again) == str(error)


def test_a_run_without_an_end_is_given_up_and_harms_no_other(tmp_path, monkeypatch):
    play = arms.play

    def endless(job, tell):
        """Let the second luck take longer than it may."""
        cursed = job.first <= 1 < job.first + job.count
        return play(replace(job, seconds=0.0) if cursed else job, tell)

    monkeypatch.setattr(arms, "play", endless)
    found = conduct(study("rules.benefit_sharing.rule=equal"), tmp_path, Here(), never)
    assert len(found.parts.finished) == 4
    assert len(found.parts.failed) == 2
    assert all("longer than" in reason for reason in found.parts.failed.values())
