"""Whole runs have the same bits on every engine, however shared out, on every machine at hand."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from sim.core import engine
from sim.lab.workers import run_all
from tests.laws.lab.everywhere import fingerprint, in_turn

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def expected():
    return fingerprint()


def elsewhere(python: str, name: str, **environment: str) -> str:
    """Take the fingerprint in a process of its own."""
    run = subprocess.run(
        [python, "-m", "tests.laws.lab.everywhere", name],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.strip()


def in_threads(some):
    """Live all jobs at the same time, each in a thread of this process."""
    with ThreadPoolExecutor(len(some)) as threads:
        return list(threads.map(lambda job: in_turn([job])[0], some))


def in_processes(some):
    """Live the jobs in two processes."""
    return run_all(some, 2, None)


@pytest.mark.parametrize(
    ("live", "counts"), [(in_turn, (1, 2)), (in_threads, (1, 1, 1)), (in_processes, (2, 1))]
)
def test_however_shared_out(expected, live, counts):
    assert fingerprint(counts, live) == expected


@pytest.mark.parametrize("live", [in_turn, in_threads])
def test_on_the_compiled_engine(expected, live):
    pytest.importorskip("numba")
    with engine.use("compiled"):
        assert fingerprint((1, 2), live) == expected


def test_on_an_older_processor(expected):
    umath = np._core._multiarray_umath  # noqa: SLF001 numpy names them nowhere else
    used = [name for name in umath.__cpu_dispatch__ if umath.__cpu_features__[name]]
    if not used:
        pytest.skip("numpy uses no feature here beyond its baseline")
    assert elsewhere(sys.executable, "numpy", NPY_DISABLE_CPU_FEATURES=" ".join(used)) == expected


@pytest.mark.slow
def test_compiled_for_an_older_processor(expected, tmp_path):
    pytest.importorskip("numba")
    plain = {
        "NUMBA_CPU_NAME": "generic",
        "NUMBA_CPU_FEATURES": "",
        "COLLABSIM_CACHE": str(tmp_path),
    }
    assert elsewhere(sys.executable, "compiled", **plain) == expected


@pytest.mark.slow
@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
def test_on_another_python(expected, version):
    python = os.environ.get(f"COLLABSIM_PYTHON_{version.replace('.', '_')}", f"python{version}")
    try:
        asked = [python, "-c", "import sim.lab, yaml, pandas"]
        there = subprocess.run(asked, cwd=ROOT, capture_output=True, check=False).returncode == 0
    except OSError:
        there = False
    if not there:
        pytest.skip(f"no Python {version} that could run it; COLLABSIM_PYTHON_3_12 may name one")
    assert elsewhere(python, "numpy") == expected
