"""A good file spoilt at random is either still good or refused with line and reason."""

from __future__ import annotations

import random
from time import process_time

import pytest

from sim.core.errors import Problem, ScenarioError
from sim.scenario import from_text
from sim.scenario.load import folder

FILES = (
    *("yanliu.yaml", "county.yaml", "single_actor.yaml", "public_goods.yaml"),
    *("studies/x01_one_or_five_actors.yaml", "studies/x03_benefit_sharing.yaml"),
    "lessons/shared_canal.yaml",
)
TEXTS = [
    (folder() / name).read_text(encoding="utf-8").replace("../", "").replace(".yaml]", "]")
    for name in FILES
]
JUNK = [
    *"：，　\t{}[]\"'#&*!|>%@`-:,?~\\\x00\x1b\u202e\ud800",
    "0",
    "９",
    "yes",
    "1e999",
    "<<: ",
    "\n",
]
MUTATIONS = 2_000
PARTS = 16


def spoilt(seed: int) -> str:
    luck = random.Random(seed)  # noqa: S311 it spoils files and guards nothing
    text = TEXTS[seed % len(TEXTS)]
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
        from_text(text, "spoilt.yaml")
    except ScenarioError as error:
        return error.problems
    return []


def spoken(found: list[Problem]) -> None:
    for problem in found:
        assert problem.line > 0
        assert problem.what.zh
        assert problem.what.en
        problem.within("zh").encode()


@pytest.mark.parametrize("part", range(PARTS))
def test_a_spoilt_file_is_refused_with_line_and_reason(part: int, tally):
    refused, longest, seeds = 0, 0.0, range(part, MUTATIONS, PARTS)
    for seed in seeds:
        began = process_time()
        found = problems(spoilt(seed))
        longest = max(longest, process_time() - began)
        spoken(found)
        refused += bool(found)
    assert longest < 2.0
    assert refused > 5
    seen = {"files": len(seeds), "refused": refused}
    tally("a spoilt file is told with line and reason", seen)


@pytest.mark.slow
def test_twenty_thousand_spoilt_files():
    for seed in range(10_000, 30_000):
        spoken(problems(spoilt(seed)))
