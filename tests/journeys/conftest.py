"""Start the real command as a person would: in an empty folder, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KEPT = ("HOME", "PATH", "SYSTEMROOT", "TEMP", "TMPDIR", "XDG_CACHE_HOME", "COLLABSIM_CACHE")


@pytest.fixture(scope="session")
def command():
    """Give the command: words in, finished process out; `here` is the folder it runs in."""

    def start(*words, here, **environment) -> subprocess.CompletedProcess[str]:
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        plain = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "LANG": "C.UTF-8"}
        return subprocess.run(
            [sys.executable, "-m", "sim", *(str(word) for word in words)],
            cwd=here,
            env={**kept, **plain, "COLLABSIM_ENGINE": "numpy", **environment},
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=300,
        )

    return start


@pytest.fixture
def collabsim(command, tmp_path):
    """Give the command as run from an empty folder."""

    def start(*words, **environment) -> subprocess.CompletedProcess[str]:
        return command(*words, here=tmp_path, **environment)

    return start
