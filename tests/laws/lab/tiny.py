"""Tiny studies for the laws of the laboratory."""

from __future__ import annotations

from dataclasses import replace

from sim.lab.between import between
from sim.scenario import load

TINY = (
    "time.months=4",
    "time.project_months=3",
    "households.pilot=12",
    "villages.pilot=2",
    "households.spill_over=0",
    "villages.spill_over=0",
    "project.methods.community_work.villages=2",
)


def study(*changes: str, at_least: int = 3, at_most: int = 3, workers: int = 1):
    arms = [load("yanliu", [*TINY, *some.split()]) for some in ("", *changes)]
    return between(arms, seed=7, at_least=at_least, at_most=at_most, workers=workers)


def longer(months: int, change: str, *, lucks: int = 3, project: int = 3):
    """Give a study of two arms that live so many months and differ in one thing."""
    both = f"time.months={months} time.project_months={project}"
    asked = study(both, f"{both} {change}", at_least=lucks, at_most=lucks)
    arms = asked.arms[1:]
    return replace(asked, arms=arms, comparisons=replace(asked.comparisons, against=arms[0].name))


def never(_: object) -> bool:
    return False
