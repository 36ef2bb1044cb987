"""What every coordination rule obeys, and where each one begins and ends."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules.coordination import HIGHEST_CONFLICT, RULES, Gathering, Meeting
from sim.rules.coordination.lead_organization import LeadOrganization
from sim.rules.coordination.mediator import Mediator
from sim.rules.coordination.none import NoneChosen
from sim.rules.coordination.platform_automatic import PlatformAutomatic
from sim.rules.coordination.regular_meeting import RegularMeeting
from sim.world.kinds import Party
from sim.world.stakes import Stakes
from tests.laws.rules.drawn import arrays, bools, floats, ints, lawful, rows, rules, same

every_rule = pytest.mark.parametrize("name", RULES.names)
FIVE = Stakes.of_one_project(x=[1.0] * 5, kind=list(Party), manage=[0.5] * 5, connect=[0.5] * 5)


@st.composite
def gatherings(draw: st.DrawFn) -> Gathering:
    projects, parties = draw(st.integers(1, 4)), draw(st.integers(1, 6))
    shape = projects, parties
    stakes = replace(
        Stakes.of_one_project(x=[1.0] * parties).repeated(projects),
        active=draw(bools(*shape)),
        kind=draw(ints(*shape, low=0, high=4)),
        endowment=draw(floats(*shape, high=1e6)),
        manage=draw(floats(*shape, often=(1.0,))),
        connect=draw(floats(*shape, often=(1.0,))),
    )
    return Gathering(
        conflict=draw(floats(projects, high=HIGHEST_CONFLICT, often=(HIGHEST_CONFLICT,))),
        month=draw(st.integers(1, 120)),
        stakes=stakes,
        use=draw(floats(projects, often=(1.0,))),
        noise=draw(floats(projects, high=0.4)),
        usual=draw(floats(projects, high=0.4)),
    )


@every_rule
@lawful
@given(data=st.data(), gathering=gatherings())
def test_conflict_hours_and_noise_stay_in_their_bounds(name, data, gathering):
    met = data.draw(rules(RULES, name)).meet(gathering)
    assert all(np.isfinite(part).all() for part in arrays(met))
    assert ((met.conflict >= 0.0) & (met.conflict <= HIGHEST_CONFLICT)).all()
    assert ((met.hours_share >= 0.0) & (met.hours_share <= 1.0)).all()
    assert ((met.noise >= 0.0) & (met.noise <= 1.0)).all()
    assert (met.agency_hours >= 0.0).all()
    assert all(part.shape == gathering.conflict.shape for part in arrays(met))


@every_rule
@lawful
@given(data=st.data(), gathering=gatherings())
def test_hours_are_taken_once(name, data, gathering):
    met = data.draw(rules(RULES, name)).meet(gathering)
    assert not ((met.hours_share > 0.0) & (met.agency_hours > 0.0)).any()


@every_rule
@lawful
@given(data=st.data(), gathering=gatherings())
def test_who_is_alone_meets_nobody_and_pays_nothing(name, data, gathering):
    met = data.draw(rules(RULES, name)).meet(gathering)
    alone = gathering.stakes.count <= 1
    assert same(rows(met, alone), rows(NoneChosen().meet(gathering), alone))


@every_rule
@lawful
@given(data=st.data(), gathering=gatherings())
def test_no_project_is_moved_by_its_neighbours(name, data, gathering):
    rule = data.draw(rules(RULES, name))
    chosen = data.draw(bools(len(gathering.conflict)))
    assert same(rule.meet(rows(gathering, chosen)), rows(rule.meet(gathering), chosen))


@every_rule
def test_nothing_at_all_is_no_reason_to_fail(name):
    nothing = Stakes.of_one_project(x=[0.0] * 5, effort=[0.0] * 5, active=[False] * 5)
    gathering = Gathering.of_one_project(nothing, conflict=0.0, noise=0.0, usual=0.0)
    met = RULES[name]().meet(gathering)
    assert [float(part[0]) for part in arrays(met)] == [0.0] * 4


def kept_output(rule, friction: float, months: int = 120) -> float:
    """Output that is left on average once things have settled, clarity .8, sd of efforts .2."""
    met = Meeting(*(np.zeros(1) for _ in range(4)))
    left = []
    for month in range(1, months + 1):
        before = 0.9 * met.conflict + friction * 0.2 * (1.0 - 0.3 * 0.8)
        noise = np.full(1, 0.2)
        met = rule.meet(Gathering(before, month, FIVE, np.zeros(1), noise, noise))
        left.append(float(((1.0 - met.conflict) * (1.0 - met.hours_share))[0]))
    return sum(left[-60:]) / 60


def meeting_every(months: int, cost: float, friction: float) -> float:
    return kept_output(RegularMeeting(meetings_every_months=months, cost=cost), friction)


def test_cheap_meetings_are_best_every_second_month():
    kept = {months: meeting_every(months, 0.04, 0.1) for months in range(1, 13)}
    assert max(kept, key=kept.get) == 2
    assert kept[2] > kept_output(NoneChosen(), 0.1)


def test_dear_meetings_are_best_rarely_and_hurt_when_held_every_month():
    kept = {months: meeting_every(months, 0.15, 0.1) for months in range(1, 13)}
    assert max(kept, key=kept.get) in {4, 5, 6}
    assert kept[1] < kept_output(NoneChosen(), 0.1)


def test_dear_meetings_never_pay_among_partners_who_get_on():
    without = kept_output(NoneChosen(), 0.02)
    assert all(meeting_every(months, 0.15, 0.02) < without for months in range(1, 13))


def test_news_fades_after_a_meeting_up_to_the_usual_error():
    rule, noise = RegularMeeting(meetings_every_months=6), np.full(1, 0.2)
    seen = []
    for month in range(6, 12):
        met = rule.meet(Gathering(np.full(1, 0.3), month, FIVE, noise, noise, np.full(1, 0.15)))
        noise = met.noise
        seen.append(round(float(noise[0]), 2))
    assert seen == [0.05, 0.08, 0.11, 0.14, 0.15, 0.15]


def test_a_meeting_may_do_harm():
    met = RegularMeeting(relief=-0.2).meet(Gathering.of_one_project(FIVE, conflict=0.3))
    assert met.conflict[0] > 0.3


def test_a_lead_without_skill_only_costs():
    unskilled = replace(FIVE, manage=np.zeros((1, 5)))
    met = LeadOrganization().meet(Gathering.of_one_project(unskilled, conflict=0.3))
    assert met.conflict[0] == 0.3
    assert met.hours_share[0] > 0.0


def test_an_unused_platform_coordinates_nothing():
    gathering = Gathering.of_one_project(FIVE, conflict=0.3, use=0.0)
    assert same(PlatformAutomatic().meet(gathering), NoneChosen().meet(gathering))


def test_up_to_the_mark_no_mediator_is_called():
    gathering = Gathering.of_one_project(FIVE, conflict=0.3)
    assert same(Mediator(trigger=0.3).meet(gathering), NoneChosen().meet(gathering))
    assert (Mediator(trigger=0.29).meet(gathering).agency_hours > 0.0).all()
