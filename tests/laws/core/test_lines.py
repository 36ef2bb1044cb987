"""Lines of the screen: no number and no word torn apart, nothing lost, no wider than asked."""

from __future__ import annotations

import re

import pytest

from sim.core.lines import longest, wide, wrapped
from sim.report.ruled import Grid

CHINESE = (
    "同样的年景里，公共支出多309,500元（可能307,968到311,033），人均一年多12.5万元，到第60个月（2023-05），"
    "“先给农户三成”和“按投入分”差-0.0021到-0.0004，满分100分，共1,234万户。"
)
ENGLISH = (
    "whether “every quarter” does better cannot be told yet, a difference of -0.14 "
    "(likely -0.31 to 0.02); it’s about 1,234 more lucks, don’t wait."
)
NUMBER = re.compile(r"[-+]?[0-9][0-9,.]*(?:-[0-9]+)?[万亿]*")


@pytest.mark.parametrize("words", [CHINESE, ENGLISH])
@pytest.mark.parametrize("width", range(20, 120, 7))
def test_no_number_is_torn_apart_and_nothing_is_lost(words, width):
    lines = list(wrapped(words, width))
    assert max(wide(line) for line in lines) <= width
    assert NUMBER.findall("\n".join(lines)) == NUMBER.findall(words)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert not [line for line in lines if line[0] in "，。）”；"]


def test_a_word_longer_than_the_line_is_cut():
    assert list(wrapped("abcdefgh", 3)) == ["abc", "def", "gh"]
    assert list(wrapped("一二三", 3)) == ["一", "二", "三"]
    assert longest("年景 12.5万 to") == 6


@pytest.mark.parametrize("width", [40, 60, 88])
def test_a_table_gives_way_where_no_number_breaks(width):
    grid = Grid(("", "left"), ("基准", "right"), ("差别", "right"), ("结论", "left"))
    grid.add(
        "贫困发生率（补贴之前）\n  每100人", "20.7", "-0.0021\n-0.0044到-0.0004", "有差别，很小"
    )
    grid.add("公共支出\n  元", "4,627,340", "+309,500\n307,968到311,033", "差不多，拿不准")
    lines = list(grid.lines(width))
    assert max(wide(line) for line in lines) <= width
    shown = "\n".join(lines)
    for number in ("20.7", "-0.0021", "4,627,340", "+309,500", "307,968", "311,033"):
        assert number in shown
    assert any(set(line) == {"-"} for line in lines)
