"""Spend: consumption, medical and school bills, debt, upkeep of assets, investment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from sim.actors.community.association import REGISTERED
from sim.actors.household.columns import Number, even, evened, picked
from sim.actors.household.purse import consumed, managed
from sim.core.access import declared
from sim.core.draws import purpose, uniform
from sim.core.maths import hazard
from sim.core.table import Floats
from sim.core.text import Text
from sim.core.totals import ratio
from sim.phases import Phase
from sim.phases._households import Block, households
from sim.phases._needs import of_villages
from sim.policy import Policy
from sim.world import flows
from sim.world.kinds import AssetChange
from sim.world.naming import LUCK_READS, names
from sim.world.settings.livelihood import Livelihood
from sim.world.settings.spending import Spending
from sim.world.window import Window

SCHOOL = purpose("spend: child leaves school, or comes back")


@dataclass(frozen=True, slots=True)
class Prices:
    """What the month costs in each county."""

    line: Number
    """Poverty line, yuan per head and month."""
    school: Number
    """Yuan a month for each student."""
    limit: Number
    """Assets that one worker can handle, fen."""
    threshold: Number
    """Assets above which the return is high, fen."""


class Spend(Phase):
    """Consume, borrow and sell if need be, then repay, keep up and invest."""

    name: ClassVar[str] = "spend"
    label: ClassVar[Text] = Text("消费", "spend")
    reads_now: ClassVar[tuple[str, ...]] = LUCK_READS + declared(
        "county: price line; "
        "household: size workers students registered agency bill"
        " income income_mean; village: stage; project: village active"
    )
    writes: ClassVar[tuple[str, ...]] = declared(
        "household: assets debt consumption unmet enrolled; county: asset_change"
    )

    def run(self, w: Window, policy: Policy) -> None:
        """Let every household spend the month's money; the policy plays no part in it."""
        del policy
        habits, home = w.setting(Spending), w.setting(Livelihood)
        prices = Prices(
            line=even(w.county.line / 12.0),
            school=even(w.county.price * habits.school),
            limit=even(w.county.price * 100.0 * home.asset_limit),
            threshold=even(w.county.price * 100.0 * home.threshold),
        )
        habits, home = evened(habits), evened(home)
        running = of_villages(w, w.project.active)
        near = (running | (w.village.stage >= REGISTERED)).astype(np.float64)
        for block in households(w):
            own, works = block.settings(habits), block.settings(home)
            self._consume(w, block, own, works, prices)
            _school(w, block, own)
            self._manage(w, block, own, prices, works.wear, near)

    def _consume(
        self, w: Window, block: Block, own: Spending, home: Livelihood, prices: Prices
    ) -> None:
        """Pay bills and consumption; borrow or sell assets where cash does not reach.

        want = max(min(floor·z·n, ȳ), part·(ȳ if ȳ ≤ floor·z·n else ½(ȳ + y) − kept)⁺), of which
        kept is for the own business: `wealth.wanted`; what cash lacks is borrowed up to
        loan_months·ȳ, then got by selling at most sale_limit of A at sale_price:
        `wealth.financed`; bills first, then school, then want: `wealth.paid`. All of it in
        `consumed`.
        """
        h, rows = w.household, block.rows
        loan, sold, proceeds, medical, school, eaten, *yuan = consumed(
            w.ledger.balance("household")[rows], h.debt[rows], h.assets[rows],
            h.income[rows], h.income_mean[rows], h.size[rows], h.workers[rows], h.students[rows],
            h.bill[rows], block.of_county(prices.limit), home.trap, home.return_low,
            home.return_high, block.of_county(prices.threshold), home.return_plain,
            own.kept_profit, block.of_county(prices.line), own.floor, own.part,
            block.of_county(prices.school), own.loan_months, own.sale_price, own.sale_limit,
        )  # fmt: skip
        coming = ((flows.LOAN, loan), (flows.ASSET_SALE, proceeds))
        w.ledger.move_block(coming, "household", rows, receive=True)
        going = ((flows.MEDICAL, medical), (flows.SCHOOL, school), (flows.CONSUMPTION, eaten))
        w.ledger.move_block(going, "household", rows, receive=False)
        h.consumption[rows], h.unmet[rows] = yuan
        h.debt[rows] += loan
        h.assets[rows] -= sold
        block.count(sold, w.county.asset_change[AssetChange.SOLD])

    def _manage(  # noqa: PLR0913 what the month knows of a block
        self, w: Window, block: Block, own: Spending, prices: Prices, wear: Number, near: Floats
    ) -> None:
        """Pay interest, keep up assets, repay and invest from what is left.

        interest·debt; min(wear·A/12, (M − upkeep_buffer·z·n)⁺); repay_part·(M − repay_buffer·z·n)⁺:
        `wealth.serviced`; written_off of the debt: `wealth.after_write_off`; without debt
        invest·g·(M − invest_buffer·z·n)⁺ up to p·asset_limit·L: `wealth.invested`. All of it in
        `managed`.
        """
        h, rows = w.household, block.rows
        micro: Number = own.micro_share
        if near[block.villages].any():
            micro = np.minimum(micro + own.micro_local * block.of_village(near), 1.0)
        interest, upkeep, repaid, bought, debt, assets = managed(
            w.ledger.balance("household")[rows], h.debt[rows], h.assets[rows],
            h.size[rows], h.workers[rows], h.agency[rows], h.registered[rows],
            block.of_county(prices.line), block.of_county(prices.limit), wear,
            own.interest, own.micro_interest, micro, own.upkeep_buffer,
            own.repay_part, own.repay_buffer, own.written_off, own.invest, own.invest_buffer,
        )  # fmt: skip
        going = (
            (flows.INTEREST, interest), (flows.UPKEEP, upkeep), (flows.REPAYMENT, repaid),
            (flows.ASSET_PURCHASE, bought),
        )  # fmt: skip
        w.ledger.move_block(going, "household", rows, receive=False)
        counties, before = block.counted(h.assets[rows])
        (_, after), (_, more), (_, kept) = map(block.counted, (assets, bought, upkeep))
        change = w.county.asset_change
        change[AssetChange.BOUGHT, counties] += more
        change[AssetChange.KEPT_UP, counties] += kept
        change[AssetChange.WORN, counties] += before + more + kept - after
        h.debt[rows], h.assets[rows] = debt, assets


def _school(w: Window, block: Block, own: Spending) -> None:
    """Let children leave school where money is lacking, and come back where it is not.

    Out with H(drop_out·unmet/(unmet + consumption)), back with H(back_at_school).
    """
    h, rows = w.household, block.rows
    lacks = h.unmet[rows] > 0.0
    some = np.flatnonzero((h.students[rows] > 0) & (h.enrolled[rows] == lacks))
    at, few = some + rows.start, picked(own, some)
    unmet = h.unmet[at].astype(np.float64)
    want = ratio(unmet, unmet + h.consumption[at])
    there = h.enrolled[at]
    rate = np.where(there, few.drop_out * want, few.back_at_school)
    luck = uniform(SCHOOL, *names(w, at), w.month)
    h.enrolled[at] = there ^ (luck < hazard(rate))
