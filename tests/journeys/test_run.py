"""From an empty folder to a result: run, read, run again, run elsewhere, stop, be refused."""

from __future__ import annotations

import getpass
import json
import os
import platform
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HAN = re.compile(r"[\u3400-\u9fff]")
SHORT = ("--replications", "3", "--set", "time.months=7", "--set", "time.project_months=4")


def folder_of(here: Path, runs: str = "runs") -> Path:
    (found,) = (here / runs).iterdir()
    return found


def stamp_of(folder: Path) -> dict:
    return json.loads((folder / "stamp.json").read_text(encoding="utf-8"))


def tables_of(folder: Path) -> dict[str, bytes]:
    found = {path.name: path.read_bytes() for path in (folder / "tables").iterdir()}
    assert found
    return found


@pytest.fixture(scope="module")
def first(tmp_path_factory, command):
    """Run the pilot once, short, in English, in one process on the plain engine."""
    here = tmp_path_factory.mktemp("first")
    ended = command("run", "yanliu", *SHORT, "--lang", "en", here=here)
    assert ended.returncode == 0, ended.stderr
    return ended, folder_of(here)


def test_a_run_prints_tables_and_leaves_a_whole_folder(first):
    ended, folder = first
    assert re.fullmatch(r"yanliu-[0-9a-f]{8}", folder.name)
    assert {path.name for path in folder.iterdir()} == {
        "scenario.yaml",
        "difference.yaml",
        "report.html",
        "SHA256SUMS",
        "stamp.json",
        "tables",
        "pictures",
    }
    assert len(list((folder / "pictures").iterdir())) >= 3
    assert folder.name in ended.stdout
    assert "as expected · start" in ended.stdout
    assert ended.stdout.startswith("changed: time.months = 7 (file says 60)\n")
    assert not HAN.search(ended.stdout)


def test_the_folder_says_what_was_changed_and_how_much_is_assumed(first):
    ended, folder = first
    difference = (folder / "difference.yaml").read_text(encoding="utf-8")
    assert "extends: yanliu" in difference
    assert "months: 7" in difference
    assert "grant_yuan" not in difference
    summary = (folder / "tables" / "summary.txt").read_text(encoding="utf-8-sig")
    for said in (ended.stdout, summary):
        assert re.search(r"\d+ of \d+ values are assumed", said)
        assert "Changed with --set: time.months=7 (length of the run: 7 months)" in said


def test_what_is_kept_names_no_person_and_no_place(first):
    _, folder = first
    home, here = str(Path.home()), str(folder.parent.parent)
    for path in folder.rglob("*"):
        raw = path.read_bytes() if path.is_file() else b""
        assert here.encode() not in raw
        assert len(home) < 3 or home.encode() + b"/" not in raw
    said = json.dumps(stamp_of(folder))
    assert f'"{getpass.getuser()}"' not in said
    assert f'"{platform.node()}"' not in said


def test_the_stamp_says_how_to_do_it_again(first):
    _, folder = first
    stamp = stamp_of(folder)
    assert stamp["scenario"]["name"] == "yanliu"
    assert (stamp["seed"], stamp["replications"], stamp["months"]) == (20260701, 3, 7)
    assert stamp["run"].startswith(folder.name.removeprefix("yanliu-"))
    assert {"digest", "engine", "seconds", "environment"} <= set(stamp)


def same_as(first, ended, folder: Path) -> None:
    assert ended.returncode == 0, ended.stderr
    assert stamp_of(folder)["digest"] == stamp_of(first[1])["digest"]
    assert tables_of(folder) == tables_of(first[1])


def test_the_kept_scenario_runs_again_to_the_same_bytes(first, command, tmp_path):
    kept = first[1] / "scenario.yaml"
    ended = command("run", kept, "--replications", "3", "--lang", "en", here=tmp_path)
    assert folder_of(tmp_path).name == first[1].name
    same_as(first, ended, folder_of(tmp_path))


def test_two_workers_give_the_same_bytes(first, command, tmp_path):
    ended = command("run", "yanliu", *SHORT, "--lang", "en", "--workers", "2", here=tmp_path)
    same_as(first, ended, folder_of(tmp_path))


def test_the_compiled_engine_gives_the_same_bytes(first, command, tmp_path):
    pytest.importorskip("numba")
    ended = command("run", "yanliu", *SHORT, here=tmp_path, COLLABSIM_ENGINE="compiled")
    assert stamp_of(folder_of(tmp_path))["engine"] == "compiled"
    assert stamp_of(folder_of(tmp_path))["digest"] == stamp_of(first[1])["digest"]
    assert ended.returncode == 0


def test_another_seed_is_another_run(first, command, tmp_path):
    command("run", "yanliu", *SHORT, "--seed", "2", here=tmp_path)
    assert folder_of(tmp_path).name != first[1].name
    assert stamp_of(folder_of(tmp_path))["digest"] != stamp_of(first[1])["digest"]


def test_running_again_replaces_and_says_so(command, tmp_path):
    words = ("run", "yanliu", *SHORT, "--no-twin", "--lang", "zh")
    once = command(*words, here=tmp_path)
    again = command(*words, here=tmp_path)
    assert once.returncode == again.returncode == 0
    assert HAN.search(once.stdout)
    assert "已换成新的" in again.stderr
    assert "已换成新的" not in once.stderr
    assert stamp_of(folder_of(tmp_path))["twin"] is False


def test_a_result_of_other_numbers_is_not_replaced(command, tmp_path):
    words = ("run", "yanliu", *SHORT, "--no-twin", "--lang", "en")
    command(*words, here=tmp_path)
    stamp = folder_of(tmp_path) / "stamp.json"
    stamp.write_text(re.sub(r'"digest": "\w+"', '"digest": "0"', stamp.read_text("utf-8")), "utf-8")
    ended = command(*words, here=tmp_path, TMPDIR=str(tmp_path))
    assert ended.returncode == 1
    assert "NotDeterministicError" in ended.stderr
    assert stamp_of(folder_of(tmp_path))["digest"] == "0"


def test_what_was_expected_and_not_seen_is_said(command, tmp_path):
    text = (ROOT / "scenarios" / "yanliu.yaml").read_text(encoding="utf-8")
    begin = text.index("\nexpect:")
    own = text[:begin] + "\nexpect: {richer: {measure: gini, at_month: 2, between: [0.99, 1]}}\n"
    (tmp_path / "own.yaml").write_text(own, encoding="utf-8")
    ended = command("run", "own.yaml", *SHORT, "--lang", "en", here=tmp_path)
    assert "not as expected · richer" in ended.stdout


@pytest.mark.parametrize("old, new", [("months: 60", "months: 0"), ("time:", "tyme:")])  # noqa: PT006
def test_a_bad_file_writes_nothing(command, tmp_path, old, new):
    text = (ROOT / "scenarios" / "yanliu.yaml").read_text(encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    ended = command("run", "bad.yaml", here=tmp_path)
    assert ended.returncode == 2
    assert "bad.yaml:" in ended.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["bad.yaml"]


def test_a_run_too_large_is_refused_at_once_with_both_figures(command, tmp_path):
    began = sum(os.times()[2:4])
    ended = command("run", "yanliu", "--set", "households.pilot=50000000", here=tmp_path)
    if ended.returncode == 4:
        assert len(re.findall(r"\d+\.\d GB", ended.stderr)) == 2
        assert sum(os.times()[2:4]) - began < 5
    assert ended.returncode == 4
    assert not list(tmp_path.iterdir())


def test_a_run_that_takes_hours_is_not_begun_unasked(command, tmp_path):
    ended = command("run", "yanliu", "--replications", "100000", "--lang", "en", here=tmp_path)
    assert ended.returncode == 4
    assert re.search(r"about [\d.]+ h\b.*--yes", ended.stderr)
    assert not list(tmp_path.iterdir())


def test_a_file_where_results_should_go_is_left_alone(command, tmp_path):
    (tmp_path / "runs").write_text("mine", encoding="utf-8")
    ended = command("run", "yanliu", *SHORT, here=tmp_path)
    assert ended.returncode == 3
    assert (tmp_path / "runs").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.name == "nt", reason="another way of stopping")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_stopping_ends_cleanly_and_leaves_nothing(tmp_path, workers):
    words = (
        "run",
        "yanliu",
        "--replications",
        "4000",
        "--workers",
        workers,
        "--yes",
        "--lang",
        "en",
    )
    with subprocess.Popen(
        [sys.executable, "-m", "sim", *words],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLLABSIM_ENGINE": "numpy"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        begun = process.stderr.readline()
        time.sleep(2.0)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
        said = process.stderr.read()
        assert process.wait(timeout=30) == 130
    assert "4000" in begun
    assert "Stopped" in said
    assert "Traceback" not in said
    assert not list((tmp_path / "runs").iterdir())


def test_the_doctor_finds_both_engines_alike(command, tmp_path):
    ended = command("doctor", "--lang", "en", here=tmp_path)
    assert ended.returncode == 0, ended.stdout
    assert "agree to the last byte" in ended.stdout or "only numpy" in ended.stdout
    assert "numpy" in ended.stdout
    assert HAN.search(command("doctor", "--lang", "zh", here=tmp_path).stdout)
    assert not list(tmp_path.iterdir())
