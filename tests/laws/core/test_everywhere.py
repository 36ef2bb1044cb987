"""The same bits on every engine, in every cut, on every processor and every Python at hand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from sim.core import engine
from tests.laws.core.digest import digest
from tests.laws.core.lived import lived

ROOT = Path(__file__).parents[3]
# Once computed on x86-64 with Python 3.11 and numpy 2.4; a change of any bit changes it, and with
# it every result that was ever published.
GOLDEN = "628f5a0c9490073867bb7ec1535b5c09c33866bd045574017d7a5f2254a4f855"


def elsewhere(
    python: str, name: str, what: str = "digest", cut: str = "3", **environment: str
) -> str:
    """Compute the fingerprint in a process of its own."""
    run = subprocess.run(
        [python, "-m", f"tests.laws.core.{what}", name, cut],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.strip()


@pytest.mark.parametrize("pieces", [1, 7])
@pytest.mark.parametrize("name", ["numpy", "compiled"])
def test_engines_and_cuts_agree(name, pieces):
    with engine.use(name):
        assert digest(pieces) == GOLDEN


def switchable() -> list[str]:
    """List the processor features that this numpy would use here and can do without."""
    umath = np._core._multiarray_umath  # noqa: SLF001 numpy names them nowhere else
    return [name for name in umath.__cpu_dispatch__ if umath.__cpu_features__[name]]


def test_an_older_processor_agrees():
    if not switchable():
        pytest.skip("numpy uses no feature here beyond its baseline")
    assert (
        elsewhere(sys.executable, "numpy", NPY_DISABLE_CPU_FEATURES=" ".join(switchable()))
        == GOLDEN
    )


@pytest.mark.slow
def test_compiled_for_an_older_processor_agrees(tmp_path):
    plain = {
        "NUMBA_CPU_NAME": "generic",
        "NUMBA_CPU_FEATURES": "",
        "COLLABSIM_CACHE": str(tmp_path),
    }
    assert elsewhere(sys.executable, "compiled", **plain) == GOLDEN


def others(version: str) -> list[str]:
    """List where another Python may be: named by the environment, on the path, or of pyenv."""
    named = os.environ.get(f"COLLABSIM_PYTHON_{version.replace('.', '_')}")
    kept = Path.home() / ".pyenv" / "versions"
    found = [str(path) for path in kept.glob(f"{version}.*/bin/python")]
    return [named] if named else [f"python{version}", *found]


def has_numpy(python: str) -> bool:
    """Say whether a Python can be started and has numpy."""
    try:
        run = subprocess.run([python, "-c", "import numpy"], capture_output=True, check=False)
    except OSError:
        return False
    return run.returncode == 0


@pytest.mark.parametrize("version", ["3.12", "3.13"])
def test_another_python_agrees(version):
    usable = [python for python in others(version) if has_numpy(python)]
    if not usable:
        pytest.skip(f"no Python {version} with numpy is at hand")
    assert elsewhere(usable[0], "numpy") == GOLDEN


@pytest.fixture(scope="module")
def lived_plainly() -> str:
    """Live a small world on the plain engine, in one block."""
    with engine.use("numpy"):
        return lived(1_000_000)


@pytest.mark.parametrize("rows", [60, 700])
@pytest.mark.parametrize("name", ["numpy", "compiled"])
def test_a_lived_world_is_the_same_on_engines_and_in_blocks(name, rows, lived_plainly):
    with engine.use(name):
        assert lived(rows) == lived_plainly


def test_a_lived_world_is_the_same_on_an_older_processor(lived_plainly):
    if not switchable():
        pytest.skip("numpy uses no feature here beyond its baseline")
    off = {"NPY_DISABLE_CPU_FEATURES": " ".join(switchable())}
    assert elsewhere(sys.executable, "numpy", "lived", "700", **off) == lived_plainly
