"""What a Mesa of any version makes of a small model, as one line to compare."""

from __future__ import annotations

import gc
import hashlib
import sys
import weakref

import mesa

from sim.core import engine
from sim.model import CollaborationModel, Household

SMALL = {"households__pilot": 12, "villages__pilot": 2}


def told() -> str:
    """Live two months and tell numbers, order of agents and how many models stay in memory."""
    model = CollaborationModel(rng=5, **SMALL)
    order: list[int] = []
    for _ in range(2):
        model.step()
        model.agents.shuffle_do(lambda agent: order.append(agent.unique_id))
    homes = model.agents_by_type[Household].get(["income", "cash", "unique_id"])
    frame = model.datacollector.get_model_vars_dataframe()
    seen = repr((order, homes, frame.to_numpy().tolist()))
    gone = weakref.ref(model)
    del model
    gc.collect()
    return f"{hashlib.sha256(seen.encode()).hexdigest()} {gone() is None}"


if __name__ == "__main__":
    engine.use("numpy")
    sys.stdout.write(f"{mesa.__version__} {told()}\n")
