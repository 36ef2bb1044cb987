"""How often a whole family of verdicts holds, and how much each way of comparing finds."""

from __future__ import annotations

import numpy as np
from scipy import stats

from sim.lab.statistics.families import LEAST_FOR_MAX_T, holm, max_t
from sim.lab.statistics.intervals import paired, strayed
from sim.lab.statistics.verdicts import border_of, verdict_of

ARMS, SHARED = 5, 4.0
"""Common luck is four times as strong as what each arm adds of its own."""


def arms(rng, n, effects):
    """Draw a baseline and arms under common luck, (arms + 1, n)."""
    return SHARED * rng.normal(size=n) + rng.normal(size=(len(effects) + 1, n)) + [
        [0.0], *([effect] for effect in effects)
    ]  # fmt: skip


def many_arms(trials):
    """Hold five arms against a baseline: false alarms, and what is found of true differences."""
    rng, found = luck(31), {}
    for name, effects in (("false", [0.0] * ARMS), ("power", [0.0] * (ARMS - 1) + [1.0])):
        hits = np.zeros(4)
        for _ in range(trials):
            x = arms(rng, 20, effects)
            own = [paired(arm - x[0]).p for arm in x[1:]]
            welch = [stats.ttest_ind(arm, x[0], equal_var=False).pvalue for arm in x[1:]]
            dunnett = stats.dunnett(*x[1:], control=x[0], rng=rng).pvalue if name else own
            each = [own, holm(own), holm(welch), dunnett]
            last = slice(None) if name == "false" else slice(-1, None)
            hits += [min(p[last]) < 0.05 for p in each]
        kinds = ("alone", "holm", "welch", "dunnett")
        found |= {f"{name}_{kind}": hit / trials for kind, hit in zip(kinds, hits, strict=True)}
    return found


def resampled_families(trials):
    """Hold rows that nearly say the same against 0: Holm and max-t, at 20, 30 and 60 lucks."""
    found = {}
    for n in (20, LEAST_FOR_MAX_T, 60):
        rng = luck(n)
        false, power = np.zeros(2), np.zeros(2)
        for effect, hits in ((0.0, false), (3.2 / np.sqrt(n), power)):
            for _ in range(trials):
                gaps = list(0.95 * rng.normal(size=n) + 0.3 * rng.normal(size=(8, n)) + effect)
                told = [paired(gap) for gap in gaps]
                own = [gap.p for gap in told]
                away = [gap.distance() for gap in told]
                largest = np.max([np.abs(strayed(gap)) for gap in gaps], axis=0)
                by_max = (1 + (largest >= max(away)).sum()) / (1 + len(largest))
                assert n < LEAST_FOR_MAX_T or min(max_t(gaps, range(8), away)) == by_max
                hits += [min(holm(own)) < 0.05, by_max < 0.05]
        found |= {f"false_holm_{n}": false[0] / trials, f"false_max_t_{n}": false[1] / trials}
        found |= {f"power_holm_{n}": power[0] / trials, f"power_max_t_{n}": power[1] / trials}
    return found


def verdicts(trials):
    """Count families with any wrong verdict, where truths lie on the borders of what matters."""
    truths = np.array([0.0, 0.0, 1.0, -1.0, 1.0, 0.0])  # 1 is what matters
    found = {}
    for n in (20, 60):
        rng, wrong, alone = luck(41 + n), 0, 0
        for _ in range(trials):
            shared = rng.normal(size=n)
            gaps = [paired(truth + 0.5 * shared + rng.normal(size=n)) for truth in truths]
            tests = [(gap.p, gap.p_at(border_of(gap, 1.0))) for gap in gaps]
            flat = holm([p for both in tests for p in both], [k for k in range(6) for _ in "ab"])
            wrong += any(map(is_wrong, truths, gaps, zip(flat[::2], flat[1::2], strict=True)))
            alone += any(map(is_wrong, truths, gaps, tests))
        found |= {f"wrong_{n}": wrong / trials, f"alone_{n}": alone / trials}
    return found


def is_wrong(truth, gap, p):
    """Say whether a verdict says something that is not so."""
    word = verdict_of(gap, 1.0, "higher", *p)
    if word == "differs":
        return truth == 0.0
    if word == "same":
        return abs(truth) >= 1.0
    return word in {"better", "worse"}  # no truth lies beyond what matters


def luck(seed):
    return np.random.default_rng(seed)
