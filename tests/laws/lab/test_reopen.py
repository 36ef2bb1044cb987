"""A study is made again from its folder alone, and says when the folder is no longer its own."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from sim.core import stamp
from sim.core.errors import StoreError
from sim.lab import honesty
from sim.lab.conduct import conduct
from sim.lab.design import DESIGN, study_in
from sim.lab.findings import begin_study, finish_study
from sim.lab.reopen import reopened
from sim.lab.workers import Here
from sim.report.comparison import Comparison
from sim.scenario import Scenario, load, resolved
from sim.scenario.scenario import EqualMoney
from tests.laws.lab.tiny import TINY, study

UNKNOWN = """\
format: 1
kind: study
name: doubt
title: {zh: 不知道的事, en: "What nobody knows"}
question: {zh: "好不好？", en: "Better or not?"}
scenarios: [small.yaml]
factors:
  sharing:
    role: policy
    path: rules.benefit_sharing
    values:
      effort: {rule: by_contribution}
      equal: {rule: equal}
  grant:
    role: uncertainty
    path: project.grant_yuan
    low: 400000
    high: 600000
replications: {at_least: 2, at_most: 2}
outcomes:
  poor: {measure: poverty_rate, at_month: 3, matters: 0.01}
"""


def carried_out(asked, out):
    found = finish_study(begin_study(asked, out), Here())
    Comparison(found).save("en")
    return found


def test_the_findings_are_the_same(tmp_path, monkeypatch):
    before = carried_out(study("rules.benefit_sharing.rule=equal"), tmp_path)
    monkeypatch.setattr(honesty, "play", None)  # nothing is run
    after = reopened(before.folder)
    assert after.study.key() == before.study.key()
    assert after.compared.measured.equals(before.compared.measured)
    one, other = Comparison(before).differences, Comparison(after).differences
    assert one.equals(other)
    assert after.checks == before.checks
    assert after.conducted.enough == before.conducted.enough
    assert after.study.arms[1].label == before.study.arms[1].label


def test_unknowns_and_choices_come_back(tmp_path):
    small = resolved(load("yanliu", TINY))
    (tmp_path / "small.yaml").write_text(small, encoding="utf-8")
    (tmp_path / "doubt.yaml").write_text(UNKNOWN, encoding="utf-8")
    asked = load(tmp_path / "doubt.yaml")
    before = carried_out(asked, tmp_path)
    after = reopened(before.folder)
    assert [u.path for u in after.study.unknowns] == ["project.grant_yuan"]
    assert after.study.unknowns[0].param == asked.unknowns[0].param
    assert after.conducted.points == before.conducted.points
    assert after.study.arms[1].settings == asked.arms[1].settings
    assert after.compared.measured.equals(before.compared.measured)


def test_money_that_was_made_equal_stays_so(tmp_path):
    asked = replace(
        study("rules.coordination.rule=none", at_least=1, at_most=1),
        equal_money=EqualMoney("outside_yuan", "project.grant_yuan"),
    )
    before = carried_out(asked, tmp_path)
    after = reopened(before.folder)
    assert after.balances == before.balances
    assert after.study.key() == before.study.key()


def test_runs_of_an_earlier_version_are_still_found(tmp_path, monkeypatch):
    before = carried_out(study("rules.benefit_sharing.rule=equal"), tmp_path)
    for place in ("conduct", "design"):
        monkeypatch.setattr(f"sim.lab.{place}.source_hash", lambda: "later")
    key = Scenario.key
    monkeypatch.setattr(Scenario, "key", lambda self: f"later {key(self)}")
    assert stamp.source_hash() != "later"
    assert reopened(before.folder).compared.measured.equals(before.compared.measured)


def test_without_a_stamp_the_checks_are_made_again(tmp_path):
    begun = begin_study(study("rules.benefit_sharing.rule=equal"), tmp_path)
    before = finish_study(begun, Here())
    assert reopened(before.folder).checks == before.checks


def test_what_was_stopped_counts_whole_lucks_only(tmp_path):
    begun = begin_study(study("rules.benefit_sharing.rule=equal"), tmp_path)
    lived(begun, 1)
    assert reopened(begun.folder).conducted.replications == 1


def lived(begun, lucks):
    """Live some lucks of a study that is stopped then."""
    wanted = replace(begun.study.replications, at_least=lucks)
    conduct(replace(begun.study, replications=wanted), begun.folder, Here(), lambda _: True)


@pytest.mark.parametrize(
    ("spoil", "match"),
    [
        (lambda folder: (folder / DESIGN).unlink(), "no design.json"),
        (lambda folder: (folder / DESIGN).write_text("{}"), "cannot be read"),
        (lambda folder: edit(folder, "seed", 8), "no longer"),
        (lambda folder: edit(folder, "format", 2), "cannot be read"),
        (lambda folder: edit(folder, "seed", True), "cannot be read"),
        (lambda folder: edit(folder, "seed", None), "cannot be read"),
        (lambda folder: edit(folder, "arms", {}), "cannot be read"),
        (lambda folder: edit(folder, "arms", []), "cannot be read"),
        (lambda folder: edit(folder, "title", "=1+1"), "cannot be read"),
        (lambda folder: edit(folder, "more", 1), "cannot be read"),
        (lambda folder: (folder / DESIGN).write_bytes(b"\xff"), "cannot be read"),
        (lambda folder: other_arm(folder, name="../../yanliu"), "cannot be read"),
        (lambda folder: other_grant(folder, 400000), "is not what was run"),
    ],
)
def test_a_folder_that_was_changed_is_refused(tmp_path, spoil, match):
    begun = begin_study(study("rules.benefit_sharing.rule=equal"), tmp_path)
    lived(begun, 1)
    folder = begun.folder
    study_in(folder)
    spoil(folder)
    with pytest.raises(StoreError, match=match):
        reopened(folder)


def edit(folder, key, value):
    design = json.loads((folder / DESIGN).read_text(encoding="utf-8"))
    (folder / DESIGN).write_text(json.dumps(design | {key: value}), encoding="utf-8")


def other_arm(folder, name):
    design = json.loads((folder / DESIGN).read_text(encoding="utf-8"))
    design["arms"][0]["name"] = name
    (folder / DESIGN).write_text(json.dumps(design), encoding="utf-8")


def other_grant(folder, yuan):
    path = folder / "scenarios" / "yanliu_2.yaml"
    text = path.read_text(encoding="utf-8").replace("grant_yuan: 500000", f"grant_yuan: {yuan}")
    path.write_text(text, encoding="utf-8")


def test_the_stamp_of_the_run_stays(tmp_path, monkeypatch):
    before = carried_out(study("rules.benefit_sharing.rule=equal"), tmp_path)
    stamp_then = (before.folder / "stamp.json").read_bytes()
    monkeypatch.setattr("sim.lab.findings.environment", lambda: {"collabsim": "later"})
    Comparison(reopened(before.folder)).save("en", ("csv",))
    assert (before.folder / "stamp.json").read_bytes() == stamp_then
