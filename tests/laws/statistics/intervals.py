"""How often intervals of a mean, of a share and of a ratio cover the truth."""

from __future__ import annotations

import warnings

import numpy as np
from scipy import stats

from sim.lab.statistics.intervals import LEAST, bootstrap_t, paired
from sim.lab.statistics.shares import LEAST_FOR_TAIL, fieller, wilson, worst_part
from sim.lab.statistics.verdicts import more_needed, pairing_of, verdict_of

SKEWED = 1.25
"""Sigma of a lognormal of skewness 8.7; the mean of exp(sigma Z) is exp(sigma² / 2)."""
FACTOR, SEVERAL = 4.0, 3


def covers(interval, truth):
    return bool(interval.low <= truth <= interval.high)


def luck(seed):
    return np.random.default_rng(seed)


def bca(values):
    """Give scipy's BCa interval of the mean."""
    found = stats.bootstrap(
        (values,), np.mean, n_resamples=999, method="BCa", vectorized=True, rng=luck(len(values))
    ).confidence_interval
    return found.low, found.high


def differences(kind, rng, n):
    """Draw paired differences with mean 0: even, slightly skewed, or mostly 0."""
    if kind == "normal":
        return rng.normal(size=n)
    if kind == "skewed":  # skewness 1
        return rng.gamma(4.0, size=n) / 4.0 - 1.0
    # a fifth of lucks in which some village gains or loses
    return np.where(rng.random(n) < 0.2, rng.normal(size=n), 0.0)


def t_and_bca(trials):
    """Cover the mean of paired differences at 20 and 30 replications."""
    found = {}
    for kind in ("normal", "skewed", "mostly_zero"):
        for n in (20, 30):
            rng = luck(n)
            samples = [differences(kind, rng, n) for _ in range(trials)]
            found[f"t_{kind}_{n}"] = np.mean([covers(paired(s), 0.0) for s in samples])
            ends = [bca(s) for s in samples[: trials // FEWER]]
            found[f"bca_{kind}_{n}"] = np.mean([low <= 0.0 <= high for low, high in ends])
    return found


FEWER = 4
"""So many times fewer trials for what resamples within each."""


def strong_skew(trials):
    """Cover the mean of strongly skewed differences, and where even both fail."""
    rng, found = luck(5), {}
    for n in (20, 50):
        samples = np.exp(SKEWED * rng.normal(size=(trials, n))) - np.exp(SKEWED * SKEWED / 2)
        found[f"t_{n}"] = np.mean([covers(paired(s), 0.0) for s in samples])
        found[f"bootstrap_t_{n}"] = np.mean([covers(bootstrap_t(s), 0.0) for s in samples])
        ends = [bca(s) for s in samples[: trials // FEWER]]
        found[f"bca_{n}"] = np.mean([low <= 0.0 <= high for low, high in ends])
    return found


def identical(_):
    """Say what is said of arms without any difference."""
    nothing = np.zeros(30)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return {
            "t_test": float(stats.ttest_1samp(nothing, 0.0).pvalue),
            "bca": float(bca(nothing)[0]),
            "wilcoxon": float(stats.wilcoxon(nothing).pvalue),
            "here": float(paired(nothing).identical),
        }


def stopping(trials):
    """Stop by the half-width: every 10 from 20 on, and after each replication from 3 on."""
    rng, found = luck(7), {}
    for width in (0.8, 0.4):
        samples = rng.normal(size=(trials, 200))
        rule = [stopped(s, width, range(20, 201, 10)) for s in samples]
        each = [stopped(s, width, range(3, 201)) for s in samples]
        found[f"rule_{width}"] = np.mean([hit for hit, _ in rule])
        found[f"n_{width}"] = np.mean([n for _, n in rule])
        found[f"each_{width}"] = np.mean([hit for hit, _ in each])
    return found


def stopped(sample, width, looks):
    """Stop at the first look at which the half-width is small enough: covered? and when."""
    n = np.arange(1, len(sample) + 1)
    means = np.cumsum(sample) / n
    spreads = np.sqrt(np.maximum(np.cumsum(sample * sample) / n - means * means, 0.0))
    looked = np.array(looks)
    halves = stats.t.ppf(0.975, looked - 1) * spreads[looked - 1] / np.sqrt(looked - 1)
    enough = halves <= width
    at = looked[np.argmax(enough)] if enough.any() else looked[-1]
    half = halves[np.argmax(enough)] if enough.any() else halves[-1]
    return abs(means[at - 1]) <= half, at


def rare(trials):
    """Cover the share of rare events: two in a hundred, seen in 50 lucks."""
    rng, truth, n = luck(11), 0.02, 50
    hits = rng.binomial(n, truth, trials)
    shares = hits / n
    half = 1.96 * np.sqrt(shares * (1 - shares) / n)
    none = rng.binomial(n, 3 / n, trials) == 0
    return {
        "wilson": np.mean([covers(wilson(int(h), n), truth) for h in hits]),
        "normal": np.mean(np.abs(shares - truth) <= half),
        "none_seen_at_3_in_n": np.mean(none),
    }


def tails(trials):
    """Bound the worst twentieth of an exponential: known without knowing it is one."""
    rng, truth = luck(13), -np.log(0.95)
    found = {"refused_below": float(LEAST_FOR_TAIL)}
    for n in (LEAST_FOR_TAIL - 1, LEAST_FOR_TAIL, 100, 200):
        samples = rng.exponential(size=(trials, n))
        bounds = [worst_part(s).low for s in samples]
        told = ~np.isnan(bounds)
        found[f"told_{n}"] = np.mean(told)
        if told.all():
            found[f"bound_{n}"] = np.mean(np.array(bounds) <= truth)
    found["lowest_of_30"] = np.mean(rng.exponential(size=(trials, 30)).min(axis=1) <= truth)
    return found


def ratios(trials):
    """Cover a cost for each exit, where exits are known to a half and to a fifth."""
    rng, found = luck(17), {}
    for noise in (0.5, 0.2):
        fits, wide, told = [], [], 0
        for _ in range(trials):
            below = rng.normal(1.0, noise * np.sqrt(30), 30)
            above = 2.0 + 0.5 * (below - 1.0) + rng.normal(0.0, 1.0, 30)
            ratio = fieller(above, below)
            told += not np.isnan(ratio.low)
            fits.append(np.isnan(ratio.low) or covers(ratio, 2.0))
            each = above.mean() / below.mean()
            error = np.std(above - each * below, ddof=1) / np.sqrt(30) / abs(below.mean())
            wide.append(abs(each - 2.0) <= 2.045 * error)
        found[f"fieller_{noise}"] = np.mean(fits)
        found[f"told_{noise}"] = told / trials
        found[f"delta_{noise}"] = np.mean(wide)
    return found


def enough_more(trials):
    """Run as many more as were said to be needed, and count how often that tells."""
    rng, told, asked = luck(19), [], []
    for effect in rng.uniform(0.1, 0.6, trials):
        sample = rng.normal(effect, 1.0, 20)
        gap = paired(sample)
        if verdict_of(gap, None, "higher") != "unknown":
            continue
        more = more_needed(gap, None)
        if more > LONGEST:
            continue
        whole = paired(np.concatenate([sample, rng.normal(effect, 1.0, more)]))
        told.append(verdict_of(whole, None, "higher") != "unknown")
        asked.append(more)
    return {"told": np.mean(told), "median_more": np.median(asked), "undecided": float(len(told))}


LONGEST = 500


def pairing(trials):
    """Count what common luck saves where it moves both arms alike."""
    rng = luck(23)
    shared = rng.normal(size=(trials, 30))
    one, other = (shared + 0.35 * rng.normal(size=shared.shape) for _ in range(2))
    found = [pairing_of(a, b) for a, b in zip(one, other, strict=True)]
    return {
        "correlation": np.mean([each.correlation for each in found]),
        "saved": np.median([each.saved for each in found]),
        "least": float(LEAST),
    }
