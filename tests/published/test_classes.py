"""The classes of the six dimensions tell projects apart under five sets of rules."""

from __future__ import annotations

import numpy as np
import pytest

from tests.published.measure import SEED, write
from tests.published.rule_sets import SETS, lived


def test_classes_of_base_in_small():
    *counts, index = lived("base", 1, SEED)
    assert sum(counts) == 15
    assert sum(count > 0 for count in counts) >= 2
    assert 45.0 < index < 75.0


def test_five_sets_of_rules_tell_projects_apart():
    counts = np.array([lived(name, 1, SEED)[:4] for name in SETS])
    whole = counts.sum(axis=0) / counts.sum()
    assert (whole > 0.0).sum() >= 3  # neither all A nor all D
    assert whole.max() < 0.8
    assert ((counts > 0).sum(axis=1) >= 2).sum() >= 4  # government alone may be all D


@pytest.mark.slow
def test_five_sets_of_rules_are_neither_all_a_nor_all_d():
    found = {name: lived(name, 3, SEED) for name in SETS}
    write("classes", found)
    counts = np.array([row[:4] for row in found.values()])
    whole = counts.sum(axis=0) / counts.sum()
    assert (whole > 0.02).sum() >= 3
    assert whole.max() < 0.7
    assert (counts[:, 3] < counts.sum(axis=1)).sum() >= 4  # government alone may be all D
    assert ((counts > 0).sum(axis=1) >= 2).sum() >= 4
