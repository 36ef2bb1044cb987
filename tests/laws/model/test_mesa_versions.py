"""The same model on the Mesa of each Python at hand: same numbers, same order, nothing kept."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import mesa
import pytest

from sim.model.versions import release
from tests.laws.model.elsewhere import told

ROOT = Path(__file__).parents[3]


def ran(python: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [python, *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
def test_every_mesa_at_hand_tells_the_same(version):
    named = os.environ.get(f"COLLABSIM_PYTHON_{version.replace('.', '_')}", f"python{version}")
    python = shutil.which(named)
    if python is None or ran(python, "-c", "import mesa, numpy, pandas").returncode:
        pytest.skip(f"no Python {version} with Mesa is at hand; COLLABSIM_PYTHON_3_12 may name one")
    done = ran(python, "-m", "tests.laws.model.elsewhere")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[1:] == told().split()


def test_nothing_is_kept_here():
    assert told().endswith("True")


def test_release_can_be_asked_twice_and_of_strangers():
    model = mesa.Model()
    mesa.Agent(model)
    release(model)
    release(model)
    assert model not in getattr(mesa.Agent, "_ids", {})
