"""How drawn examples are drawn, the same ones each time; and how many of them were tried."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.load_profile("house")

TALLY = pytest.StashKey[dict[str, Counter[str]]]()
TOLD = ("scenarios", "months", "files", "refused")
"""What of all that is counted is printed."""


def pytest_configure(config):
    """Begin to count."""
    config.stash[TALLY] = {}


@pytest.fixture
def tally(request):
    """Give the way to tell on how many examples a law was tried, printed when all is done."""

    def note(law, seen):
        add(request.config, law, seen)

    return note


def add(config, law, seen):
    """Add what one test, or one process, has counted for a law."""
    config.stash[TALLY].setdefault(law, Counter()).update(seen)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    """Hand over what was counted, where tests are divided among processes."""
    handed = getattr(session.config, "workeroutput", None)
    if handed is not None:
        handed["tally"] = {law: dict(seen) for law, seen in session.config.stash[TALLY].items()}


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    """Take what a process has counted."""
    for law, seen in getattr(node, "workeroutput", {}).get("tally", {}).items():
        add(node.config, law, seen)


def pytest_terminal_summary(terminalreporter, config):
    """Print on how many examples each law was tried."""
    told = config.stash.get(TALLY, {})
    if told:
        terminalreporter.section("laws in examples drawn at random")
    for law, seen in sorted(told.items()):
        counts = ", ".join(f"{seen[what]:>7,} {what}" for what in TOLD if what in seen)
        terminalreporter.line(f"{counts}: {law}")
