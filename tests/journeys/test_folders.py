"""A folder of results can be checked, made again bit for bit, and handed on."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import numpy as np
import pytest

from sim.cli import main
from sim.core.stamp import source_hash
from sim.lab import arms
from sim.lab import rerun as rerunning
from sim.lab.sums import seal
from tests.laws.lab.tiny import TINY

CHANGES = [word for change in TINY for word in ("--set", change)]


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """Make a comparison and a run once."""
    out = tmp_path_factory.mktemp("made by somebody")
    usual = ["--replications", "3", "--out", str(out), "--lang", "en", *CHANGES]
    assert main(["compare", "yanliu", "single_actor", *usual]) == 0
    assert main(["run", "yanliu", *usual]) == 0
    study = next(out.glob("yanliu-single_actor-*"))
    run = next(path for path in out.iterdir() if path != study)
    return {"study": study, "run": run}


@pytest.fixture(params=["study", "run"])
def folder(request, folders, tmp_path):
    """Give a copy of each that may be spoilt."""
    made = folders[request.param]
    return Path(shutil.copytree(made, tmp_path / made.name))


def said(capsys, *words) -> tuple[int, str, str]:
    """Give the exit code and what was said, in English."""
    code = main([*map(str, words), "--lang", "en"])
    out, errors = capsys.readouterr()
    return code, out, errors


def test_what_is_whole_is_said_to_be_whole(folder, capsys):
    code, out, _ = said(capsys, "verify", folder)
    assert code == 0
    assert "Whole" in out


def test_a_bit_turned_in_any_file_is_found(folder, capsys):
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "SHA256SUMS"]
    assert len(files) >= 8
    for path in files:
        good = path.read_bytes()
        path.write_bytes(good[:-1] + bytes([good[-1] ^ 4]))
        code, out, _ = said(capsys, "verify", folder)
        assert code == 3
        assert f"changed: {path.relative_to(folder).as_posix()}\n" in out
        path.write_bytes(good)
    assert said(capsys, "verify", folder)[0] == 0


def test_files_and_runs_that_are_gone_are_found(folder, capsys):
    (folder / "tables" / "summary.txt").unlink()
    runs = list(folder.glob("parts/*"))
    for path in runs:
        path.unlink()
    code, out, _ = said(capsys, "verify", folder)
    assert code == 3
    assert "missing: tables/summary.txt" in out
    assert ("6 finished runs are gone" in out) == bool(runs)


def test_a_damaged_study_is_mended_by_its_own_command(folders, tmp_path, capsys):
    folder = Path(shutil.copytree(folders["study"], tmp_path / folders["study"].name))
    path = next(folder.glob("parts/*"))
    path.write_bytes(path.read_bytes()[:-9])
    usual = ["--replications", "3", "--out", tmp_path, *CHANGES]
    assert said(capsys, "compare", "yanliu", "single_actor", *usual)[0] == 0
    assert said(capsys, "verify", folder)[0] == 0
    assert list((folder / "damaged").iterdir())


def test_a_rerun_gives_the_same_bits(folder, capsys):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    code, out, errors = said(capsys, "rerun", folder)
    assert code == 0, errors
    assert "The same to the last bit" in out
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    again = folder.with_name(f"{folder.name}-again")
    # others say from which line of which file a value comes, and that is another file now
    numbers = ("values", "differences", "monthly", "summary_outcomes", "parties", "flows")
    tables = [path.relative_to(folder) for path in sorted(folder.glob("tables/*.csv"))]
    tables = [name for name in tables if name.stem in numbers]
    assert len(tables) >= 2
    for name in tables:
        (there,) = [again / name] if (again / name).exists() else again.glob(f"*/{name}")
        assert there.read_bytes() == (folder / name).read_bytes()


def test_a_rerun_that_differs_says_which_number(folders, tmp_path, capsys, monkeypatch):
    play = arms.play

    def otherwise(job, tell):
        """Move one number of the second arm by the least that can be."""
        records = play(job, tell)
        moved = records[1].values[3, 2]
        moved[:] = np.nextafter(moved, np.inf)
        return records

    monkeypatch.setattr(arms, "play", otherwise)
    code, out, _ = said(capsys, "rerun", folders["study"], "--out", tmp_path / "again")
    assert code == 1
    assert "Different: 3 of 6 runs" in out
    assert "The first number that differs: single_actor, luck 1, month 3, outcome" in out


def test_a_rerun_says_when_the_program_is_another(folder, capsys, monkeypatch):
    monkeypatch.setattr(rerunning, "source_hash", lambda: source_hash()[::-1])
    code, out, _ = said(capsys, "rerun", folder)
    assert code == 0
    assert out.startswith("Note: another version of the program")


def test_an_archive_holds_what_is_needed_and_always_the_same_bytes(folder, tmp_path, capsys):
    one, other = tmp_path / "one.zip", tmp_path / "other.zip"
    moved = Path(shutil.copytree(folder, tmp_path / "elsewhere" / folder.name))
    (moved / "private notes.txt").write_text("not for others")
    assert said(capsys, "pack", folder, "--out", one)[0] == 0
    assert said(capsys, "pack", moved, "--out", other)[0] == 0
    assert one.read_bytes() == other.read_bytes()
    code, _, errors = said(capsys, "pack", folder, "--out", one)
    assert code == 2
    assert str(one) in errors
    with zipfile.ZipFile(one) as archive:
        names = {name.partition("/")[2] for name in archive.namelist()}
        archive.extractall(tmp_path / "theirs")
    assert {"stamp.json", "SHA256SUMS", "requirements.lock", "HOW_TO_RERUN.md"} <= names
    assert any(name.endswith(".yaml") for name in names)
    theirs = tmp_path / "theirs" / folder.name
    assert said(capsys, "verify", theirs)[0] == 0
    assert "The same to the last bit" in said(capsys, "rerun", theirs)[1]


def test_an_archive_tells_nobody_and_no_place(folder, tmp_path, capsys, monkeypatch):
    place = tmp_path / "a.zip"
    assert said(capsys, "pack", folder, "--out", place)[0] == 0
    for path in (tmp_path, Path(__file__).parents[2]):
        assert str(path).encode() not in place.read_bytes()
    home = Path("/", "home", "wang_xiaoming")
    monkeypatch.setattr(Path, "home", lambda: home)
    stamp = folder / "stamp.json"
    stamp.write_text(json.dumps({**json.loads(stamp.read_text()), "note": f"{home}/x"}))
    seal(folder)
    code, _, errors = said(capsys, "pack", folder, "--out", tmp_path / "b.zip")
    assert code == 3
    assert "stamp.json" in errors
    assert not (tmp_path / "b.zip").exists()


def test_what_is_damaged_or_unfinished_is_not_packed(folder, capsys):
    table = folder / "tables" / "summary.txt"
    good = table.read_bytes()
    table.write_bytes(b"else")
    code, _, errors = said(capsys, "pack", folder)
    assert (code, "damaged" in errors) == (3, True)
    table.write_bytes(good)
    (folder / "SHA256SUMS").unlink()
    code, _, errors = said(capsys, "pack", folder)
    assert code == 3
    assert not list(folder.parent.glob("*.zip"))


@pytest.mark.parametrize("command", ["verify", "rerun", "pack"])
def test_anything_else_is_no_folder_of_results(command, tmp_path, capsys):
    code, _, errors = said(capsys, command, tmp_path)
    assert code == 3
    assert "no folder of results" in errors
    assert "Traceback" not in errors
