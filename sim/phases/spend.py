"""Spend: consumption, medical and school bills, debt, upkeep of assets, investment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from sim.actors.household import wealth
from sim.actors.household.columns import even, evened
from sim.core.access import declared
from sim.core.ledger import Flow
from sim.core.table import Floats
from sim.core.text import Text
from sim.phases import Phase
from sim.phases._households import Block, households
from sim.policy import Policy
from sim.world import flows
from sim.world.settings.livelihood import Livelihood
from sim.world.settings.spending import Spending
from sim.world.window import Window


@dataclass(frozen=True, slots=True)
class Prices:
    """What the month costs in each county."""

    line: Floats | float
    """Poverty line, yuan per head and month."""
    school: Floats | float
    """Yuan a month for each student."""
    limit: Floats | float
    """Assets that one worker can handle, fen."""


@dataclass(slots=True)
class Purse:
    """Cash, debt and assets of a block's households in whole fen, as the month goes on."""

    cash: Floats
    debt: Floats
    assets: Floats


class Spend(Phase):
    """Consume, borrow and sell if need be, then repay, keep up and invest."""

    name: ClassVar[str] = "spend"
    label: ClassVar[Text] = Text("消费", "spend")
    reads_now: ClassVar[tuple[str, ...]] = declared(
        "county: price line; village: county;"
        "household: village size workers students registered agency bill income income_mean"
    )
    writes: ClassVar[tuple[str, ...]] = declared("household: assets debt consumption unmet")

    def run(self, w: Window, policy: Policy) -> None:
        """Let every household spend the month's money; the policy plays no part in it."""
        del policy
        habits, home = w.setting(Spending), w.setting(Livelihood)
        prices = Prices(
            line=even(w.county.line / 12.0),
            school=even(w.county.price * habits.school),
            limit=even(w.county.price * home.asset_limit * 100.0),
        )
        habits, wear = evened(habits), even(home.wear)
        for block in households(w):
            own = block.settings(habits)
            purse = self._consume(w, block, own, prices)
            self._manage(w, block, own, prices, purse, block.of_county(wear))

    def _consume(self, w: Window, block: Block, own: Spending, prices: Prices) -> Purse:
        """Pay bills and consumption; borrow or sell assets where cash does not reach."""
        h, rows = w.household, block.rows
        cash, debt, assets = w.ledger.balance("household")[rows], h.debt[rows], h.assets[rows]
        want, smooth = wealth.wanted(
            h.income[rows], h.income_mean[rows], h.size[rows], block.of_county(prices.line),
            own.floor, own.part,
        )  # fmt: skip
        medical = wealth.whole(h.bill[rows].astype(np.float64))
        school = wealth.whole(h.students[rows].astype(np.float64) * block.of_county(prices.school))
        want = wealth.whole(want)
        loan, sold, proceeds = wealth.financed(
            cash, medical + school + want, smooth, debt, assets, own.loan_months,
            own.sale_price, own.sale_limit,
        )  # fmt: skip
        before = cash + loan + proceeds
        paid = wealth.paid(before, medical, school, want)
        _pay_in(w, block, flows.LOAN, loan)
        _pay_in(w, block, flows.ASSET_SALE, proceeds)
        for flow, amount in zip(
            (flows.MEDICAL, flows.SCHOOL, flows.CONSUMPTION), paid, strict=True
        ):
            _pay_out(w, block, flow, amount)
        spent = paid[0] + paid[1] + paid[2]
        h.consumption[rows] = paid[2] / 100.0
        h.unmet[rows] = (medical + school + want - spent) / 100.0
        return Purse(before - spent, debt + loan, assets - sold)

    def _manage(  # noqa: PLR0913 what a purse meets in a month
        self,
        w: Window,
        block: Block,
        own: Spending,
        prices: Prices,
        purse: Purse,
        wear: Floats | float,
    ) -> None:
        """Pay interest, keep up assets, repay and invest from what is left."""
        h, rows = w.household, block.rows
        line = h.size[rows].astype(np.float64) * block.of_county(prices.line) * 100.0
        rate = wealth.loan_rate(
            h.registered[rows], own.interest, own.micro_interest, own.micro_share
        )
        interest, worn, upkeep, repaid = wealth.serviced(
            purse.cash, purse.debt, purse.assets, line, rate, wear, own.upkeep_buffer,
            own.repay_part, own.repay_buffer,
        )  # fmt: skip
        left = purse.cash - interest - upkeep - repaid
        debt = purse.debt - repaid
        assets = purse.assets - worn + upkeep
        bought = wealth.invested(
            left, debt, assets, line, h.agency[rows], h.workers[rows], own.invest,
            own.invest_buffer, block.of_county(prices.limit),
        )  # fmt: skip
        for flow, amount in (
            (flows.INTEREST, interest), (flows.UPKEEP, upkeep), (flows.REPAYMENT, repaid),
            (flows.ASSET_PURCHASE, bought),
        ):  # fmt: skip
            _pay_out(w, block, flow, amount)
        h.debt[rows] = wealth.after_write_off(debt, own.written_off)
        h.assets[rows] = assets + bought


def _pay_in(w: Window, block: Block, flow: Flow, amount: NDArray[np.float64]) -> None:
    some = np.flatnonzero(amount > 0.0)
    w.ledger.move(
        flow, "outside", block.county[some], "household", some + block.rows.start,
        amount[some].astype(np.int64),
    )  # fmt: skip


def _pay_out(w: Window, block: Block, flow: Flow, amount: NDArray[np.float64]) -> None:
    some = np.flatnonzero(amount > 0.0)
    w.ledger.move(
        flow, "household", some + block.rows.start, "outside", block.county[some],
        amount[some].astype(np.int64),
    )  # fmt: skip
