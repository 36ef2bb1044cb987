"""What is kept is found again, once; what is damaged is noticed and never used."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from sim.core.errors import NotDeterministicError, StoreError
from sim.lab import parts
from sim.lab.parts import Parts, verify
from sim.lab.record import Record
from sim.lab.rows import Finished

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def at_leisure(monkeypatch):
    """Let only the number of runs decide when they go to the disk, however slow the machine."""
    monkeypatch.setattr(parts, "SECONDS_A_PART", float("inf"))


def record(value: float, months: int = 14) -> Record:
    """Make the numbers of one run."""
    made = Record.blank(("poverty_rate", "gini"), months, 1)
    made.values[:] = value
    made.six[:, 1:] = 50.0
    made.flows[("grant", "outside", "county")] = np.array([[100], [7]])
    made.households["income_mean"] = np.array([[300.0], [value]])
    return made


def finished(key: str, value: float = 0.5, replication: int = 1) -> Finished:
    """Make a finished run."""
    return Finished("base", 0, replication, key, record(value))


def filled(folder: Path, runs: int = 20, each: int = 4) -> None:
    """Fill a store with some files."""
    store = Parts.opened(folder)
    for number in range(runs):
        store.add([finished(f"key{number}", number / 100, number + 1)])
        if (number + 1) % each == 0:
            store.flush()


def test_what_is_kept_is_found_again(tmp_path):
    store = Parts.opened(tmp_path)
    store.add([finished("a", 0.25), finished("b", 0.75, 2)])
    store.flush()
    again = Parts.opened(tmp_path)
    assert set(again.finished) == {"a", "b"}
    table = again.table("outcome", "money", "household").to_pandas()
    assert table[(table["run"] == "a") & (table["table"] == "outcome")]["value"].eq(0.25).all()
    money = table[(table["table"] == "money") & (table["run"] == "b")]
    assert money["name"].tolist() == ["grant outside county"] * 2
    assert money["month"].tolist() == [12, 14]
    assert money["value"].tolist() == [100.0, 7.0]
    homes = table[(table["table"] == "household") & (table["run"] == "b")]
    assert homes["item"].tolist() == [0, 1]
    assert homes["value"].tolist() == [300.0, 0.75]


def test_the_same_run_twice_counts_once(tmp_path):
    for each in ([finished("a")], [finished("a"), finished("b")]):
        store = Parts(tmp_path)
        (tmp_path / "parts").mkdir(exist_ok=True)
        store.add(each)
        store.flush()
    again = Parts.opened(tmp_path)
    assert len(again.files()) == 2
    table = again.table("outcome").to_pandas()
    assert table.groupby("run", observed=True).size().to_dict() == {"a": 28, "b": 28}


def test_the_same_run_with_other_numbers_is_a_defect(tmp_path):
    store = Parts.opened(tmp_path)
    store.add([finished("a", 0.25)])
    store.flush()
    store.add([finished("a", 0.26)])
    with pytest.raises(NotDeterministicError):
        store.flush()
    with pytest.raises(NotDeterministicError):
        Parts.opened(tmp_path)


def test_a_failed_run_has_its_reason_until_it_is_finished(tmp_path):
    store = Parts.opened(tmp_path)
    store.add([Finished("base", 0, 1, "a", None, "out of memory"), finished("b")])
    store.flush()
    assert Parts.opened(tmp_path).failed == {"a": "out of memory"}
    store.add([finished("a")])
    store.flush()
    again = Parts.opened(tmp_path)
    assert again.failed == {}
    assert set(again.finished) == {"a", "b"}


def test_many_files_become_one(tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "MANY_PARTS", 3)
    filled(tmp_path)
    before = Parts.opened(tmp_path)
    values = before.table("outcome").to_pandas()
    before.compact()
    after = Parts.opened(tmp_path)
    assert len(after.files()) == 1
    assert after.finished == before.finished
    assert after.table("outcome").to_pandas()["value"].tolist() == values["value"].tolist()


def harmed(contents: bytes, luck: np.random.Generator) -> bytes:
    """Damage a file: cut it, turn a bit, blank a block, or put junk in its place."""
    kind, place = luck.integers(4), int(luck.integers(len(contents)))
    if kind == 0:
        return contents[:place]
    if kind == 1:
        bit = bytes([contents[place] ^ (1 << int(luck.integers(8)))])
        return contents[:place] + bit + contents[place + 1 :]
    if kind == 2:
        block = contents[place : place + 512]
        blank = bytes(len(block)) if any(block) else b"\1" * len(block)
        return contents[:place] + blank + contents[place + 512 :]
    return luck.bytes(len(contents))


def test_every_damage_is_noticed_and_gives_no_wrong_number(tmp_path):
    filled(tmp_path)
    whole = Parts.opened(tmp_path)
    luck = np.random.default_rng(20260701)
    noticed = 0
    for _ in range(400):
        path = whole.files()[luck.integers(5)]
        good = path.read_bytes()
        path.write_bytes(harmed(good, luck))
        assert verify(tmp_path) == (5, [path.name])
        found = Parts.opened(tmp_path)
        assert len(found.damaged) == 1
        assert len(found.finished) == 16
        assert all(whole.finished[key] == digest for key, digest in found.finished.items())
        noticed += 1
        found.damaged[0].replace(path)
        path.write_bytes(good)
    assert noticed == 400
    assert Parts.opened(tmp_path).finished == whole.finished


def test_leftovers_of_killed_processes_are_swept(tmp_path):
    filled(tmp_path, 4)
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    gone, mine = (tmp_path / f"parts/.x.{number}.part" for number in (dead.pid, os.getpid()))
    for path in (gone, mine):
        path.write_bytes(b"half")
    Parts.opened(tmp_path)
    assert not gone.exists()
    assert mine.exists()


FULL = """
import resource, signal, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from test_parts import finished
from sim.core.errors import StoreError
from sim.lab.parts import Parts
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Parts.opened(Path({folder!r}))
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
store.add([finished("late", 0.9)])
try:
    store.flush()
except StoreError as error:
    print(error.text.en)
"""


@pytest.mark.skipif(os.name == "nt", reason="limits of file size are a matter of Unix")
def test_a_disk_that_takes_no_more_gives_one_message_and_loses_nothing(tmp_path):
    filled(tmp_path, 4)
    before = Parts.opened(tmp_path)
    script = FULL.format(tests=str(Path(__file__).parent), folder=str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Cannot write" in done.stdout
    assert not done.stderr
    after = Parts.opened(tmp_path)
    assert after.finished == before.finished
    assert not list((tmp_path / "parts").glob(".*"))


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "parts").write_text("a file stands where the folder should be")
    with pytest.raises(StoreError, match="Cannot write"):
        Parts.opened(tmp_path)
