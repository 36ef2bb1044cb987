"""A good file spoilt at random is either still good or refused with line and reason."""

from __future__ import annotations

import random
from time import perf_counter

import pytest

from sim.core.errors import Problem, ScenarioError
from sim.scenario import from_text
from sim.scenario.load import folder

TEXT = (folder() / "yanliu.yaml").read_text(encoding="utf-8")
JUNK = [
    *"：，　\t{}[]\"'#&*!|>%@`-:,?~\\\x00\x1b\u202e\ud800",
    "0",
    "９",
    "yes",
    "1e999",
    "<<: ",
    "\n",
]
MUTATIONS = 200


def spoilt(seed: int) -> str:
    luck = random.Random(seed)  # noqa: S311 it spoils files and guards nothing
    text = TEXT
    for _ in range(luck.choice((1, 1, 1, 3))):
        start = luck.randrange(len(text))
        end = min(len(text), start + luck.choice((0, 1, 1, 3, 40, 400)))
        text = luck.choice(
            (
                text[:start] + luck.choice(JUNK) + text[start:],
                text[:start] + text[end:],
                text[:start] + luck.choice(JUNK) + text[end:],
                text[:end] + text[start:end] + text[end:],
                text[:start] + text[start:end][::-1] + text[end:],
                "\n".join(luck.sample(text.split("\n"), text.count("\n"))),
            )
        )
    return text


def problems(text: str) -> list[Problem]:
    try:
        from_text(text, "yanliu.yaml")
    except ScenarioError as error:
        return error.problems
    return []


def spoken(found: list[Problem]) -> None:
    for problem in found:
        assert problem.line > 0
        assert problem.what.zh
        assert problem.what.en
        problem.within("zh").encode()


@pytest.mark.parametrize("part", range(8))
def test_a_spoilt_file_is_refused_with_line_and_reason(part: int):
    refused = 0
    for seed in range(part, MUTATIONS, 8):
        began = perf_counter()
        found = problems(spoilt(seed))
        assert perf_counter() - began < 2.0
        spoken(found)
        refused += bool(found)
    assert refused > 5


@pytest.mark.slow
def test_two_thousand_spoilt_files():
    for seed in range(10_000, 12_000):
        spoken(problems(spoilt(seed)))
