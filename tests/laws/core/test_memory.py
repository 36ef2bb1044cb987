"""Columns made in passing are not asked of the system again and again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sim.core.compiled import hold_memory

ROOT = Path(__file__).parents[3]
COUNT = """
import resource
import numpy as np
from sim.core import compiled
assert compiled.hold_memory()
column = np.ones(32768)
for turn in range(1100):
    if turn == 100:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    parts = [column + 1.0 for _ in range(8)]
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


def faults() -> int:
    """Count the pages that the system has to clear while a process works on one block."""
    words = [sys.executable, "-c", COUNT]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    return int(done.stdout)


@pytest.mark.skipif(not hold_memory(), reason="another library than GNU's gives memory out")
def test_blocks_take_the_memory_of_the_block_before():
    assert faults() < 1000
