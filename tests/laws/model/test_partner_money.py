"""Where the money of organisations and enterprises comes from, and what its fall does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sim.core.totals import down, ratio
from sim.month import begin, step
from sim.policy import Policy
from sim.world import flows, sections
from sim.world.kinds import Party, Resource
from sim.world.plan import Plan
from sim.world.shocks import FundingShock

PLAN = Plan(
    {
        "households": sections.Households(pilot=24),
        "villages": sections.Villages(pilot=3),
        "organizations.local": sections.LocalOrganizations(count=3),
    }
)


def lived(months=12, settings=None, shape=None, named=None):
    plan = replace(PLAN, sections={**PLAN.sections, **(named or {})}, settings=settings or {})
    world = begin(plan, seed=5, replications=[0, 1, 2], run_in=0)
    if shape is not None:
        shape(world)
    paid = {}
    for _ in range(months):
        step(world, Policy.of(plan, {}, {}))
        for (flow, _, _), fen in world.ledger.month.items():
            paid[flow] = paid.get(flow, 0) + fen.sum() / 100.0
    return world, paid


def without(**settings):
    return {"cooperation": settings}


# ── the channels, and how narrow a mix of them is ──


def test_money_comes_by_three_channels_and_by_own_work():
    world, paid = lived()
    chief = world.organization.contractor
    state, donated, firms, service, _ = world.organization.sources
    assert (state[chief] > 0.0).any()
    assert (donated > 0.0).any()
    assert firms.sum() > 0.0
    assert service.sum() > 0.0
    assert paid["purchase"] > 0.0
    assert paid["donation"] > 0.0
    assert paid["cooperation"] > 0.0


def test_firms_pay_no_fees_where_fees_are_switched_off():
    world, paid = lived(settings=without(fee=0.0))
    assert paid.get("cooperation", 0.0) == 0.0
    assert world.organization.sources[2].sum() == 0.0


def test_fees_go_to_whom_firms_trust():
    def uneven(world):
        world.organization.credibility[:] = np.where(world.organization.contractor, 0.9, 0.1)

    world, _ = lived(1, shape=uneven)
    chief = world.organization.contractor
    fees = world.organization.sources[2]
    s = world.stake
    firms = (s.kind == Party.ENTERPRISE) & (s.who >= 0) & (s.inside > 0.0)
    assert firms.any()
    assert fees[chief].mean() > fees[~chief].mean()


@pytest.mark.parametrize(
    ("source", "place"), [("government", 0), ("donations", 1), ("enterprise", 2)]
)
def test_one_source_falls_and_the_others_do_not(source, place):
    shock = FundingShock(enabled=True, source=source, from_month=1, months=12, fall=0.8)
    kept = lived(3)[0].organization.sources.sum(axis=1)
    hit = lived(3, named={"shocks.funding": shock})[0].organization.sources.sum(axis=1)
    part = ratio(hit[:3], kept[:3])
    assert part[place] < 0.5
    assert all(part[other] > 0.7 for other in range(3) if other != place)


def test_what_the_state_holds_back_is_not_made_up_for_later():
    shock = FundingShock(enabled=True, source="government", from_month=2, months=3, fall=1.0)
    usual, cut = lived(8)[1], lived(8, named={"shocks.funding": shock})[1]
    assert cut["project_transfer"] == pytest.approx(usual["project_transfer"] * 5 / 8, rel=0.01)


def test_a_mix_of_sources_softens_the_fall_of_one():
    """A foundation lives on donations alone; an agency with a contract has the state besides."""
    shock = FundingShock(enabled=True, source="donations", from_month=1, months=24, fall=1.0)
    world, _ = lived(9, named={"shocks.funding": shock})
    usual, _ = lived(9)
    chief = world.organization.contractor
    share = usual.organization.sources / np.maximum(down(usual.organization.sources), 1.0)
    diverse = 1.0 - down(share * share)
    assert diverse[chief].mean() > diverse[~chief & usual.organization.alive].mean()
    left = world.ledger.yuan("organization") / np.maximum(usual.ledger.yuan("organization"), 1.0)
    assert left[chief].mean() > left[~chief & usual.organization.alive].mean()


def test_no_shock_where_none_is_planned():
    off = FundingShock(enabled=False, source="donations", from_month=1, fall=1.0)
    assert lived(2, named={"shocks.funding": off})[1] == lived(2)[1]


# ── impact finance ──


def poor(world):
    chief = np.flatnonzero(world.organization.contractor)
    fen = world.ledger.balance("organization")[chief] - 100

    county = world.organization.county[chief]
    world.ledger.move(flows.RETURNED, "organization", chief, "outside", county, fen)


def test_a_trusted_contractor_borrows_and_pays_back():
    settings = {"services": {"purchase_share": 0.0}}
    world, paid = lived(1, settings, poor)
    assert paid["impact_finance"] > 0.0
    assert (world.organization.debt > 0.0).any()
    longer, paid = lived(3, settings | without(loan_below=3.0, loan_spare=1.0), poor)
    assert paid["impact_interest"] > 0.0
    assert paid["impact_repayment"] > 0.0
    owed = longer.organization.debt.sum()
    assert owed == pytest.approx(paid["impact_finance"] - paid["impact_repayment"], abs=0.1)


def test_nobody_borrows_without_trust_or_where_finance_is_switched_off():
    settings = {"services": {"purchase_share": 0.0}}
    for off in (without(loan_most=0.0), without(loan_trust=0.99)):
        assert lived(2, settings | off, poor)[1]["impact_finance"] == 0.0


# ── enterprises: responsibility, ventures, investment, jobs and orders ──


def rich(world):

    rows = np.arange(len(world.enterprise))
    fen = np.full(len(rows), 10_000_000, np.int64)
    county = world.enterprise.county
    world.ledger.move(flows.STARTING_CASH, "outside", county, "enterprise", rows, fen)


def test_joint_ventures_build_village_industry_and_the_firm():
    on, paid = lived(1, without(reinvested=0.0), rich)
    off, none = lived(1, without(reinvested=0.0, venture=0.0), rich)
    assert paid["joint_venture"] > 0.0
    assert none["joint_venture"] == 0.0
    village = on.village.industry.sum() - off.village.industry.sum()
    firm = on.enterprise.capital.sum() - off.enterprise.capital.sum()
    assert village == pytest.approx(0.3 * paid["joint_venture"], rel=0.02)
    assert firm == pytest.approx(0.7 * paid["joint_venture"], rel=0.02)


def test_jobs_and_orders_follow_investment():
    grown, paid = lived(3, shape=rich)
    idle = without(hiring=0.0, ordering=0.0)
    still, _ = lived(3, idle, rich)
    assert paid["investment"] > 0.0
    assert (grown.enterprise.vacancies > still.enterprise.vacancies).all()
    assert (grown.enterprise.orders > still.enterprise.orders).all()
    assert (still.enterprise.vacancies == 4.0).all()
    assert (lived(3, without(reinvested=0.0, venture=0.0))[0].enterprise.vacancies == 4.0).all()


def test_a_responsible_firm_gives_and_works_more():
    def of(level):
        settings = without(responsibility_leading_firm=level, fee=0.0, venture=0.0)
        world, _ = lived(6, settings)
        s = world.stake
        firm = (s.kind == Party.ENTERPRISE) & (s.who >= 0)
        return world.stake.resources[Resource.FUNDS][firm].sum(), s.margin[firm].sum()

    careless, caring = of(0.0), of(2.0)
    assert caring[0] > careless[0] == 0.0
    assert caring[1] > careless[1]


def test_donations_follow_credibility():
    def trusted(level):
        def shape(world):
            world.organization.credibility[:] = level

        return lived(1, shape=shape)[1]["donation"]

    assert trusted(0.9) > trusted(0.1)
    deaf = {"money": {"donation_credibility": 0.0}}

    def shape(world):
        world.organization.credibility[:] = 0.9

    assert lived(1, deaf, shape)[1]["donation"] == lived(1, deaf)[1]["donation"]
