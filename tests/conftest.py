"""How drawn examples are drawn, the same ones each time; and how many scenarios were tried."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.load_profile("house")

TALLY = pytest.StashKey[dict[str, Counter[str]]]()


def pytest_configure(config):
    """Begin to count."""
    config.stash[TALLY] = {}


@pytest.fixture
def tally(request):
    """Give the way to tell how many scenarios a law was tried on, printed when all is done."""

    def note(law, seen):
        request.config.stash[TALLY][law] = seen

    return note


def pytest_terminal_summary(terminalreporter, config):
    """Print how many random scenarios each law was tried on."""
    told = config.stash.get(TALLY, {})
    if told:
        terminalreporter.section("laws in random scenarios")
    for law, seen in told.items():
        count, months = seen["scenarios"], seen["months"]
        terminalreporter.line(f"{count:>7,} scenarios, {months:>7,} months: {law}")
