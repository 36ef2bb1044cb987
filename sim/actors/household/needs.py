"""What a household needs, and what a visit makes of it."""

from __future__ import annotations

import numpy as np

from sim.core.engine import kernel
from sim.core.table import Floats


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
