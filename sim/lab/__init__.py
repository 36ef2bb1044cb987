"""The laboratory: run a scenario under many strokes of luck, and keep what came out.

`sim.lab.frames` makes tidy tables of a result; it is apart, since it takes pandas with it.
"""

from __future__ import annotations

from sim.lab.expect import Tried
from sim.lab.record import Record
from sim.lab.result import Result, run_key
from sim.lab.simulate import REPLICATIONS, SEED, simulate
from sim.lab.store import folder_name, kept

__all__ = [
    "REPLICATIONS",
    "SEED",
    "Record",
    "Result",
    "Tried",
    "folder_name",
    "kept",
    "run_key",
    "simulate",
]
