"""What one puts in another gets out, to the last fen."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sim.lab.parties import put_in_and_got_out
from sim.world.flows import FLOWS
from sim.world.purses import PARTY_OF, is_everyday

POCKETS = st.sampled_from(sorted(PARTY_OF))
PAYMENTS = st.dictionaries(
    st.tuples(st.sampled_from(sorted(FLOWS)), POCKETS, POCKETS),
    st.lists(st.integers(0, 10**12), min_size=6, max_size=6),
    max_size=40,
)


@given(PAYMENTS)
def test_all_that_is_put_in_is_got_out(payments):
    flows = {key: np.array(fen).reshape(2, 3) for key, fen in payments.items()}
    sums = put_in_and_got_out(flows, 3)
    assert set(sums) == set(PARTY_OF.values())
    put_in = sum(one for one, _ in sums.values())
    got_out = sum(other for _, other in sums.values())
    assert put_in.dtype == np.int64
    assert (put_in == got_out).all()


def test_a_payment_shows_up_at_both_ends():
    flows = {
        ("purchase", "county", "organization"): np.array([[500], [20]]),
        ("benefit_share", "escrow", "household"): np.array([[7], [0]]),
        ("wage", "outside", "household"): np.array([[1000], [1000]]),
    }
    sums = put_in_and_got_out(flows, 1)
    assert [int(part[0]) for part in sums["government"]] == [520, 0]
    assert [int(part[0]) for part in sums["organization"]] == [0, 520]
    assert [int(part[0]) for part in sums["household"]] == [0, 2007]
    assert [int(part[0]) for part in sums["outside"]] == [2000, 0]
    assert [int(part[0]) for part in sums["project"]] == [7, 0]


def test_money_within_one_pocket_is_no_payment():
    flows = {("collective_fund", "collective", "association"): np.array([[5]])}
    assert not any(np.any(both) for both in put_in_and_got_out(flows, 1).values())


def test_daily_life_is_left_out_and_public_money_is_not():
    assert is_everyday("consumption", "household", "outside")
    assert not is_everyday("tax_relief", "outside", "enterprise")
    assert not is_everyday("purchase", "county", "organization")
    assert not is_everyday("input", "escrow", "outside")


def test_public_money_is_put_in_by_the_government_wherever_it_enters_the_books():
    flows = {
        ("grant", "outside", "county"): np.array([[500]]),
        ("tax_relief", "outside", "enterprise"): np.array([[30]]),
        ("returned", "county", "outside"): np.array([[90]]),
    }
    sums = put_in_and_got_out(flows, 1)
    assert [int(part[0]) for part in sums["government"]] == [30, 0]
    assert [int(part[0]) for part in sums["enterprise"]] == [0, 30]
    assert not np.any(sums["outside"])
