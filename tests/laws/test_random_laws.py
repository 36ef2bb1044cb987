"""The laws of the model over scenarios drawn at random; how many were tried is printed."""

from __future__ import annotations

import pytest

from tests.laws.random_laws import DRIFTING, MILLION, tried, tried_side_by_side

QUICK = {
    "books_and_time": 400,
    "nothing_happens": 24,
    "no_incentive": 16,
    "alone_and_beside": 24,
    "on_both_engines": 3,
    "in_another_process": 12,
    "read_as_written": 24,
    "placebo": 16,
}
"""How many scenarios each law is tried on whenever tests are run: about a minute and a half."""
THOROUGH = {
    "books_and_time": 10_000,
    "nothing_happens": 1_000,
    "no_incentive": 1_000,
    "alone_and_beside": 1_000,
    "on_both_engines": 100,
    "in_another_process": 200,
    "read_as_written": 500,
    "placebo": 300,
}
"""... and before a release, with other luck."""


def test_books_balance_and_a_change_comes_only_in_its_time(tally):
    seen = tried_side_by_side("books_and_time", QUICK["books_and_time"], luck=1)
    tally("no fen lost or made, same bits twice, nothing changed before its month", seen)
    assert seen["scenarios"] >= QUICK["books_and_time"]
    assert seen["changed"] > 0.4 * seen["scenarios"]  # otherwise equal prefixes say little


@pytest.mark.parametrize(
    ("law", "told"),
    [
        ("nothing_happens", "nothing drifts and no rule matters without a programme"),
        ("no_incentive", "what does nothing makes a difference of exactly 0"),
        ("alone_and_beside", "a replication does not know of the others"),
        ("on_both_engines", "plain and compiled give the same bits"),
        ("in_another_process", "another process gives the same bits"),
        ("read_as_written", "a file says the same as the values it was written from"),
    ],
)
def test_law_holds_in_random_scenarios(law, told, tally):
    seen = tried(law, QUICK[law], luck=1)
    tally(told, seen)
    assert seen["scenarios"] >= QUICK[law]


def mean_drift(seen):
    """Give the mean change of the states of households over a year in which nothing happens."""
    return [seen[f"drift of {state}"] / MILLION / seen["households"] for state in DRIFTING]


def test_people_of_random_worlds_stay_as_they_are_while_nothing_happens(tally):
    seen = tried("placebo", QUICK["placebo"], luck=1)
    tally("without a programme and with time frozen, nobody changes", seen)
    assert seen["scenarios"] >= QUICK["placebo"]
    assert max(map(abs, mean_drift(seen))) <= 0.01, mean_drift(seen)


@pytest.mark.slow
@pytest.mark.parametrize("law", list(THOROUGH))
def test_law_holds_in_thousands_of_random_scenarios(law, tally):
    seen = tried_side_by_side(law, THOROUGH[law], luck=1_000)
    tally(law, seen)
    assert seen["scenarios"] >= THOROUGH[law]
    if law == "placebo":
        assert max(map(abs, mean_drift(seen))) <= 0.005, mean_drift(seen)
