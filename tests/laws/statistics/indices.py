"""Shares of variance and effects of steps, against what is known of Ishigami's function."""

from __future__ import annotations

import warnings

import numpy as np
from SALib.analyze import sobol as salib
from SALib.sample import morris as walks
from SALib.sample import sobol as blocks

from sim.lab.statistics.indices import morris
from sim.lab.statistics.indices import sobol as indices

PROBLEM = {"num_vars": 3, "names": ["a", "b", "c"], "bounds": [[0.0, 1.0]] * 3}
FIRST, TOTAL = np.array([0.3139, 0.4424, 0.0]), np.array([0.5576, 0.4424, 0.2437])
VARIANCE = 13.845
LUCK, MIXED = 2.0, 1.5
NOISE = (LUCK**2 + MIXED**2) / (VARIANCE + LUCK**2 + MIXED**2)


def ishigami(x):
    """Answer as Ishigami and Homma 1990 do, a = 7, b = 0.1; each unknown from 0 to 1."""
    a, b, c = (np.pi * (2 * x[:, k] - 1) for k in range(3))
    return np.sin(a) + 7 * np.sin(b) ** 2 + 0.1 * c**4 * np.sin(a)


def lived(rng, answer, lucks):
    """Add luck that all points share, and luck of each point's own."""
    shape = (len(answer), lucks)
    return answer[:, None] + LUCK * rng.normal(size=(1, lucks)) + MIXED * rng.normal(size=shape)


def sobol(trials):
    """Tell unknowns and luck apart, 256 blocks under 20 lucks; and lose one number."""
    known = np.concatenate([FIRST, TOTAL]) * (1 - NOISE)
    found, inside = [], []
    for trial in range(trials):
        x = blocks.sample(PROBLEM, 256, calc_second_order=False, seed=trial)
        told = indices(lived(np.random.default_rng(trial), ishigami(x), 20), 3, times=200)
        both = [np.concatenate([getattr(told[kind], end) for kind in ("first", "total")])
                for end in ("value", "low", "high")]  # fmt: skip
        found.append([*both[0] / (1 - NOISE), *told["noise"].value])
        inside.append((both[1] <= known) & (known <= both[2]))
    means = np.mean(found, axis=0)
    names = (*(f"{kind}_{k}" for kind in ("first", "total") for k in (1, 2, 3)), "noise")
    return {
        **dict(zip(names, means, strict=True)),
        "noise_true": NOISE,
        "covers": np.mean(inside),
        "salib_with_a_gap": with_a_gap(),
    }


def with_a_gap():
    """Give the largest index that SALib finds where one of 5,120 answers is missing."""
    x = blocks.sample(PROBLEM, 1024, calc_second_order=False, seed=1)
    y = ishigami(x)
    y[17] = np.nan
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        got = salib.analyze(PROBLEM, y, calc_second_order=False, num_resamples=2, seed=1)
    return float(np.nan_to_num(np.concatenate([got["S1"], got["ST"]])).max())


def steps(trials):
    """Find the effects of a linear answer exactly, and its one bent unknown by sigma."""
    x = walks.sample(PROBLEM, trials, num_levels=4, seed=3)
    answer = 3.0 * x[:, 0] - 2.0 * x[:, 1] + 4.0 * (x[:, 2] - 0.5) ** 2
    return morris(answer[:, None] + np.arange(5.0), x)
