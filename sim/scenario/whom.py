"""Whom a value concerns, and in which steps of the month it is read."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from sim.catalogue import family_label
from sim.core.text import Text
from sim.month import MONTH
from sim.scenario.reading import code_of
from sim.world.plan import SECTIONS
from sim.world.settings import TOPICS

PARTNERS = Text("项目各方", "the partners of a project")
EVERYBODY = Text("所有人", "everybody")
HOUSEHOLD = Text("农户", "households")
VILLAGE = Text("村", "villages")
GOVERNMENT = Text("政府", "government")
ORGANIZATION = Text("社会组织", "social organisations")
ENTERPRISE = Text("企业", "enterprises")
SERVED = Text("贫困户和提供服务的一方", "poor households and those who serve them")
CONCERNS = {
    "time": EVERYBODY,
    "nation": EVERYBODY,
    "households": HOUSEHOLD,
    "villages": VILLAGE,
    "government": GOVERNMENT,
    "organizations": ORGANIZATION,
    "enterprises": ENTERPRISE,
    "project": PARTNERS,
    "project.assessment": SERVED,
    "project.methods": SERVED,
    "project.aid_mode_shares": SERVED,
    "monitoring": Text("已脱贫的农户", "households after their exit from poverty"),
    "supervision": PARTNERS,
    "shocks": HOUSEHOLD,
    "shocks.disaster": Text("遭灾的村和农户", "villages and households hit by it"),
    "shocks.funding": PARTNERS,
    "rules": PARTNERS,
    "rules.information": Text("找帮助的和给帮助的", "those who seek help and those who offer it"),
    "rules.allocation": Text("等资金的村和项目", "villages and projects that wait for money"),
    "rules.targeting": SERVED,
    "public_goods": Text("博弈里的玩家", "the players of the game"),
    "world": EVERYBODY,
}
"""Whom a value concerns, by the beginning of its path; the longest that fits counts."""
FOUNDING = Text("建立世界时", "when the world is founded")
SIM = Path(__file__).parents[1]
DECLARING = ("plan", "sections")


def concerns(path: str) -> Text:
    """Say whom a value concerns.

    >>> concerns("households.pilot").en, concerns("rules.benefit_sharing.rule").en
    ('households', 'the partners of a project')
    """
    steps = path.split(".")
    for length in range(len(steps), 0, -1):
        found = CONCERNS.get(".".join(steps[:length]))
        if found is not None:
            return found
    return EVERYBODY


@cache
def read_in(path: str) -> tuple[Text, ...]:
    """Name the steps of the month whose code asks for a value, in the order of the month.

    The code itself is searched, so a new reader needs no entry anywhere.
    """
    sought = _sought(path)
    steps = ((phase.label, tuple(code_of(phase.name).values())) for phase in MONTH)
    places = [(FOUNDING, _founding()), *steps]
    return tuple(
        label
        for label, sources in places
        if any(all(part.search(text) for part in sought) for text in sources)
    )


def mentions(phase: str, pattern: str) -> bool:
    r"""Say whether the code of a step of the month, or of what it is made of, holds a pattern.

    >>> mentions("meet", r"policy\.coordination\b"), mentions("open", r"policy\.targeting\b")
    (True, False)
    """
    return any(re.search(pattern, text) for text in code_of(phase).values())


def _sought(path: str) -> tuple[re.Pattern[str], ...]:
    """Give what the code of a reader must hold: the declaration's name, and the value's."""
    home, _, name = path.rpartition(".")
    steps = path.split(".")
    if steps[0] == "rules":
        family = "incentives" if steps[1] == "incentive" else steps[1]
        return (re.compile(rf"policy\.{family}\b"),)
    if home in SECTIONS:
        return _words(SECTIONS[home].__name__, name)
    if steps[0] == "world":
        table = TOPICS[steps[1]]
        group = next((key for key, members in table.groups.items() if name in members), name)
        asked = re.compile(rf"\b(?:{table.__name__}|{steps[1]}\.{group})\b")
        return (asked, *_words(group))
    return (re.compile("(?!)"),)


def _words(*words: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b{re.escape(word)}\b") for word in words)


@cache
def _founding() -> tuple[str, ...]:
    """Give the code that founds a world."""
    files = [*sorted((SIM / "world").glob("*.py")), SIM / "actors" / "household" / "population.py"]
    return tuple(f.read_text(encoding="utf-8") for f in files if f.stem not in DECLARING)


def topic_named(path: str) -> Text:
    """Name the part of a scenario to which a value belongs, where it has a name of its own."""
    steps = path.split(".")
    if steps[0] == "rules" and len(steps) > 1:
        return family_label(steps[1])
    if steps[0] == "world" and len(steps) > 1:
        return TOPICS[steps[1]].label
    return Text("", "")
