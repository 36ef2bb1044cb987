"""Projects to try rules on: drawn, turned round, left empty."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np

from sim.world.stakes import PROJECT_FIELDS, Stakes

SCALES = {"endowment": 9000.0, "funds": 4000.0, "cash": 50_000.0, "contract": 80_000.0}
YUAN = (
    "orders",
    "burden",
    "volunteer_hours",
    "capital",
    "need",
    "received",
    "outlay",
    "profit",
    "gifts",
    "tax",
    "budget",
    "pool",
)


def some_stakes(seed: int, projects: int = 4, parties: int = 5) -> Stakes:
    """Draw projects with every number in play; a fifth of the parties are absent."""
    luck = np.random.default_rng(seed)
    made = {}
    for field in fields(Stakes):
        name = field.name
        shape = (projects,) if name in PROJECT_FIELDS else (projects, parties)
        made[name] = luck.random(shape)
        if name in SCALES or name in YUAN:
            zero = luck.random(shape) < 0.2
            made[name] = np.where(zero, 0.0, made[name] * SCALES.get(name, 5000.0))
    made["active"] = made["active"] < 0.8
    made["kind"] = luck.integers(0, 5, (projects, parties))
    made["strikes"] = luck.integers(0, 5, (projects, parties))
    made["county"] = np.sort(luck.integers(0, 3, projects))
    made["actor"] = np.arange(projects * parties).reshape(projects, parties)
    for name in ("persons", "poor_persons"):
        made[name] = np.floor(made[name] * 200.0)
    made["grade"] = luck.integers(0, 6, (projects, parties))
    for name in ("planned", "output", "usual", "output_year", "planned_year", "instalment"):
        made[name] = made[name] * 9000.0
    made["results"] = made["results"] * made["burden"] * 0.4
    made["staff"] = made["staff"] * 20.0
    made["helping"] = made["helping"] * 0.9
    appraised = luck.random((projects, parties, 4))
    made["appraised"] = np.where(luck.random(appraised.shape) < 0.3, np.nan, appraised)
    gain = luck.random((projects, parties, parties))
    gain = 0.5 * (gain + gain.transpose(0, 2, 1))
    made["gain"] = np.where(np.eye(parties, dtype=bool), 0.0, gain)
    return Stakes(**made)


def turned_stakes(stakes: Stakes, order: np.ndarray) -> Stakes:
    """Seat the parties of every project in another order."""
    moved = {}
    for field in fields(Stakes):
        column = getattr(stakes, field.name)
        if field.name not in PROJECT_FIELDS:
            column = column[:, order]
        moved[field.name] = column[:, :, order] if field.name == "gain" else column
    return Stakes(**moved)


def empty_stakes(projects: int = 3, parties: int = 5) -> Stakes:
    """Give projects in which every number is zero and everybody is there."""
    plain = some_stakes(0, projects, parties)
    zeros = {f.name: np.zeros_like(getattr(plain, f.name)) for f in fields(Stakes)}
    zeros["active"] = np.ones((projects, parties), bool)
    zeros["kind"] = np.tile(np.arange(parties) % 5, (projects, 1))
    zeros["appraised"] = np.full((projects, parties, 4), np.nan)
    return Stakes(**zeros)


def stakes_alone(stakes: Stakes) -> Stakes:
    """Leave only the first party of each project."""
    active = np.zeros(stakes.shape, bool)
    active[:, 0] = True
    return replace(stakes, active=active)
