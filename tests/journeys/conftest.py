"""Start the real command as a person would: in an empty folder, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sim.cli import main
from sim.cli.language import VARIABLES

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
def said(tmp_path, monkeypatch, capsys):
    """Give the command without a process of its own, from an empty folder: what is only told.

    Whatever depends on how a process starts, ends, runs or prints is tried with `collabsim`.
    """

    def start(*words, **environment) -> subprocess.CompletedProcess[str]:
        with monkeypatch.context() as here:
            here.chdir(tmp_path)
            for name in VARIABLES:
                here.delenv(name, raising=False)
            for name, value in ({"LANG": "C.UTF-8"} | environment).items():
                here.setenv(name, value)
            try:
                code = main([str(word) for word in words])
            except SystemExit as ended:
                code = ended.code or 0
        out, errors = capsys.readouterr()
        return subprocess.CompletedProcess(words, code, out, errors)

    return start


@pytest.fixture
def collabsim(command, tmp_path):
    """Give the command as run from an empty folder."""

    def start(*words, **environment) -> subprocess.CompletedProcess[str]:
        return command(*words, here=tmp_path, **environment)

    return start
