"""Nothing is declared that nobody reads: settings, sections, columns and payments."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sim.world import flows
from sim.world.flows import FLOWS
from sim.world.plan import SECTIONS
from sim.world.sections import ASSESSMENTS
from sim.world.settings import TOPICS
from sim.world.world import TABLES

SIM = Path(__file__).parents[2] / "sim"
DECLARING = {SIM / "world" / name for name in ("sections.py", "shocks.py", "flows.py", "signs.py")}
CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted(SIM.rglob("*.py"))
    if path not in DECLARING and path.parent.name != "settings"
)
WORDS = set(re.findall(r"\w+", CODE))
READ = set(re.findall(r"\.(\w+)", CODE))
# names that phases put together from a method of assessment or from a state
MADE = {f"{method}_{what}" for method in ASSESSMENTS for what in ("hours", "noise")}
MADE |= {f"{state}_start" for state in ("skill", "information", "agency", "market")}


def test_every_setting_is_read():
    unread = [
        f"{topic}.{name}"
        for topic, table in TOPICS.items()
        for name in table.columns
        if name not in WORDS | MADE
        and not any(name in members and group in WORDS for group, members in table.groups.items())
    ]
    assert unread == []


@pytest.mark.parametrize("path", sorted(SECTIONS))
def test_every_value_of_a_section_is_read(path):
    assert [name for name in SECTIONS[path].params if name not in WORDS] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
def test_every_column_is_read(table):
    assert [name for name in table.columns if name not in READ | MADE] == []


def test_every_payment_is_made():
    names = {name for name, value in vars(flows).items() if value in FLOWS.values()}
    assert sorted(names - WORDS) == []
