"""Every call of the system that can fail is survived: one clear message, nothing lost."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from sim.core.errors import StoreError
from sim.lab import parts
from sim.lab.parts import Parts, verify
from tests.laws.lab.faults import failing, faulty
from tests.laws.lab.test_parts import ROOT, filled, finished

ERRORS = ("EIO", "ENOSPC", "EINTR", "ESTALE", "EMFILE")
BEFORE = {f"key{number}" for number in range(4)}
unix = pytest.mark.skipif(os.name == "nt", reason="a matter of Unix")


@pytest.fixture(autouse=True)
def merged_often(monkeypatch):
    """Let files be merged as soon as there are three."""
    monkeypatch.setattr(parts, "MANY_PARTS", 2)
    monkeypatch.setattr(parts, "SECONDS_A_PART", float("inf"))  # however slow the machine


def session(folder: Path) -> None:
    """Open the store, keep three batches, read, and merge: all that a study does with it."""
    store = Parts.opened(folder)
    for number in range(3):
        store.add([finished(f"new{number}", 0.1, number + 1)])
        store.flush()
    store.table("outcome")
    store.compact()


def check(folder: Path, *, whole: bool) -> None:
    """Insist that nothing that was there is gone, and that going on gives the whole."""
    assert Parts.opened(folder).finished.keys() >= BEFORE
    assert verify(folder)[1] == []
    if whole:
        session(folder)
        found = Parts.opened(folder)
        assert found.finished.keys() == BEFORE | {"new0", "new1", "new2"}
        assert not found.damaged
        assert not list((folder / "parts").glob(".*"))


def calls(source: Path, place: Path) -> int:
    """Count the calls of one session."""
    shutil.copytree(source, place)
    with faulty(place) as disk:
        session(place)
    return disk.calls


@pytest.fixture
def source(tmp_path):
    """Give a store with four runs in two files."""
    filled(tmp_path / "source", 4, 2)
    return tmp_path / "source"


def failed_once(source: Path, place: Path, number: int, error: str) -> None:
    """Let one call fail: either it does not matter, or it is said in words; going on is good."""
    shutil.copytree(source, place)
    with faulty(place, number, failing(getattr(errno, error))), suppress(StoreError):
        session(place)
    check(place, whole=True)
    shutil.rmtree(place)


@pytest.mark.parametrize("error", ERRORS)
def test_some_calls_fail_and_nothing_is_lost(source, tmp_path, error):
    every = calls(source, tmp_path / "counted")
    assert every > 80
    offset = ERRORS.index(error)
    for number in range(1 + offset, every + 1, 9):
        failed_once(source, tmp_path / "place", number, error)


@pytest.mark.slow
@pytest.mark.parametrize("error", ERRORS)
def test_every_call_fails_once_and_nothing_is_lost(source, tmp_path, error):
    for number in range(1, calls(source, tmp_path / "counted") + 1):
        failed_once(source, tmp_path / "place", number, error)


def ended_at(source: Path, place: Path, number: int) -> None:
    """End a forked process at one call, and go on."""
    shutil.copytree(source, place)
    child = subprocess.run(
        [sys.executable, "-c", ENDED, str(place), str(number)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        text=True,
    )
    assert child.returncode == 77, child.stderr
    check(place, whole=True)
    shutil.rmtree(place)


ENDED = """
import sys
from contextlib import suppress
from pathlib import Path
from sim.lab import parts
from tests.laws.lab.faults import ending, faulty
from tests.laws.lab.test_faults import session
parts.MANY_PARTS = 2
with faulty(Path(sys.argv[1]), int(sys.argv[2]), ending):
    session(Path(sys.argv[1]))
"""


@unix
def test_a_sudden_end_at_some_calls_loses_nothing(source, tmp_path):
    every = calls(source, tmp_path / "counted")
    for number in range(every // 6, every, every // 5):
        ended_at(source, tmp_path / "place", number)


@unix
@pytest.mark.slow
def test_a_sudden_end_at_every_call_loses_nothing(source, tmp_path):
    for number in range(1, calls(source, tmp_path / "counted") + 1):
        ended_at(source, tmp_path / "place", number)


WRITER = """
import sys
from contextlib import suppress
from pathlib import Path
from sim.lab import parts
from sim.lab.parts import Parts
from tests.laws.lab.test_parts import finished
parts.MANY_PARTS, parts.SECONDS_A_PART = 3, 0.0
folder, number = Path(sys.argv[1]), int(sys.argv[2])
for turn in range(12):
    store = Parts.opened(folder)
    for run in (f"own{number}-{turn}", f"common{turn}"):
        store.add([finished(run, turn / 100, turn + 1)])
        store.flush()
    store.table("outcome")
    store.compact()
"""


@pytest.mark.parametrize(
    "writers", [3, *(pytest.param(n, marks=pytest.mark.slow) for n in (2, 4, 5, 6))]
)
def test_many_write_and_merge_at_once_and_nothing_is_lost(tmp_path, writers):
    filled(tmp_path, 4, 2)
    running = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), str(number)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(writers)
    ]
    for each in running:
        _, errors = each.communicate(timeout=300)
        assert each.returncode == 0, errors
    own = {f"own{number}-{turn}" for number in range(writers) for turn in range(12)}
    found = Parts.opened(tmp_path)
    assert found.finished.keys() == BEFORE | own | {f"common{turn}" for turn in range(12)}
    assert not found.damaged
    rows = found.table("outcome").to_pandas()
    assert rows.groupby("run", observed=True).size().unique().tolist() == [28]


@pytest.fixture
def small_disk(tmp_path):
    """Give a disk of its own, of 200 kB, and what mounts it anew with other options."""
    place = tmp_path / "small"
    place.mkdir()
    tool = shutil.which("mount")
    make = [str(tool), "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(place)]
    if tool is None or os.geteuid() or subprocess.run(make, check=False).returncode:
        pytest.skip("nothing can be mounted here")

    def change(options: str) -> None:
        subprocess.run([tool, "-o", f"remount,{options}", str(place)], check=True)

    yield place, change
    subprocess.run([str(Path(tool).with_name("umount")), str(place)], check=False)


def read_and_left_alone(place: Path) -> None:
    """Insist that a store can be read, that writing is refused in words, and loses nothing."""
    assert Parts.opened(place, to_read=True).finished.keys() == BEFORE
    assert verify(place) == (2, [])
    assert len(Parts(place).table("outcome")) == 4 * 28
    store = Parts(place)
    store.add([finished("late")])
    for _ in range(2):  # what waits goes on waiting
        with pytest.raises(StoreError, match=r"Cannot write .*(Read-only|Permission)"):
            store.flush()
    store.compact()
    assert Parts.opened(place, to_read=True).finished.keys() == BEFORE


@unix
def test_a_disk_that_may_only_be_read_is_read_and_left_alone(small_disk):
    place, change = small_disk
    filled(place, 4, 2)
    change("ro")
    read_and_left_alone(place)


@unix
def test_a_folder_that_may_only_be_read_is_read_and_left_alone(tmp_path):
    if not os.geteuid():
        pytest.skip("root may write anywhere")
    filled(tmp_path, 4, 2)
    (tmp_path / "parts").chmod(0o555)
    try:
        read_and_left_alone(tmp_path)
    finally:
        (tmp_path / "parts").chmod(0o755)


@unix
def test_a_disk_that_is_really_full_loses_nothing(small_disk):
    place, change = small_disk
    store, kept = Parts.opened(place), 0
    with suppress(StoreError):
        while kept < 999:
            store.add([finished(f"run{kept}", kept / 1000, kept + 1)])
            store.flush()
            kept += 1
    assert 5 < kept < 999
    with pytest.raises(StoreError, match=r"Cannot write .*[Ss]pace"):
        store.flush()
    after = Parts.opened(place)
    assert after.finished.keys() == {f"run{number}" for number in range(kept)}
    assert not after.damaged
    assert not list((place / "parts").glob(".*"))
    change("size=10m")
    store.flush()  # what was waiting when the disk was full is still there
    assert len(Parts.opened(place).finished) == kept + 1
