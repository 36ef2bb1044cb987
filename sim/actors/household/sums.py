"""What households add to the sums of their villages."""

from __future__ import annotations

import numpy as np

from sim.actors.household.columns import Column, Number
from sim.core.engine import kernel
from sim.core.table import Floats
from sim.core.totals import ratio
from sim.world.weighing import weighed


@kernel
def village_sums(  # noqa: PLR0913 an equation and its numbers
    size: Column, income: Column, workers: Column, registered: Column, poor: Column,
    line: Number, spared: Number,
) -> tuple[Floats, Floats, Floats, Floats, Floats]:  # fmt: skip
    """Give what each household adds to its village's persons, poor, gap, able income, labour.

    `line` is the poverty line a head and month, `spared` how many lines a household is spared.
    """
    persons = size.astype(np.float64)
    least, month = line * persons, income.astype(np.float64)
    missing, there = np.maximum(least - month, 0.0), np.where(registered, persons, 0.0)
    return (
        there,
        np.where(poor, there, 0.0),
        np.where(registered, missing, 0.0),
        np.where(month >= spared * least, month, 0.0),
        np.where(registered, workers.astype(np.float64), 0.0),
    )


@kernel
def asked_for(  # noqa: PLR0913, PLR0917 an equation and its numbers
    size: Column, registered: Column,
    need0: Column, need1: Column, need2: Column, need3: Column, need4: Column, need5: Column,
    weight0: Number, weight1: Number, weight2: Number, weight3: Number, weight4: Number,
    weight5: Number,
) -> tuple[Floats, Floats, Floats, Floats, Floats, Floats, Floats]:  # fmt: skip
    """Give the registered's assessed needs by domain, and all together, times persons."""
    persons = np.where(registered, size.astype(np.float64), 0.0)
    a, b = weight0 * need0.astype(np.float64), weight1 * need1.astype(np.float64)
    c, d = weight2 * need2.astype(np.float64), weight3 * need3.astype(np.float64)
    e, f = weight4 * need4.astype(np.float64), weight5 * need5.astype(np.float64)
    whole = (((((0.0 + a) + b) + c) + d) + e) + f
    return (
        a * persons, b * persons, c * persons, d * persons, e * persons, f * persons,
        whole * persons,
    )  # fmt: skip


@kernel
def counted_sums(  # noqa: PLR0913 an equation and its numbers
    client: Column, registered: Column, served: Column,
    earned: Column, start: Column, income: Column, exited: Column, satisfaction: Column,
    assets: Column,
) -> tuple[Floats, Floats, Floats, Floats, Floats, Floats, Floats, Floats, Floats]:  # fmt: skip
    """Give what each household adds to the sums by which a project is judged.

    Those counted are the clients where anybody in the village was `served`, else the registered:
    one each, their gain in earned income, income, earned income, exits, satisfaction. Then one
    for each who was never a client, and the gain of these; last the savings of everybody, yuan.
    """
    counted = np.where(served, client, registered)
    now = earned.astype(np.float64)
    gain = now - start.astype(np.float64)
    return (
        np.where(counted, 1.0, 0.0),
        np.where(counted, gain, 0.0),
        np.where(counted, income.astype(np.float64), 0.0),
        np.where(counted, now, 0.0),
        np.where(counted, exited.astype(np.float64), 0.0),
        np.where(counted, satisfaction.astype(np.float64), 0.0),
        np.where(client, 0.0, 1.0),
        np.where(client, 0.0, gain),
        assets.astype(np.float64) / 100.0,
    )


@kernel
def met_needs(  # noqa: PLR0913, PLR0917 an equation and its numbers
    client: Column, registered: Column, served: Column, enough: Number,
    need0: Column, need1: Column, need2: Column, need3: Column, need4: Column, need5: Column,
    got0: Column, got1: Column, got2: Column, got3: Column, got4: Column, got5: Column,
) -> Floats:  # fmt: skip
    """Give how far services met the assessed needs of those counted, 0..1; 0 for the others."""
    need = (
        0.0 + need0.astype(np.float64) + need1.astype(np.float64) + need2.astype(np.float64)
        + need3.astype(np.float64) + need4.astype(np.float64) + need5.astype(np.float64)
    )  # fmt: skip
    got = (
        0.0 + got0.astype(np.float64) + got1.astype(np.float64) + got2.astype(np.float64)
        + got3.astype(np.float64) + got4.astype(np.float64) + got5.astype(np.float64)
    )  # fmt: skip
    met = np.minimum(ratio(got, enough * need), 1.0)
    return np.where(np.where(served, client, registered), met, 0.0)


@kernel
def got_and_lacked(  # noqa: PLR0913, PLR0917 an equation and its numbers
    got0: Column, got1: Column, got2: Column, got3: Column, got4: Column, got5: Column,
    need0: Column, need1: Column, need2: Column, need3: Column, need4: Column, need5: Column,
) -> Floats:  # fmt: skip
    """Give service and assessed need, domain after domain, in one number."""
    some = (
        0.0 + got0.astype(np.float64) + need0.astype(np.float64)
        + got1.astype(np.float64) + need1.astype(np.float64)
        + got2.astype(np.float64) + need2.astype(np.float64)
    )  # fmt: skip
    return (
        some + got3.astype(np.float64) + need3.astype(np.float64)
        + got4.astype(np.float64) + need4.astype(np.float64)
        + got5.astype(np.float64) + need5.astype(np.float64)
    )  # fmt: skip


@kernel
def fallen_needs(  # noqa: PLR0913, PLR0917 an equation and its numbers
    client: Column, registered: Column, size: Column, start: Column,
    need0: Column, need1: Column, need2: Column, need3: Column, need4: Column, need5: Column,
    weight0: Number, weight1: Number, weight2: Number, weight3: Number, weight4: Number,
    weight5: Number,
) -> tuple[Floats, Floats, Floats, Floats]:  # fmt: skip
    """Give by how much needs fell since the start, and what they were then, times persons.

    First those of clients, then those of the registered who were never clients.
    """
    now = weighed(
        need0, need1, need2, need3, need4, need5,
        weight0, weight1, weight2, weight3, weight4, weight5,
    )  # fmt: skip
    persons, before = size.astype(np.float64), start.astype(np.float64)
    fallen, whole = (before - now) * persons, before * persons
    other = registered & ~client
    return (
        np.where(client, fallen, 0.0), np.where(other, fallen, 0.0),
        np.where(client, whole, 0.0), np.where(other, whole, 0.0),
    )  # fmt: skip
