"""The printed scenario is the record: the same file when printed again, with all that was said."""

from __future__ import annotations

import json

import pytest

from sim.scenario import as_data, from_text, load, resolved, shipped

HEAD = "format: 1\nkind: scenario\n"
SMALL = (
    HEAD + "title: 村 # 标题 · title\n"
    "time: # 时间 · time\n  months: 24 # 两年 · two years [R a book]\n"
    "timeline: # 时间表 · timeline\n"
    "  later: # 以后 · later\n"
    "    from_month: 3 # 第三个月 · month three [A]\n"
    "    changes: # 改 · what\n"
    "      monitoring: # 监测 · monitoring\n"
    "        enabled: true # 开 · on [S]\n"
    "matters: {poverty_rate: 0.1} # 多大算大 · how large [A]\n"
)


@pytest.mark.parametrize("name", shipped())
@pytest.mark.parametrize("overrides", [(), ("project.grant_yuan=4e5",)])
def test_resolving_again_gives_the_same_file(name: str, overrides: tuple[str, ...]):
    text = resolved(load(name, overrides))
    assert resolved(from_text(text, "again.yaml")) == text


def test_every_caption_and_mark_is_kept():
    text = resolved(from_text(SMALL, "small.yaml"))
    for said in (
        "标题 · title",
        "时间 · time",
        "两年 · two years ← small.yaml:5 | 个月 · months [R a book]",
        "时间表 · timeline",
        "以后 · later",
        "第三个月 · month three [A]",
        "改 · what",
        "监测 · monitoring",
        "开 · on [S]",
        "多大算大 · how large [A]",
    ):
        assert f"# {said}\n" in text


def test_a_printed_file_that_was_changed_speaks_for_itself():
    text = resolved(from_text(SMALL, "small.yaml"))
    changed = text.replace("grant_yuan: 500000", "grant_yuan: 600000")
    found = from_text(changed, "mine.yaml").origins()
    line = changed[: changed.index("grant_yuan")].count("\n") + 1
    assert found["project.grant_yuan"] == f"mine.yaml:{line}"
    assert found["time.months"].startswith("mine.yaml:")


def test_what_was_set_by_hand_stays_known_as_such():
    text = resolved(from_text(SMALL, "small.yaml", ["time.months=30"]))
    assert from_text(text, "again.yaml").origins()["time.months"] == "--set"


def test_a_derived_file_knows_its_parent_and_keeps_its_captions():
    scenario = load("single_actor")
    assert scenario.parent is not None
    assert scenario.parent.key() == load("yanliu").key()
    assert "project:  " in resolved(load("yanliu", ["project.grant_yuan=1"]))
    assert load("yanliu").parent is None
    by_hand = load("yanliu", ["project.grant_yuan=1"])
    assert by_hand.parent is not None
    assert by_hand.parent.key() == load("yanliu").key()


def test_the_data_say_all_of_every_value():
    scenario = from_text(SMALL, "small.yaml")
    data = json.loads(json.dumps(as_data(scenario)))
    rows = {row["path"]: row for row in data["values"]}
    assert set(rows) == set(scenario.values)
    assert rows["time.months"] == {
        "path": "time.months",
        "value": 24,
        "unit": {"zh": "个月", "en": "months"},
        "default": 60,
        "label": {"zh": "一共看几个月", "en": "length of the run"},
        "origin": "small.yaml:5",
        "mark": "R",
        "source": "a book",
        "caption": {"zh": "两年", "en": "two years"},
    }
    assert data["timeline"][0]["values"] == {"monitoring.enabled": True}
