"""What a person types and reads: help, faults, lists and cards, in both languages."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HAN = re.compile(r"[\u3400-\u9fff]")
WATCH = """
import sys
from sim.cli import main
try:
    main(["--help"])
except SystemExit:
    pass
print(*sorted(name for name in sys.modules if "." not in name), file=sys.stderr)
"""
COMMANDS = (
    *("run", "check", "resolve", "diff", "new", "schema", "test", "list", "explain", "doctor"),
    "why",
)
HEAVY = ("numpy", "pandas", "matplotlib", "mesa", "numba", "yaml", "scipy", "rich")


def test_help_loads_nothing_heavy():
    said = subprocess.run(
        [sys.executable, "-c", WATCH], cwd=ROOT, capture_output=True, check=True, text=True
    )
    assert "collabsim run yanliu" in said.stdout
    assert not {*said.stderr.split()} & {*HEAVY}


def spent():
    """Give the processor time of programs that have ended, in seconds: a busy machine adds none."""
    return sum(os.times()[2:4])


@pytest.mark.skipif(sys.platform == "win32", reason="counts no time of ended programs")
def test_help_is_there_at_once(collabsim):
    took = []
    for _ in range(3):
        began = spent()
        assert collabsim("--help").returncode == 0
        took.append(spent() - began)
    assert min(took) <= 0.3


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_in_both_languages(said, name):
    chinese = said(name, "--help", "--lang", "zh")
    english = said(name, "--help", "--lang", "en")
    assert chinese.returncode == english.returncode == 0
    assert HAN.search(chinese.stdout)
    assert not HAN.search(english.stdout)
    assert chinese.stderr == english.stderr == ""


@pytest.mark.parametrize(
    "words",
    [
        ("rnu",),
        ("run",),
        ("run", "yanliu", "--replication", "3"),
        ("run", "yanliu", "--replications", "three"),
        ("run", "yanliu", "--replications", "0"),
        ("run", "yanliu", "--workers", "0"),
        ("run", "yanliu", "--workers", "1000"),
        ("run", "yanliu", "--seed", "-1"),
        ("run", "yanliu", "--seed"),
        ("run", "yanliu", "--set", "project.grant"),
        ("run", "yanliu", "--set", "project.grant_yaun=3"),
        ("run", "yanliu", "--lang", "fr"),
        ("run", "nowhere.yaml"),
        ("run", "."),
        ("run", "yanlui"),
        ("list", "cats"),
        ("explain", "by_contribuion"),
        ("why", "yanliu", "--month", "3"),
        ("why", "yanliu", "--household", "1"),
        ("why", "yanliu", "--household", "1", "--month", "900"),
        ("why", "nowhere", "--household", "1", "--month", "3"),
        ("check",),
        ("doctor", "now"),
        ("run", "a\x1b[31m.yaml"),
    ],
    ids=" ".join,
)
def test_a_wrong_word_is_told_and_nothing_is_written(said, tmp_path, words):
    for language in ("zh_CN.UTF-8", "en_GB.UTF-8"):
        ended = said(*words, LANG=language)
        assert ended.returncode == 2
        assert ended.stdout == ""
        assert ended.stderr.strip()
        assert "Traceback" not in ended.stderr
        assert "\x1b" not in ended.stderr
        assert bool(HAN.search(ended.stderr)) == language.startswith("zh")
        assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("report", ".", "--formats", "pdf"), "html, brief, xlsx, csv, dta, figures"),
        (("compare", "yanliu", "base", "--half-width", "x"), "it should be a number"),
        (("run", "x09_funding"), "use: collabsim study"),
    ],
)
def test_a_wrong_word_is_met_with_what_there_is(said, words, told):
    assert told in said(*words, "--lang", "en").stderr


def test_no_word_at_all_shows_the_help(collabsim):
    ended = collabsim()
    assert ended.returncode == 2
    assert "collabsim run yanliu" in ended.stdout


@pytest.mark.parametrize("shelf", ["scenarios", "rules", "outcomes", "charts", "keys"])
def test_shelves_are_listed_in_both_languages(said, shelf):
    chinese = said("list", shelf, "--lang", "zh")
    english = said("list", shelf, "--lang", "en")
    assert chinese.returncode == english.returncode == 0
    assert HAN.search(chinese.stdout)
    assert not HAN.search(english.stdout)
    names = {
        "keys": "project.grant_yuan",
        "scenarios": "yanliu",
        "rules": "by_contribution",
        "outcomes": "poverty_rate",
    }
    assert names.get(shelf, "six_dimensions") in english.stdout


def test_a_card_is_read_aloud(said):
    told = said("explain", "by_contribution", "--lang", "en").stdout
    assert "benefit sharing" in told
    assert "Try this: " in told
    assert "What can be changed:" in told
    assert HAN.search(said("explain", "poverty_rate", "--lang", "zh").stdout)
    assert said("explain", "none", "--lang", "en").stdout.count("(rule · ") > 1


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        (
            "project.grant_yuan",
            ("the grant", "unit: yuan", "default: 500000", "publication", "workshop"),
        ),
        ("households.mix", ("registered_2014 | poor_at_start", "stays as it begins")),
        ("world.game.joint", ("0.35", "may change in the timeline")),
        ("rules.benefit_sharing.poor_reserve", ("(rule dividend_by_share)",)),
    ],
)
def test_a_key_is_explained_in_both_languages(said, key, parts):
    told = said("explain", key, "--lang", "en").stdout
    assert all(part in told for part in parts), told
    assert not HAN.search(told)
    assert HAN.search(said("explain", key, "--lang", "zh").stdout)


def test_a_scenario_is_told_as_a_table_before_any_run(said):
    wide = {"COLUMNS": "200"}
    english = said("explain", "yanliu", "--lang", "en", **wide).stdout
    assert not HAN.search(english)
    for line in (
        "2018-06 to 2023-05, 60 months; the project lasts 12.",
        "values are assumed; of the",
        "the grant: 500,000 yuan",
        "benefit sharing: By contribution",
        "Who puts in more gets more.",
        "from month 3",
        "Needs and offers in one place.",
        "in month 12",
        "from month 13",
        "Expected: ",
    ):
        assert line in english
    assert english.index("from month 3") < english.index("from month 13")
    chinese = said("explain", "single_actor", "--lang", "zh", **wide).stdout
    assert "由 yanliu 改来，有 11 处不同" in chinese
    assert "项目经费：50万元" in chinese
    assert said("explain", "nowhere.yaml").returncode == 2


def test_a_family_is_explained_by_its_rules(said):
    told = said("explain", "benefit_sharing", "--lang", "en").stdout
    assert "by_contribution" in told
    assert "family of rules" in told
    assert "project.grant_yuan" in said("explain", "project.grant_yaun").stderr


def test_a_wrong_name_is_met_with_the_nearest(said):
    assert "by_contribution" in said("explain", "by_contribuion").stderr


def test_checking_says_what_is_wrong_where(said, tmp_path):
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    text = (ROOT / "scenarios" / "yanliu.yaml").read_text(encoding="utf-8")
    good.write_text(text, encoding="utf-8")
    bad.write_text(text.replace("grant_yuan", "grant_yaun"), encoding="utf-8")
    assert said("check", good).returncode == 0
    ended = said("check", bad, good)
    assert ended.returncode == 2
    assert re.search(r"bad\.yaml:\d+:\d+ · project\.grant_yaun", ended.stdout)
    assert "grant_yuan" in ended.stdout
    assert "good.yaml" in ended.stdout


def test_the_same_faults_are_given_to_programs(said, tmp_path):
    bad = tmp_path / "bad.yaml"
    text = (ROOT / "scenarios" / "yanliu.yaml").read_text(encoding="utf-8")
    bad.write_text(text.replace("grant_yuan", "grant_yaun"), encoding="utf-8")
    ended = said("check", "--json", "yanliu", bad)
    good, other = json.loads(ended.stdout)
    assert ended.returncode == 2
    assert good == {"file": "yanliu", "faults": [], "warnings": []}
    (fault,) = other["faults"]
    assert (fault["code"], fault["path"]) == ("E401", "project.grant_yaun")
    told = said("check", bad, "--lang", "en").stdout
    assert f":{fault['line']}:{fault['column']} " in told
    assert fault["what"]["en"] in told
    assert fault["hint"]["en"] in told
    assert HAN.search(fault["what"]["zh"])


def test_a_scenario_is_printed_in_full_and_can_be_printed_again(collabsim, tmp_path):
    for language in ("C", "zh_CN.UTF-8"):
        words = ("--set", "time.months=30")
        first = collabsim("resolve", "single_actor", *words, LANG=language, PYTHONIOENCODING="gbk")
        (tmp_path / "full.yaml").write_text(first.stdout, encoding="utf-8")
        assert "从6月讲起 · the story begins in June ← yanliu.yaml:18" in first.stdout
        assert "← --set" in first.stdout
        assert collabsim("resolve", "full.yaml").stdout == first.stdout
    assert json.loads(collabsim("resolve", "full.yaml", "--json").stdout)["name"] == "single_actor"


def test_the_policy_difference_is_told_in_both_languages(said):
    english = said("diff", "yanliu", "single_actor", "--lang", "en").stdout
    assert "20 → 0 persons in all" in english
    assert "no volunteers [A] · single_actor.yaml:" in english
    assert "concerns: villages; read in: when the world is founded" in english
    assert not HAN.search(english)
    assert "20 → 0 人（合计）" in said("diff", "yanliu", "single_actor", "--lang", "zh").stdout
    assert "identical" in said("diff", "base", "base", "--lang", "en").stdout
    rows = json.loads(said("diff", "yanliu", "single_actor", "--json").stdout)
    assert rows[0]["path"] == "villages.volunteers"
    assert said("diff", "yanliu", "nowhere").returncode == 2


def test_a_plain_terminal_gets_escapes_instead_of_a_traceback(collabsim):
    ended = collabsim("list", "rules", "--lang", "zh", LANG="C", PYTHONIOENCODING="ascii")
    assert ended.returncode == 0
    assert "\\u" in ended.stdout


def test_a_closed_pipe_ends_quietly(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-m", "sim", "list", "rules"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        process.stdout.close()
        assert process.wait(timeout=60) == 0
        assert process.stderr.read() == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
def test_output_to_a_full_disk_is_told_as_such(tmp_path):
    with Path("/dev/full").open("w", encoding="ascii") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "sim", "list", "rules", "--lang", "en"],
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
        )
    assert ended.returncode == 3
    assert ended.stderr.startswith("The disk is full")
    assert len(ended.stderr.splitlines()) == 1
