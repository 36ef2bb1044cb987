"""Machine code kept by one process is right beside machine code kept by another."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
KERNELS = """
from __future__ import annotations
import sys
import numpy as np
from sim.core.engine import kernel, use

@kernel
def add(x, y):
    return x + y

@kernel
def take_away(x, y):
    return x - y

use("compiled")
columns = np.array([5.0, 7.0]), np.array([2.0, 3.0])
for name in sys.argv[1:]:
    print(name, *globals()[name](*columns))
"""


def test_processes_that_keep_code_for_one_another_get_the_right_code(tmp_path):
    pytest.importorskip("numba")
    (tmp_path / "own.py").write_text(KERNELS, encoding="utf-8")
    own = {"PYTHONPATH": str(ROOT), "COLLABSIM_CACHE": str(tmp_path / "cache")}

    def run(*names: str) -> list[str]:
        return subprocess.run(
            [sys.executable, tmp_path / "own.py", *names],
            env={**os.environ, **own},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.splitlines()

    alone = [*run("add"), *run("take_away")]  # each the first to be compiled in its process
    assert alone == ["add 7.0 10.0", "take_away 3.0 4.0"]
    kept = [path.stem.split(".")[-1] for path in (tmp_path / "cache").rglob("*.nbc")]
    assert len(kept) == len({name.split("-")[0] for name in kept}) == 2
    assert run("add", "take_away") == alone
    assert run("take_away", "add") == alone[::-1]
