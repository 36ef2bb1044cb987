"""From the wheel alone: what a person gets who has no checkout."""

from __future__ import annotations

import os
import shutil
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDED = (
    "sim",
    "scenarios",
    "pyproject.toml",
    "setup.py",
    "requirements.lock",
    "README.md",
    "LICENSE",
)


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=clean | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """Build from a copy, so that no earlier build can hide a missing file."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    built = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", cwd=copy)
    assert built.returncode == 0, built.stdout + built.stderr
    (found,) = (copy / "dist").glob("*.whl")
    return found


@pytest.fixture(scope="module")
def home(wheel: Path, tmp_path_factory) -> Path:
    """Install the wheel beside the libraries of this environment, away from the checkout."""
    place = tmp_path_factory.mktemp("installed") / "from_the_wheel"
    venv.create(place, with_pip=False)
    python = place / "bin" / "python"
    (own,) = place.glob("lib/python*/site-packages")
    (own / "libraries.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index")
    done = run(*pip, "--ignore-installed", wheel, cwd=place.parent)
    assert done.returncode == 0, done.stderr
    return place


def test_everything_that_is_not_code_is_in_the_wheel(wheel: Path):
    names = set(zipfile.ZipFile(wheel).namelist())
    data = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "sim").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert data - names == set()
    assert "sim/lab/requirements.lock" in names
    shipped = {
        f"sim/scenario/shipped/{path.relative_to(ROOT / 'scenarios').as_posix()}"
        for path in (ROOT / "scenarios").rglob("*.yaml")
    }
    assert shipped - names == set()
    assert "sim/py.typed" in names


def test_the_wheel_brings_nothing_but_the_program(wheel: Path):
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"sim"}


def test_the_pilot_runs_from_an_empty_folder(home: Path, tmp_path: Path):
    where = run(home / "bin" / "python", "-c", "import sim; print(sim.__file__)", cwd=tmp_path)
    assert home.name in Path(where.stdout.strip()).parts
    command = ("run", "yanliu", "--replications", "2", "--out", "here", "--lang", "zh", "--yes")
    done = run(home / "bin" / "collabsim", *command, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "炎刘镇" in done.stderr
    assert "年景" in done.stdout
    made = {path.name for path in (tmp_path / "here").rglob("*") if path.is_file()}
    assert "stamp.json" in made
    assert len([name for name in made if name.endswith(".png")]) == 3
