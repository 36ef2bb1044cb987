"""What lies in the repository: no machine's paths, locks that work anywhere, a README that runs."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
# written so that this file does not accuse itself
MACHINE = re.compile(r"(?<![\w./~:-])/" + r"(?:home|root|tmp|work|Users|mnt|opt)/[\w.-]+")
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SETUP = (
    "python3 -m venv .venv && .venv/bin/pip install -r {} && "
    ".venv/bin/pip install --no-build-isolation --no-deps . && "
)


def tracked() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607 whichever git there is
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    return [path for name in listing.split("\0") if name and (path := ROOT / name).is_file()]


def text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="a copy without its history")
def test_no_file_names_a_place_on_one_machine():
    found = {
        path.name: match.group() for path in tracked() if (match := MACHINE.search(text_of(path)))
    }
    assert found == {}


def test_the_readme_begins_with_two_commands_that_stand_alone():
    blocks = BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert blocks[0] == SETUP.format(LOCKS[0]) + ".venv/bin/collabsim run scenarios/yanliu.yaml\n"
    tests = ".venv/bin/python -m pytest -n auto --dist worksteal\n"
    assert blocks[1] == SETUP.format(LOCKS[1]) + tests


def test_the_readme_begins_with_a_vision_of_three_lines():
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["# collabsim", ""]
    assert all(lines[2:5])
    assert not lines[5]


def requirements(lock: str) -> list[str]:
    """Give each requirement with its hashes as one line."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.lstrip().startswith(("#", "-"))]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_hashes_and_names_no_host(lock: str):
    text = (ROOT / lock).read_text(encoding="utf-8")
    options = [line for line in text.splitlines() if line.startswith("-")]
    assert options == ["--only-binary :all:"]
    assert "://" not in text
    assert all(re.match(r"[\w.-]+==\S+ .*--hash=sha256:", line) for line in requirements(lock))


def test_the_second_lock_holds_the_first():
    pins = [{re.split(" --hash| ; ", line)[0] for line in requirements(lock)} for lock in LOCKS]
    assert pins[0] <= pins[1]


def test_the_program_stays_within_its_budget_of_packages():
    names = {line.split("==")[0] for line in requirements(LOCKS[0])}
    assert len(names) <= 45
    assert "setuptools" in names


def test_every_declared_dependency_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = {line.split("==")[0] for line in requirements(LOCKS[0])}
    wanted = [re.split(r"[^\w-]", item)[0].lower() for item in project["project"]["dependencies"]]
    assert [name for name in wanted if name not in names] == []


def test_everything_is_declared_that_wheels_need():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["build-system"]["requires"] == project["dependency-groups"]["build"]
