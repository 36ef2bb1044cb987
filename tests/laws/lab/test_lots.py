"""Whoever lives runs makes the store's files of them, and lives the first luck once more."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from time import sleep

import pytest

from sim.lab import conduct as conducting
from sim.lab import lots
from sim.lab.conduct import conduct
from sim.lab.honesty import honest
from sim.lab.parts import Parts
from sim.lab.processes import Processes, may_be_copied
from sim.lab.workers import Here, crew
from tests.laws.lab.tiny import never, study

ROOT = Path(__file__).parents[3]
linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")


def test_the_first_luck_is_lived_once_more_beside_others(tmp_path, monkeypatch):
    asked = study("rules.benefit_sharing.rule=equal", at_least=5, at_most=5, workers=2)
    found = conduct(asked, tmp_path, Here(), never)
    first = {found.cell(arm.name, 0).run_key(0) for arm in asked.arms}
    assert found.again == {key: found.parts.finished[key] for key in first}
    assert len(found.parts.finished) == 10
    # nothing is left to be run for the check
    monkeypatch.setattr("sim.lab.honesty.play", None)
    assert honest(found)[-1].good
    found.again[min(first)] = "another digest"
    assert not honest(found)[-1].good


def test_where_one_process_lives_all_side_by_side_the_check_runs_it_apart(tmp_path):
    found = conduct(study("", at_least=4, at_most=4), tmp_path, Here(), never)
    assert not found.again
    told = honest(found)[-1]
    assert (told.check, told.numbers, told.good) == ("replay", 2, True)


def test_a_file_made_by_a_worker_is_the_file_that_the_store_makes(tmp_path, monkeypatch):
    asked = study("rules.benefit_sharing.rule=equal", at_least=4, at_most=4)
    conduct(asked, tmp_path / "store", Here(), never)
    monkeypatch.setattr(lots, "WORTH_PACKING", 2)
    monkeypatch.setattr(
        conducting.Parts, "add", lambda _, runs: pytest.fail("runs") if runs else None
    )
    conduct(asked, tmp_path / "worker", Here(), never)
    names = [[path.name for path in Parts(tmp_path / each).files()] for each in ("store", "worker")]
    assert names[0] == names[1]
    assert len(names[0]) == 1


PACKED_ALONE = """
import sys
from sim.lab.part import packed
from sim.lab.record import Record
from sim.lab.rows import Finished, rows_of
record = Record.blank(("poverty_rate",), 3, 1)
packed(rows_of([Finished("base", 0, 1, "0" * 64, record)]))
raise SystemExit("pandas" in sys.modules)
"""


def test_whoever_makes_files_of_runs_does_without_what_only_readers_need():
    subprocess.run([sys.executable, "-c", PACKED_ALONE], cwd=ROOT, check=True)


def test_a_large_lot_becomes_several_files(tmp_path, monkeypatch):
    monkeypatch.setattr(lots, "WORTH_PACKING", 2)
    monkeypatch.setattr(lots, "RUNS_A_PART", 3)
    asked = study("rules.benefit_sharing.rule=equal", at_least=4, at_most=4)
    found = conduct(asked, tmp_path, Here(), never)
    assert len(found.parts.files()) == 3
    assert Parts.opened(tmp_path, to_read=True).finished == found.parts.finished


def test_a_process_with_a_second_thread_is_not_copied():
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert not may_be_copied()
        team = Processes(2)
        assert not multiprocessing.active_children()
        team.close()
    finally:
        done.set()
        thread.join()


def test_processes_with_a_second_thread_give_the_same_bits(tmp_path):
    asked = study("rules.coordination.rule=none", at_least=4, at_most=4, workers=2)
    alone = conduct(asked, tmp_path / "alone", Here(), never)
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        with crew(2) as team:
            found = conduct(asked, tmp_path / "loaded", team, never)
    finally:
        done.set()
        thread.join()
    assert found.parts.finished == alone.parts.finished


COPIED = """
import multiprocessing, os, sys
sys.path[:0] = [{root!r}]
from pathlib import Path
from sim.core.alone import in_one_thread
in_one_thread()
from sim.lab.processes import Processes
team = Processes(2)
print(*(child.pid for child in multiprocessing.active_children()), flush=True)
from sim.lab.conduct import conduct
from tests.laws.lab.tiny import never, study
asked = study("rules.coordination.rule=none", at_least=4, at_most=4, workers=2)
found = conduct(asked, Path({folder!r}), team, never)
print(len(found.parts.finished), flush=True)
input()
"""


@linux
def test_copies_end_when_whoever_made_them_is_killed(tmp_path):
    folder = tmp_path / "study"
    script = COPIED.format(root=str(ROOT), folder=str(folder))
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    asking = subprocess.Popen([sys.executable, "-c", script], **pipes)
    copies = [int(word) for word in asking.stdout.readline().split()]
    assert len(copies) == 2
    assert asking.stdout.readline().strip() == "8"
    assert all(_lives(each) for each in copies)
    asking.send_signal(signal.SIGKILL)
    asking.communicate()
    for _ in range(100):
        if not any(_lives(each) for each in copies):
            break
        sleep(0.1)
    assert not any(_lives(each) for each in copies)
    asked = study("rules.coordination.rule=none", at_least=4, at_most=4)
    alone = conduct(asked, tmp_path / "alone", Here(), never)
    assert Parts.opened(folder).finished == alone.parts.finished


def _lives(process: int) -> bool:
    """Say whether a process is there and not only waiting to be buried."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z" and os.getpid() != process
