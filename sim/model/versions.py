"""Where one Mesa differs from the next; tried on 3.3 (Python 3.11) and 3.5 (3.12 and 3.13)."""

from __future__ import annotations

import mesa


def release(model: mesa.Model) -> None:
    """Let Mesa forget a model, so that a dropped model gives its memory back.

    Mesa 3.3 numbers agents in a dict of the class `Agent` that holds every model for ever; 3.5
    counts in the model itself, and there is nothing to do.
    """
    counts = getattr(mesa.Agent, "_ids", None)
    if counts is not None:
        counts.pop(model, None)
