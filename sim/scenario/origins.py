"""What a printed scenario says of itself: its key, and where its values were first written."""

from __future__ import annotations

import re
from dataclasses import replace

from sim.scenario.check import Told
from sim.scenario.scenario import Scenario

KEY = re.compile(r"# .* key ([0-9a-f]{64})\n")


def key_written(text: str) -> str:
    """Give the key that a resolved file says of itself; nothing for any other file."""
    match = KEY.match(text)
    return match[1] if match else ""


def without_old_origins(scenario: Scenario) -> Scenario:
    """Forget where a printed file says that its values come from: the file was changed since."""
    if not any(told.caption and told.caption.origin for told in scenario.values.values()):
        return scenario
    values = {path: _here(told) for path, told in scenario.values.items()}
    return replace(scenario, values=values)


def _here(told: Told) -> Told:
    if told.node is None or told.caption is None or not told.caption.origin:
        return told
    return replace(told, node=replace(told.node, caption=replace(told.caption, origin="")))
