"""Files as people and attackers really send them: place, reason and advice in both languages.

Each file in `tests/hazards` says in its first three lines which fault is expected where, and a
piece of what is said in Chinese and in English.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from sim.core.errors import Problem, ScenarioError
from sim.scenario import load

FOLDER = Path(__file__).parents[2] / "hazards"
FILES = sorted(FOLDER.glob("*.yaml"))
HEAD = b"format: 1\nkind: scenario\n"
LIBRARY = re.compile(r"yaml\.|Traceback|Error\b|<class|while parsing|\(\?")


def problems(path: Path) -> list[Problem]:
    with pytest.raises(ScenarioError) as caught:
        load(path)
    assert caught.value.exit_code == 2
    return caught.value.problems


def spoken(found: list[Problem], language: str) -> str:
    return "\n".join(problem.within(language) for problem in found)


def expected(path: Path) -> tuple[str, str, str, str]:
    rows = path.read_text(encoding="utf-8").split("\n")[:3]
    code, place = rows[0].removeprefix("# expect: ").split(" ")
    return code, place, rows[1].removeprefix("# zh: "), rows[2].removeprefix("# en: ")


def test_there_is_a_file_for_every_kind_of_slip():
    assert len(FILES) >= 150


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_bad_file_is_refused_with_place_reason_and_advice(path: Path):
    code, place, zh, en = expected(path)
    found = problems(path)
    places = [f"{p.line}:{p.column}" for p in found if p.code == code]
    assert place in places
    assert zh in spoken(found, "zh")
    assert en in spoken(found, "en")
    for language in ("zh", "en"):
        said = spoken(found, language)
        assert not LIBRARY.search(said)
        assert all(len(row) < 400 for row in said.split("\n"))
        assert all(c.isprintable() or c == "\n" for c in said)


@pytest.mark.parametrize(
    ("raw", "code", "place"),
    [
        (b"", "E104", "1:1"),
        (b" \n \n", "E104", "1:1"),
        (b"\xef\xbb\xbf", "E104", "1:1"),
        (HEAD + "title: 炎刘镇试点\n".encode("gbk"), "E106", "3:8"),
        (HEAD + b"title: caf\xe9 \xff\xfe\xff\n", "E110", "3:11"),
        (HEAD + "title: 炎刘".encode()[:-1], "E110", "3:9"),
        ((HEAD.decode() + "title: a\n").encode("utf-16"), "E105", "1:1"),
        ((HEAD.decode() + "title: a\n").encode("utf-32"), "E105", "1:1"),
        ((HEAD.decode() + "title: a\n").encode("utf-16-le"), "E107", "1:2"),
        (b"\x89PNG\r\n\x1a\n", "E107", "1:1"),
        (b"PK\x03\x04rest", "E107", "1:1"),
        (b"%PDF-1.7\n", "E107", "1:1"),
        (HEAD + b"title: a\x00b\n", "E107", "3:9"),
        (HEAD + b"title: a\x07b\n", "E109", "3:9"),
        (b"[" * 100_000, "E218", "1:21"),
        (HEAD + b"".join(b"k%d: 1\n" % n for n in range(60_000)), "E219", "9999:8"),
        (b"#" * 1_000_001, "E103", "0:0"),
        (b"&a [" + b"*a, " * 80 + b"]\n", "E213", "1:1"),
    ],
)
def test_bytes_that_are_no_scenario_are_named(tmp_path: Path, raw: bytes, code: str, place: str):
    path = tmp_path / "file.yaml"
    path.write_bytes(raw)
    found = problems(path)
    assert (code, place) in [(p.code, f"{p.line}:{p.column}") for p in found]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_marks_and_line_ends_of_other_systems_are_fine(tmp_path: Path, ends: str, mark: bytes):
    path = tmp_path / "file.yaml"
    text = HEAD.decode() + "time:\n  months: 24  # 两年 · two years [A]\n"
    path.write_bytes(mark + text.replace("\n", ends).encode())
    scenario = load(path)
    assert scenario.months == 24
    assert scenario.origins()["time.months"] == "file.yaml:4"


def test_what_is_no_file_is_refused_at_once(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    paths = {
        tmp_path: "E102",
        tmp_path / "pipe": "E102",
        tmp_path / "loop": "E108",
        tmp_path / "missing.yaml": "E101",
        Path("/dev/zero"): "E102",
        tmp_path / "file.yaml" / "below.yaml": "E101",
    }
    assert {path: problems(path)[0].code for path in paths} == paths


def test_an_unknown_name_meets_the_name_that_was_meant():
    (found,) = problems(Path("yanlui"))
    assert "'yanliu'" in found.within("en")
    assert "base" in found.within("zh")


@pytest.mark.parametrize(
    ("word", "meant"), [("mien.yaml", "mine.yaml"), ("./mien", "mine.yaml"), ("yanlui", "yanliu")]
)
def test_a_parent_is_suggested_as_it_must_be_written(tmp_path: Path, word: str, meant: str):
    (tmp_path / "mine.yaml").write_bytes(HEAD)
    child = tmp_path / "child.yaml"
    child.write_bytes(HEAD + f"extends: {word}\n".encode())
    assert f"Did you mean '{meant}'?" in problems(child)[0].within("en")
    child.write_bytes(HEAD + f"extends: {meant}\n".encode())
    assert load(child).parent is not None


@pytest.mark.parametrize(("value", "guess"), [("1.6", ""), ("2", ""), ("3", "0.03")])
def test_hundredths_are_guessed_only_where_no_slip_is_nearer(
    tmp_path: Path, value: str, guess: str
):
    path = tmp_path / "file.yaml"
    path.write_bytes(HEAD + f"project: {{incubation_share: {value}}}\n".encode())
    said = problems(path)[0].within("en")
    assert f"Did you mean '{guess}'" in said if guess else "Did you mean" not in said


def test_a_wide_hash_in_quotes_is_text(tmp_path: Path):
    path = tmp_path / "file.yaml"
    path.write_bytes(HEAD + 'title: "一 ＃ 二"\ntime: {months: 3} # ＃\n'.encode())
    assert load(path).title.zh == "一 ＃ 二"


def test_a_link_out_of_the_project_is_no_parent(tmp_path: Path):
    (tmp_path / "outside.yaml").write_bytes(HEAD)
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    (inside / "child.yaml").write_bytes(HEAD + b"extends: link.yaml\n")
    assert problems(inside / "child.yaml")[0].code == "E505"


def test_at_most_three_generations_and_no_circle(tmp_path: Path):
    for number in range(4):
        parent = f"extends: file{number + 1}.yaml\n" if number < 3 else ""
        (tmp_path / f"file{number}.yaml").write_bytes(HEAD + parent.encode())
    assert problems(tmp_path / "file0.yaml")[0].code == "E504"
    assert load(tmp_path / "file1.yaml").name == "file1"
    (tmp_path / "a.yaml").write_bytes(HEAD + b"extends: b.yaml\n")
    (tmp_path / "b.yaml").write_bytes(HEAD + b"extends: a.yaml\n")
    assert problems(tmp_path / "a.yaml")[0].code == "E503"
