"""The front door opens at once: `import sim` loads no heavy library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("numpy", "pandas", "matplotlib", "mesa", "numba", "yaml", "scipy", "rich")
WATCH = """
import sys, time
start = time.perf_counter()
import sim
print(time.perf_counter() - start, *sorted(name for name in sys.modules if "." not in name))
"""


def opened() -> tuple[float, set[str]]:
    said = subprocess.run(
        [sys.executable, "-c", WATCH], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout.split()
    return float(said[0]), set(said[1:])


def test_the_front_door_loads_nothing_heavy():
    _, modules = opened()
    assert "sim" in modules
    assert modules.isdisjoint(HEAVY)


def test_the_front_door_opens_within_a_tenth_of_a_second():
    assert min(opened()[0] for _ in range(5)) < 0.1


def test_every_door_opens_and_the_list_is_complete():
    import sim  # noqa: PLC0415 the door itself is under test

    assert sim.__all__ == sorted(sim.__all__)
    assert set(sim.__all__) <= set(dir(sim))
    for name in sim.__all__:
        assert getattr(sim, name) is not None
    doors = (sim.run, sim.compare, sim.study, sim.read)
    assert all(door.__doc__ for door in doors)
    with pytest.raises(AttributeError, match="load, read, run"):
        sim.runs  # noqa: B018 asking is the test
