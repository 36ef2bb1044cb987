"""Who said how many strokes of luck: a file, a command, or the program; never agreed unasked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sim.lab.between import between, exactly
from sim.lab.conduct import Conducted
from sim.lab.parts import Parts
from sim.report.stopped import rule_in_words, stopped_in_words
from sim.scenario import load
from sim.scenario.study import Replications
from tests.laws.lab.tiny import study


class Found:
    """What a study found, as far as it bears on why it stopped."""

    def __init__(self, asked, folder, *, enough=False):
        self.study = asked
        self.conducted = Conducted(asked, Parts.opened(folder), replications=20)
        self.conducted.enough = enough


@pytest.fixture
def told(tmp_path):
    """Give both sentences about a study, as one text."""

    def told(asked, *, enough=False):
        parts = stopped_in_words(Found(asked, tmp_path, enough=enough)), rule_in_words(asked)
        return " ".join(part.zh for part in parts), " ".join(part.en for part in parts)

    return told


def test_what_a_command_asked_for_was_not_agreed(told):
    asked = exactly(study("", at_least=20, at_most=200), 20)
    for enough in (True, False):
        zh, en = told(asked, enough=enough)
        assert "研究文件写的是最多200个" in zh
        assert "the study's file says at most 200" in en
        assert "事先说好" not in zh
        assert "agreed" not in en.lower()


def test_a_comparison_of_a_command_has_no_file(told):
    arms = [load("yanliu"), load("single_actor")]
    zh, en = told(between(arms, seed=1, at_least=20, at_most=20, commanded=True), enough=True)
    assert "照命令" in zh
    assert "研究文件" not in zh
    assert "as the command asked" in en.lower()
    assert "agreed" not in en.lower()


def test_a_width_that_nobody_chose_is_the_programs(told):
    arms = [replace(load("yanliu"), matters={}), load("single_actor")]
    zh, en = told(between(arms, seed=1), enough=True)
    assert "程序默认的±" in zh
    assert "the program's usual ±" in en
    assert "agreed" not in en.lower()
    chosen = told(between(arms, seed=1, half_width=0.02), enough=True)
    assert "as narrow as agreed" in chosen[1]


def test_where_nothing_could_stop_it_no_rule_is_told(told):
    asked = study("")
    for wanted in (Replications(30, 30, 30), Replications(20, 30, 10)):
        zh, en = told(replace(asked, replications=wanted))
        assert "正好过了" in zh
        assert "Exactly 30 lucks." in en
        assert "–" not in zh + en
        assert "agreed" not in en.lower()
    zh, en = told(replace(asked, replications=Replications(30, 30, 30, usual=True)))
    assert "照默认" in zh
    assert "the usual number" in en


def test_who_said_the_number_does_not_move_the_key():
    asked = study("", at_least=20, at_most=20)
    assert exactly(asked, 20).key() == asked.key()
    assert exactly(asked, 21).key() != asked.key()
