"""Measure the household month beside other libraries, in an environment of their own.

    python tests/benchmarks/peers.py [--household-month options: --rounds N, --write, ...]

The environment is made once, outside the checkout, of exactly the versions that the lock names by
their hashes (`requirements-peers.lock`, made by `.ci/lock`); a changed lock makes a new one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCK = Path(__file__).with_name("requirements-peers.lock")
HIDING = "tests"
"""AgentPy 0.1.5 installs its own tests under this name, which would hide ours."""


def place() -> Path:
    """Name the environment after its lock and its Python."""
    chosen = os.environ.get("COLLABSIM_CACHE")
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    name = sha256(sys.version.encode() + LOCK.read_bytes()).hexdigest()[:12]
    return (Path(chosen) if chosen else home / "collabsim") / f"peers-{name}"


def python_of(folder: Path) -> Path:
    """Give the Python of an environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def made(folder: Path) -> Path:
    """Make the environment where it is not there yet, and give its Python."""
    python = python_of(folder)
    if (folder / "ready").exists():
        return python
    venv.create(folder, clear=True, with_pip=True)
    asked = ("install", "--quiet", "--require-hashes", "--requirement", str(LOCK))
    subprocess.run([str(python), "-m", "pip", *asked], check=True)
    for hiding in folder.rglob(f"site-packages/{HIDING}"):
        shutil.rmtree(hiding)
    (folder / "ready").touch()
    return python


def main() -> None:
    """Run the benchmark of the household month where the others are installed."""
    python = made(place())
    script = ROOT / "tests" / "benchmarks" / "household_month.py"
    settings = {**os.environ, "PYTHONPATH": str(ROOT), "STARSIM_INSTALL_FONTS": "0"}
    done = subprocess.run([str(python), str(script), *sys.argv[1:]], env=settings, check=False)
    raise SystemExit(done.returncode)


if __name__ == "__main__":
    main()
