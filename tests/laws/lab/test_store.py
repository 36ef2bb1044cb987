"""A result lies in its folder whole or not at all, and nothing else is ever touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sim.core.errors import StoreError
from sim.lab.store import STAMP, check_place, holds, kept

KEY = "a" * 64
FULL = Path("/dev/full")


def written(folder, key=KEY, text="one"):
    with kept(folder, key) as aside:
        (aside / "tables").mkdir()
        (aside / "tables" / "monthly.csv").write_text(text, encoding="utf-8")
        (aside / STAMP).write_text(json.dumps({"run": key}), encoding="utf-8")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_result_appears_whole(tmp_path):
    folder = tmp_path / "runs" / "yanliu-aaaaaaaa"
    written(folder)
    assert names(folder) == [STAMP, "tables"]
    assert names(folder.parent) == [folder.name]
    assert holds(folder, KEY)


def begun(folder, fault):
    with kept(folder, KEY) as aside:
        (aside / "half.csv").write_text("half", encoding="utf-8")
        raise fault


@pytest.mark.parametrize("fault", [RuntimeError, KeyboardInterrupt])
def test_a_run_that_fails_leaves_nothing(tmp_path, fault):
    folder = tmp_path / "runs" / "yanliu-aaaaaaaa"
    with pytest.raises(fault):
        begun(folder, fault)
    assert names(folder.parent) == []


def test_the_same_run_is_replaced(tmp_path):
    folder = tmp_path / "yanliu-aaaaaaaa"
    written(folder)
    written(folder, text="two")
    assert (folder / "tables" / "monthly.csv").read_text(encoding="utf-8") == "two"
    assert names(tmp_path) == [folder.name]


def test_files_of_the_user_survive_a_run_that_is_repeated(tmp_path):
    folder = tmp_path / "yanliu-aaaaaaaa"
    written(folder)
    (folder / "my_notes.txt").write_text("mine", encoding="utf-8")
    (folder / "tables" / "my_table.csv").write_text("mine", encoding="utf-8")
    (folder / "slides").mkdir()
    (folder / "slides" / "one.txt").write_text("mine", encoding="utf-8")
    written(folder, text="two")
    for name in ("my_notes.txt", "tables/my_table.csv", "slides/one.txt"):
        assert (folder / name).read_text(encoding="utf-8") == "mine"
    assert (folder / "tables" / "monthly.csv").read_text(encoding="utf-8") == "two"
    assert names(tmp_path) == [folder.name]


@pytest.mark.parametrize("stamp", ["", "{}", "[]", json.dumps({"run": "b" * 64})])
def test_whatever_else_lies_there_is_left_alone(tmp_path, stamp):
    folder = tmp_path / "yanliu-aaaaaaaa"
    folder.mkdir()
    (folder / STAMP).write_text(stamp, encoding="utf-8")
    with pytest.raises(StoreError):
        written(folder)
    assert (folder / STAMP).read_text(encoding="utf-8") == stamp


def test_a_file_in_the_way_is_left_alone(tmp_path):
    (tmp_path / "runs").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError) as told:
        check_place(tmp_path / "runs" / "yanliu-aaaaaaaa", KEY)
    assert told.value.exit_code == 3
    assert (tmp_path / "runs").read_text(encoding="utf-8") == "mine"


def fill(folder):
    with kept(folder, KEY), FULL.open("w", encoding="ascii") as full:
        full.write("x" * 100_000)


@pytest.mark.skipif(not FULL.exists(), reason="no disk that is always full")
def test_a_full_disk_is_said_and_leaves_nothing(tmp_path):
    with pytest.raises(StoreError, match="No space"):
        fill(tmp_path / "yanliu-aaaaaaaa")
    assert names(tmp_path) == []
