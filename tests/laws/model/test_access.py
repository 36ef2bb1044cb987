"""Phases touch what they declare, and declare nothing that they never touch."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest

from sim.core.access import TableWindow
from sim.core.errors import AccessError
from sim.month import BEFORE, MONTH, begin, step
from sim.phases._stakes import READS
from sim.phases.monitor import LATER
from sim.policy import Policy
from sim.world import sections, window
from sim.world.plan import Plan
from sim.world.public_goods import PublicGoods
from sim.world.window import Before, Window
from tests.laws.random_laws import tried
from tests.laws.rules.worlds import SMALL, all_rules, policy

DRAWN = 12
"""How many drawn scenarios are lived besides the worlds in which rules have work to do."""
PLAN = Plan({"households": sections.Households(pilot=12), "villages": sections.Villages(pilot=2)})
RULES = Policy.of(PLAN, {}, {})
SIM = Path(window.__file__).parents[1]


class Watched(TableWindow):
    """A window that notes which columns are looked at."""

    touched: ClassVar[set[tuple[str, str]]] = set()

    def __getattribute__(self, name):
        inside = object.__getattribute__(self, "__dict__")
        if name in inside and name != "rows" and not name.startswith("_"):
            Watched.touched.add((inside["_phase"], f"{inside['_table']}.{name}"))
        return object.__getattribute__(self, name)


def watched(live):
    """Give what phases looked at while something was lived."""
    Watched.touched = set()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(window, "TableWindow", Watched)
        live()
    return Watched.touched


def live_all():
    """Live drawn scenarios, the game, and a month under every rule in one world."""
    tried("books_and_time", DRAWN, luck=3)
    game = Plan({"public_goods": PublicGoods(enabled=True)})
    played = begin(game, 5, [0])
    for _ in range(2):
        step(played, Policy.of(game, {}, {"peers": ("graduated_sanction", {"slope": 2.0})}))
    long = {
        "monitoring": sections.Monitoring(enabled=True),
        "time": sections.Time(months=120, project_months=120),
        "project": sections.Project(grant_yuan=1_500_000),
        "enterprises": sections.Enterprises(count=8),
    }
    plan = replace(SMALL, sections=SMALL.sections | long)
    world = begin(plan, 5, [0], run_in=0)
    for family, rule in all_rules():
        step(world, policy(plan, family, rule, {}))
    strict = {
        "strict": ("graduated_sanction", {"least_effort": 0.9, "first_step": 0.3}),
        "tax": ("tax_relief", {}),
    }
    for _ in range(12):
        step(world, Policy.of(plan, {}, strict))
    short = replace(PLAN, sections=PLAN.sections | {"time": sections.Time(project_months=1)})
    over = begin(short, 5, [0], run_in=0)
    for _ in range(1 + LATER):
        step(over, Policy.of(short, {}, {}))


@pytest.fixture(scope="module")
def looked_at():
    """Live under watch."""
    return watched(live_all)


@pytest.mark.parametrize("phase", MONTH, ids=lambda phase: phase.name)
def test_a_phase_looks_at_all_that_it_declares(phase, looked_at):
    declared = {*phase.reads_now, *phase.reads_before, *phase.writes}
    never = {entry for entry in declared if (phase.name, entry) not in looked_at}
    # what parties are is laid out where a rule asks for it, in whichever phase a rule may ask
    asked = {entry for entry in READS if any(entry == other for _, other in looked_at)}
    assert sorted(never - asked) == []


def test_every_column_that_is_written_is_read():
    reads = {entry for phase in MONTH for entry in (*phase.reads_now, *phase.reads_before)}
    elsewhere = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("outcomes", "charts", "lab", "model", "actors", "report", "scenario")
        for path in sorted((SIM / folder).rglob("*.py"))
    )
    unread = []
    for entry in sorted({entry for phase in MONTH for entry in phase.writes}):
        name = entry.partition(".")[2]
        told = re.search(rf"\.{name}\b|[\"']{name}[\"']", elsewhere)
        again = [phase for phase in MONTH if entry in phase.writes and reads_own(phase, name)]
        if entry not in reads and not told and not again:
            unread.append(entry)
    assert unread == []


def reads_own(phase, name):
    """Say whether a phase, or what it calls, also reads a column that it writes."""
    folder = SIM / "phases"
    files = [folder / f"{phase.name}.py", *folder.glob("_*.py"), SIM / "world" / "stakes.py"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    writes = rf"\.{name}(\[[^\]=]*\])+ [-+*/]?= "
    return len(re.findall(rf"\.{name}\b", text)) > len(re.findall(writes, text))


def lived_by(world, phase):
    """Let one phase live on a copy of a world."""
    before = Before(world, BEFORE)
    before.refresh()
    phase.run(Window(world, phase, before), RULES)


def without(phase, entry):
    """Give a phase that has not declared one column."""

    class Fewer(type(phase)):
        name = phase.name
        reads_now = tuple(e for e in phase.reads_now if e != entry)
        reads_before = tuple(e for e in phase.reads_before if e != entry)
        writes = tuple(e for e in phase.writes if e != entry)

    return Fewer()


@pytest.mark.parametrize("phase", MONTH, ids=lambda phase: phase.name)
def test_a_phase_that_touches_what_it_did_not_declare_is_stopped(phase):
    world = begin(PLAN, 5, [0], run_in=0)
    step(world, RULES)
    world.month += 1
    seen = {entry for _, entry in watched(lambda: lived_by(world.copy(), phase))}
    for entry in sorted(seen):
        with pytest.raises(AccessError, match=entry):
            lived_by(world.copy(), without(phase, entry))
