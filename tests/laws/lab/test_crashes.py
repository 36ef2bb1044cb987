"""Whatever happens to a running study, going on gives the same numbers, and nothing is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sim.lab.conduct import conduct
from sim.lab.parts import Parts
from sim.lab.workers import Here
from tests.laws.lab.tiny import TINY, never, study

ROOT = Path(__file__).parents[3]
HERE = Path(__file__).parent
unix = pytest.mark.skipif(os.name == "nt", reason="signals and forks are a matter of Unix")


def started(*words: object, **more) -> subprocess.Popen:
    """Start this Python with the checkout on its path."""
    settings = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "COLLABSIM_LANG": "en"}
    return subprocess.Popen(
        [sys.executable, *map(str, words)],
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        **more,
    )


def crashed(folder: Path, kills: int) -> dict[str, int]:
    """Kill a study so often, and give what the helper counted."""
    out, errors = started(HERE / "crash.py", folder, kills, 20260701).communicate()
    assert not errors
    return json.loads(out)


@unix
def test_ten_kills_lose_nothing_and_move_no_number(tmp_path):
    found = crashed(tmp_path, 10)
    assert (found["runs"], found["kills"], found["lost"]) == (24, 10, 0)


@unix
@pytest.mark.slow
def test_fifty_kills_lose_nothing_and_move_no_number(tmp_path):
    found = crashed(tmp_path, 50)
    assert (found["runs"], found["kills"], found["lost"]) == (24, 50, 0)


def compare(out: Path, *words: str, **more) -> subprocess.Popen:
    """Start a comparison by its command, one that takes some seconds."""
    changes = [word for change in TINY for word in ("--set", change)]
    names = ("yanliu", "single_actor")
    asked = ("compare", *names, "--out", out, "--lang", "en", *changes, *words)
    return started("-m", "sim", *asked, **more)


@unix
@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_keeps_what_is_finished_and_says_how_to_go_on(tmp_path, workers):
    # more households, so that files appear while most is still to be lived
    more = (
        "--replications",
        "3000",
        "--workers",
        workers,
        "--yes",
        "--set",
        "households.pilot=400",
    )
    running = compare(tmp_path, *more, start_new_session=True)
    while not list(tmp_path.glob("*/parts/*.parquet")) and running.poll() is None:
        time.sleep(0.05)
    told = running.stderr.readline()
    time.sleep(2.5)
    os.killpg(running.pid, signal.SIGINT)
    out, errors = running.communicate(timeout=60)
    assert running.returncode == 130, errors
    assert "runs to go at most" in told
    assert "same command again" in errors.splitlines()[-1]
    assert "Traceback" not in errors
    assert not out
    (folder,) = tmp_path.iterdir()
    kept = Parts.opened(folder)
    assert f"All {len(kept.finished)} finished runs" in errors
    assert not list((folder / "parts").glob(".*"))


KILLED_BY_A_JOB = """
import os, signal, sys
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, {root!r})
from sim.lab import arms
from sim.lab.conduct import conduct
from sim.lab.parts import Parts
from sim.lab.workers import Processes
from tests.laws.lab.tiny import never, study

play = arms.play

def deadly(job, tell):
    if job.first <= 2 < job.first + job.count:
        os.kill(os.getpid(), signal.SIGKILL)
    return play(job, tell)

arms.play = deadly  # the workers load this file too

if __name__ == "__main__":
    team = Processes(2)
    asked = study("", at_least=6, at_most=6, workers=2)
    found = conduct(asked, Path({folder!r}), team, never)
    team.close()
    print(len(found.parts.finished), *found.parts.failed.values(), sep="\\n")
"""


@unix
def test_a_run_that_kills_its_worker_is_a_failed_row_and_harms_no_other(tmp_path):
    script = tmp_path / "deadly.py"
    script.write_text(KILLED_BY_A_JOB.format(root=str(ROOT), folder=str(tmp_path / "study")))
    out, errors = started(script).communicate(timeout=300)
    assert not errors
    count, *reasons = out.splitlines()
    assert int(count) == 10
    assert len(reasons) == 2
    assert all("killed 3 times" in reason and "memory" in reason for reason in reasons)
    alone = conduct(study("", at_least=6, at_most=6), tmp_path / "alone", Here(), never)
    kept = Parts.opened(tmp_path / "study").finished
    assert all(alone.parts.finished[key] == digest for key, digest in kept.items())
