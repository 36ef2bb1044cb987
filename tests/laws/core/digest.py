"""One short fingerprint of everything numerical; run as a script it prints it.

Every machine, processor setting, Python and engine must print the same.
"""

from __future__ import annotations

import sys
from hashlib import sha256

import numpy as np

from sim.core import draws, engine, maths

LUCK = draws.purpose("test: digest")


def digest(pieces: int = 1) -> str:
    """Compute the fingerprint, the columns cut into some pieces."""
    key = draws.county_key(seed=42, nation=1, county=7)
    ids = np.arange(20_000, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    parts = [of_rows(key, some) for some in np.array_split(ids, pieces)]
    found = sha256()
    for columns in zip(*parts, strict=True):
        found.update(np.concatenate(columns).tobytes())
    return found.hexdigest()


def of_rows(key: np.uint64, ids: np.ndarray) -> list[np.ndarray]:
    """Take every numerical function over some rows."""
    share, other = draws.pair_uniform(LUCK, key, ids, -5)
    bell = draws.normal(LUCK, key, ids, 12)
    return [
        *(share, other, bell, maths.exp(bell * 50), maths.exp(bell), maths.log(share)),
        *(maths.power(share, bell), maths.power(other * 1000, 0.35), maths.logistic(bell * 9)),
        *(maths.hazard(share), maths.normal_cdf(bell * 4), maths.normal_quantile(share)),
        np.sqrt(share) / (1.0 + other),
        np.minimum(bell, 0.0) * np.where(share > other, share, -other),
    ]


if __name__ == "__main__":
    with engine.use(sys.argv[1]):
        print(digest(int(sys.argv[2])))  # noqa: T201 it is what the script is for
