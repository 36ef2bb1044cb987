"""What households do with their money: consume, borrow, sell, repay, keep up and invest.

All amounts of these equations are in fen, as whole numbers kept in float64.
"""

from __future__ import annotations

import numpy as np

from sim.actors.household.columns import Column, Number
from sim.core.engine import Floats, Ints, kernel


@kernel
def fen(yuan: Floats) -> Ints:
    """Round yuan to whole fen, halves upward."""
    return np.floor(yuan * 100.0 + 0.5).astype(np.int64)


@kernel
def whole(yuan: Floats) -> Floats:
    """Round yuan to whole fen, halves upward, kept in float64."""
    return np.floor(yuan * 100.0 + 0.5)


@kernel
def wanted(  # noqa: PLR0913 an equation and its numbers
    income: Column,
    income_mean: Column,
    kept: Floats,
    size: Column,
    line: Number,
    floor: Number,
    part: Number,
) -> tuple[Floats, Floats]:
    """Give what a household wants to consume this month, and its smoothed income, in yuan.

    What is kept for the own business is not consumed, as long as the floor is met.
    """
    y = income.astype(np.float64)
    smooth = income_mean.astype(np.float64)
    smooth = smooth + (y - smooth) / 12.0
    least = floor * line * size.astype(np.float64)
    spendable = np.where(smooth <= least, smooth, 0.5 * (smooth + y))
    free = np.maximum(spendable - kept, 0.0)
    return np.maximum(np.minimum(least, smooth), part * free), smooth


@kernel
def financed(  # noqa: PLR0913 an equation and its numbers
    cash: Column,
    bills: Floats,
    smooth: Floats,
    debt: Column,
    assets: Column,
    loan_months: Number,
    sale_price: Number,
    sale_limit: Number,
) -> tuple[Floats, Floats, Floats]:
    """Meet bills beyond cash: borrow first, then sell assets; loan, sold value, proceeds."""
    short = np.maximum(bills - cash.astype(np.float64), 0.0)
    room = np.floor(loan_months * smooth * 100.0) - debt.astype(np.float64)
    loan = np.minimum(short, np.maximum(room, 0.0))
    needed = np.floor((short - loan) / sale_price + 0.5)
    sold = np.minimum(needed, np.floor(sale_limit * assets.astype(np.float64)))
    return loan, sold, np.floor(sale_price * sold)


@kernel
def paid(
    cash: Floats, medical: Floats, school: Floats, want: Floats
) -> tuple[Floats, Floats, Floats]:
    """Pay medical bills, then school, then consumption, as far as the money reaches."""
    for_medical = np.minimum(medical, cash)
    for_school = np.minimum(school, cash - for_medical)
    return for_medical, for_school, np.minimum(want, cash - for_medical - for_school)


@kernel
def loan_rate(registered: Column, usual: Number, micro: Number, micro_share: Number) -> Floats:
    """Give the monthly interest on debt; part of it is micro-credit for the registered."""
    return usual + np.where(registered, micro_share, 0.0) * (micro - usual)


@kernel
def after_write_off(debt: Floats, part: Number) -> Ints:
    """Give the debt in fen that is left when lenders have given up a part of it."""
    return np.floor(debt - part * debt).astype(np.int64)


@kernel
def serviced(  # noqa: PLR0913 an equation and its numbers
    cash: Floats,
    debt: Floats,
    assets: Floats,
    line: Floats,
    interest: Number,
    wear: Number,
    upkeep_buffer: Number,
    repay_part: Number,
    repay_buffer: Number,
) -> tuple[Floats, Floats, Floats, Floats]:
    """Pay interest, keep up assets, repay: interest, wear, upkeep, repayment.

    Interest that cannot be paid is forgone by the lender; it never becomes debt.
    """
    due = np.minimum(np.floor(interest * debt + 0.5), cash)
    left = cash - due
    worn = np.floor(wear * assets / 12.0 + 0.5)
    upkeep = np.minimum(worn, np.floor(np.maximum(left - upkeep_buffer * line, 0.0)))
    left = left - upkeep
    spare = np.maximum(left - repay_buffer * line, 0.0)
    return due, worn, upkeep, np.minimum(np.floor(repay_part * spare), debt)


@kernel
def invested(  # noqa: PLR0913 an equation and its numbers
    cash: Floats,
    debt: Floats,
    assets: Floats,
    line: Floats,
    agency: Column,
    workers: Column,
    part: Number,
    buffer: Number,
    limit: Number,
) -> Floats:
    """Give what a household without debt puts into assets, up to what its workers can handle."""
    count = workers.astype(np.float64)
    spare = np.maximum(cash - buffer * line, 0.0)
    wish = np.floor(part * agency.astype(np.float64) * spare)
    room = np.floor(np.maximum(limit * count - assets, 0.0))
    return np.where((count > 0.0) & (debt <= 0.0), np.minimum(wish, room), 0.0)
