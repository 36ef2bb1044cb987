"""Pictures drawn by other processes are those that would be drawn here, to the last byte."""

from __future__ import annotations

from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace

import pytest

from sim.lab.findings import begin_study, finish_study
from sim.lab.processes import Processes
from sim.lab.workers import Here
from sim.report.comparison import Comparison
from sim.report.warm import Warm
from tests.laws.lab.tiny import study

FORMATS = ("html", "brief")


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    asked = study("rules.benefit_sharing.rule=equal", at_least=12, at_most=12)
    return finish_study(begin_study(asked, tmp_path_factory.mktemp("here")), Here())


def files(findings, folder, hand):
    found = Comparison(replace(findings, folder=folder))
    found.save("en", FORMATS, hand=hand)
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*.*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def here(found, tmp_path_factory):
    return files(found, tmp_path_factory.mktemp("drawn"), None)


def test_what_others_draw_is_what_is_drawn_here(found, here, tmp_path):
    team, handed = Processes(2), []

    def hand(task):
        handed.append(task)
        return team.hand(task)

    try:
        hand(Warm()).result()
        there = files(found, tmp_path / "there", hand)
    finally:
        team.close()
    assert len(handed) == 3
    assert here.keys() == there.keys()
    assert {"report.html", "brief_en.png", "brief_zh.png"} <= here.keys()
    assert all(here[name] == there[name] for name in here)


def test_what_a_killed_process_did_not_draw_is_drawn_here(found, here, tmp_path):
    def hand(_):
        coming = Future()
        coming.set_exception(BrokenProcessPool("killed"))
        return coming

    assert files(found, tmp_path / "there", hand) == here
