"""The equations of spending put together, so that one pass over the households does them all."""

from __future__ import annotations

import numpy as np

from sim.actors.household.columns import Column, Number
from sim.actors.household.transfers import business_income
from sim.actors.household.wealth import (
    after_write_off,
    financed,
    invested,
    loan_rate,
    paid,
    serviced,
    wanted,
    whole,
)
from sim.core.engine import Floats, Ints, kernel


@kernel
def consumed(  # noqa: PLR0913, PLR0917 an equation and its numbers
    cash: Column,
    debt: Column,
    assets: Column,
    income: Column,
    income_mean: Column,
    size: Column,
    workers: Column,
    students: Column,
    bill: Column,
    limit: Number,
    trap: Number,
    return_low: Number,
    return_high: Number,
    threshold: Number,
    return_plain: Number,
    kept_profit: Number,
    line: Number,
    floor: Number,
    part: Number,
    school: Number,
    loan_months: Number,
    sale_price: Number,
    sale_limit: Number,
) -> tuple[Ints, Ints, Ints, Ints, Ints, Ints, Floats, Floats]:
    """Give loan, assets sold, proceeds, then medical, school, consumption, all in fen.

    And consumption and the want that stays unmet, in yuan.
    """
    kept = kept_profit * business_income(
        assets, workers, limit, trap, return_low, return_high, threshold, return_plain
    )
    want, smooth = wanted(income, income_mean, kept, size, line, floor, part)
    asked, ill = whole(want), whole(bill.astype(np.float64))
    fees = whole(students.astype(np.float64) * school)
    loan, sold, proceeds = financed(
        cash, ill + fees + asked, smooth, debt, assets, loan_months, sale_price, sale_limit
    )
    medical, lessons, eaten = paid(cash.astype(np.float64) + loan + proceeds, ill, fees, asked)
    missing = ill + fees + asked - medical - lessons - eaten
    return (
        loan.astype(np.int64), sold.astype(np.int64), proceeds.astype(np.int64),
        medical.astype(np.int64), lessons.astype(np.int64), eaten.astype(np.int64),
        eaten / 100.0, missing / 100.0,
    )  # fmt: skip


@kernel
def managed(  # noqa: PLR0913, PLR0917 an equation and its numbers
    cash: Column,
    debt: Column,
    assets: Column,
    size: Column,
    workers: Column,
    agency: Column,
    registered: Column,
    line: Number,
    limit: Number,
    wear: Number,
    interest: Number,
    micro_interest: Number,
    micro_share: Number,
    upkeep_buffer: Number,
    repay_part: Number,
    repay_buffer: Number,
    written_off: Number,
    invest: Number,
    invest_buffer: Number,
) -> tuple[Ints, Ints, Ints, Ints, Ints, Ints]:
    """Give interest, upkeep, repayment, purchase, then debt and assets after them; all fen."""
    one_line = size.astype(np.float64) * line * 100.0
    money, owed, owned = (
        cash.astype(np.float64), debt.astype(np.float64), assets.astype(np.float64)
    )  # fmt: skip
    rate = loan_rate(registered, interest, micro_interest, micro_share)
    due, worn, upkeep, repaid = serviced(
        money, owed, owned, one_line, rate, wear, upkeep_buffer, repay_part, repay_buffer
    )
    left, owed, owned = money - due - upkeep - repaid, owed - repaid, owned - worn + upkeep
    bought = invested(left, owed, owned, one_line, agency, workers, invest, invest_buffer, limit)
    return (
        due.astype(np.int64), upkeep.astype(np.int64), repaid.astype(np.int64),
        bought.astype(np.int64), after_write_off(owed, written_off),
        (owned + bought).astype(np.int64),
    )  # fmt: skip
