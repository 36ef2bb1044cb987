"""Worlds in which every rule has work to do, and the rules that may be put in force there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sim.catalogue import RULES
from sim.policy import DEFAULTS, Policy
from sim.scenario.registry import SEVERAL
from sim.world import sections
from sim.world.plan import Plan

SMALL = Plan(
    sections={
        "households": sections.Households(pilot=24, near_poor_share=0.5),
        "villages": sections.Villages(pilot=2, volunteers=6),
        "organizations.local": sections.LocalOrganizations(count=6),
        "enterprises": sections.Enterprises(count=3),
        "project": sections.Project(grant_yuan=300_000),
        "time": sections.Time(months=24, project_months=24),
    },
    settings={
        "game": {"failure": 0.9, "effort_noise": 0.2, "pot": 0.1},
        "coordination": {"friction": 1.5, "persistence": 0.98},
        "money": {"gift_share": 1.0},
    },
)
"""Failures, quarrels, gifts and several organisations."""
WIDE = replace(
    SMALL,
    sections=SMALL.sections
    | {
        "households": sections.Households(pilot=48, near_poor_share=0.5),
        "villages": sections.Villages(pilot=4, volunteers=6),
        "organizations.local": sections.LocalOrganizations(count=12),
        "project": sections.Project(grant_yuan=600_000),
    },
)
"""The same with more villages and organisations, among which money and marks differ."""
BEFORE = {family: DEFAULTS[family] for family in DEFAULTS} | {
    "information": ("shared_platform", {}),
}
"""What holds unless another rule is tried; there is a platform on which to coordinate."""


def policy(plan: Plan, family: str, rule: str, values: dict[str, Any]) -> Policy:
    """Give what holds before, with one rule chosen otherwise."""
    if family in SEVERAL:
        return Policy.of(plan, BEFORE, {"tried": (rule, values)} if rule else {})
    return Policy.of(plan, BEFORE | {family: (rule, values)}, {})


def all_rules():
    """List every rule of every family but the one that holds before."""
    for family, shelf in RULES.items():
        for rule in shelf.names:
            if family in SEVERAL or BEFORE[family][0] != rule:
                yield family, rule
