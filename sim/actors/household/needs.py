"""What a household needs, and what a visit makes of it."""

from __future__ import annotations

import numpy as np

from sim.actors.household.columns import Column, Number
from sim.core.engine import kernel
from sim.core.table import Bools, Floats


@kernel
def industry_need(income: Floats, line: Floats, enough: Floats, workers: Floats) -> Floats:
    """Say how much help with making a living is needed: none without a worker."""
    short = 1.0 - income / np.maximum(enough * line, 1.0)
    return np.where(workers > 0.0, np.minimum(np.maximum(short, 0.0), 1.0), 0.0)


@kernel
def training_need(skill: Floats, full: Floats, students: Floats, student: Floats) -> Floats:
    """Say how much training is needed: what is missing in skill, more with a student."""
    short = 1.0 - skill / full + np.where(students > 0.0, student, 0.0)
    return np.minimum(np.maximum(short, 0.0), 1.0)


@kernel
def information_need(information: Floats, agency: Floats, weight: Floats) -> Floats:
    """Say how much news and support is needed: what is missing in information and agency."""
    short = 1.0 - weight * information - weight * agency
    return np.minimum(np.maximum(short, 0.0), 1.0)


@kernel
def judged(truth: Floats, prior: Floats, error: Floats, chance: Floats, spread: Floats) -> Floats:
    """Say what a visit makes of a need: what was seen, weighed against what was expected.

    The less exact the visit, the more the judgement leans on the expectation (Bayesian
    shrinkage with a normal prior).
    """
    trusted = spread * spread / (spread * spread + error * error)
    seen = truth + error * chance
    return np.minimum(np.maximum(prior + trusted * (seen - prior), 0.0), 1.0)


@kernel
def six_needs(  # noqa: PLR0913, PLR0917 an equation and its numbers
    income: Column,
    size: Column,
    workers: Column,
    skill: Column,
    students: Column,
    health: Column,
    safe_house: Column,
    ecology: Column,
    information: Column,
    agency: Column,
    line: Number,
    lines: Number,
    full: Number,
    student: Number,
    housed: Number,
    unhoused: Number,
    weight: Number,
) -> tuple[Floats, Floats, Floats, Floats, Floats, Floats]:
    """Say what a household needs, 0..1, in industry, training, health, housing, ecology, news.

    `line` is the poverty line a head and month.
    """
    return (
        industry_need(
            income.astype(np.float64),
            line * size.astype(np.float64),
            lines,  # type: ignore[arg-type]  # one number for all rows, or a column
            workers.astype(np.float64),
        ),
        training_need(
            skill.astype(np.float64),
            full,  # type: ignore[arg-type]
            students.astype(np.float64),
            student,  # type: ignore[arg-type]
        ),
        1.0 - health.astype(np.float64),
        np.where(safe_house, housed, unhoused),
        1.0 - ecology,
        information_need(
            information.astype(np.float64),
            agency.astype(np.float64),
            weight,  # type: ignore[arg-type]
        ),
    )


@kernel
def awaits_visit(  # noqa: PLR0913 an equation and its numbers
    registered: Column,
    information: Column,
    workers: Column,
    file_age: Column,
    running: Column,
    seen_from: Column,
    life: Number,
) -> Bools:
    """Say who is to be visited: known to those who visit, and without a file that is still good."""
    known = (information.astype(np.float64) >= seen_from) | (workers > 0)
    old = (file_age < 0) | (file_age.astype(np.float64) >= life)
    return running & registered & known & old
