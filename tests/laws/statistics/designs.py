"""What is known of futures: regret, points of a design, indices."""

from __future__ import annotations

import numpy as np
from scipy.stats import qmc

from sim.lab.statistics.regrets import regrets, worst_cases

FUTURES = np.linspace(0.0, 1.0, 32)
TRUTH = np.stack([0.01 + 0.0 * FUTURES, 0.09 * FUTURES - 0.03, 0.03 - 0.06 * FUTURES])
BEHIND = (TRUTH.max(axis=0) - TRUTH).max(axis=1)
NOISE = 0.033


def luck(seed):
    return np.random.default_rng(seed)


def table(rng, n, noise):
    """Draw arms, futures and lucks: common luck inside a future, and what an arm makes of it."""
    shape = (*TRUTH.shape, n)
    return TRUTH[:, :, None] + 0.05 * rng.normal(size=(1, 1, n)) + noise * rng.normal(size=shape)


def regret(trials):
    """Measure the largest regret of each arm, as it stands and with its bias taken off."""
    rng, found = luck(51), {}
    once = [table(rng, 1, NOISE)[:, :, 0] for _ in range(trials)]
    single = [(x.max(axis=0) - x).max(axis=1) for x in once]
    found["truth"] = BEHIND[2]
    found["bias_one_run"] = np.mean(single, axis=0)[2] - BEHIND[2]
    for noise in (NOISE, 3 * NOISE):
        plain, mended, inside, best = [], [], [], []
        for _ in range(trials // 10):
            x = table(rng, 20, noise)
            got = regrets(x, "higher", times=400)
            means = x.mean(axis=2)
            plain.append((means.max(axis=0) - means).max(axis=1) - BEHIND)
            mended.append(got.worst - BEHIND)
            inside.append((got.low <= BEHIND) & (got.high >= BEHIND))
            best.append(int(np.argmin(BEHIND)) in got.could_be_best)
        name = f"{noise:.2f}"
        found[f"plain_{name}"], found[f"mended_{name}"] = np.mean(plain), np.mean(mended)
        found[f"covers_{name}"], found[f"best_named_{name}"] = np.mean(inside), np.mean(best)
    return found


def worst_case(trials):
    """Measure what an arm comes to in the future that is worst for it."""
    rng, truth = luck(53), TRUTH.min(axis=1)
    plain, mended, inside = [], [], []
    for _ in range(trials):
        x = table(rng, 20, 2 * NOISE)
        found, low, high = worst_cases(x, "higher", times=400)
        plain.append(x.mean(axis=2).min(axis=1) - truth)
        mended.append(found - truth)
        inside.append((low <= truth) & (truth <= high))
    return {"plain": np.mean(plain), "mended": np.mean(mended), "covers": np.mean(inside)}


def points(trials):
    """Average a smooth answer over 64 points of three unknowns."""
    rng = luck(61)
    kinds = {
        "random": lambda seed: luck(seed).random((64, 3)),
        "latin": lambda seed: qmc.LatinHypercube(3, rng=seed).random(64),
        "sobol": lambda seed: qmc.Sobol(3, rng=seed).random(64),
    }
    seeds = [int(seed) for seed in rng.integers(0, 2**31, trials)]
    return {
        kind: float(np.sqrt(np.mean([(smooth(draw(seed)).mean() - 1.0) ** 2 for seed in seeds])))
        for kind, draw in kinds.items()
    }


def smooth(x):
    """Answer like a model: mostly even, bent a little, with one interaction; its mean is 1."""
    return 1.0 + 1.5 * (x[:, 0] - 0.5) + (x[:, 1] ** 2 - 1 / 3) + (x[:, 1] - 0.5) * (x[:, 2] - 0.5)
