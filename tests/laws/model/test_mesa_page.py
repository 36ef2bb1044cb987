"""The page for users of Mesa does what it says, block by block and line by line."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from sim.lab.arms import Arm, Job, play
from sim.model import CollaborationModel
from sim.scenario import load

PAGE = (Path(__file__).parents[3] / "docs/mesa.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def names():
    """Keep what the blocks define, as in one session."""
    return {}


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_a_block_prints_what_stands_behind_it(block, names, capsys):
    exec(compile(block, "docs/mesa.md", "exec"), names)  # noqa: S102 our own page
    promised = re.findall(r"^print\(.*\)  # (.*)$", block, re.MULTILINE)
    assert capsys.readouterr().out.splitlines() == promised
    assert "print(" in block


def test_a_model_is_the_first_replication_of_the_command():
    scenario = load("yanliu", ["time.months=4", "households.spill_over=0", "households.pilot=12"])
    (record,) = play(Job((Arm(scenario),), 3, 0, 2, "numpy"), lambda _: None)
    space = {}
    (policies,) = [b for b in BLOCKS if "def policies" in b]
    exec(compile(policies.split("\n\n\nmodel")[0], "docs/mesa.md", "exec"), space)  # noqa: S102
    space["scenario"] = scenario
    model = CollaborationModel(rng=3, plan=scenario.plan, policies=space["policies"])
    model.run_model()
    frame = model.datacollector.get_model_vars_dataframe()
    for row, name in enumerate(record.outcomes):
        np.testing.assert_array_equal(frame[name], record.values[row, :, 0])
