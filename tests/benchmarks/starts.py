"""Measure how long one waits for the first word: help, a check, the first result of the pilot.

    python tests/benchmarks/starts.py [--rounds N] [--write]

Each command is started afresh, as a person types it; the compiled code of earlier runs is there.
The table gives medians: by the clock, which other programs on the machine lengthen, and of the
processor, which they disturb little.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.figures import keep, machine, rows_of, write  # noqa: E402

PILOT = str(ROOT / "scenarios" / "yanliu.yaml")
COMMANDS = {
    "--help": ("--help",),
    "check yanliu": ("check", PILOT),
    "run yanliu --replications 1": ("run", PILOT, "--replications", "1"),
    "run yanliu": ("run", PILOT),
}


def once(words: tuple[str, ...], place: str) -> tuple[float, float]:
    """Start a command; seconds by the clock and of the processor until it is through."""
    out = ("--out", place) if words[0] == "run" else ()
    settings = {**os.environ, "PYTHONPATH": str(ROOT)}
    before, began = os.times(), perf_counter()
    typed = [sys.executable, "-m", "sim", *words, *out]
    subprocess.run(typed, env=settings, check=True, capture_output=True)
    spent, after = perf_counter() - began, os.times()
    children = (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )
    return spent, children


def measure(rounds: int) -> dict[str, tuple[float, float]]:
    """Start all commands in turn; the medians of each."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in COMMANDS}
    for turn in range(1 + rounds):
        for name, words in COMMANDS.items():
            with tempfile.TemporaryDirectory() as place:
                spent = once(words, place)
            if turn:  # the first round brings the files into memory
                found[name].append(spent)
    return {
        name: (statistics.median(c for c, _ in each), statistics.median(p for _, p in each))
        for name, each in found.items()
    }


def table(found: dict[str, tuple[float, float]], rounds: int) -> str:
    """Write the waiting times."""
    head = ("what one types", "seconds by the clock", "seconds of the processor")
    rows = [(f"`collabsim {name}`", f"{c:.2f}", f"{p:.2f}") for name, (c, p) in found.items()]
    return f"Medians of {rounds}; {machine()}.\n\n{rows_of(head, rows)}"


def main() -> None:
    """Measure, print, and with --write put the table into the page on performance."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    found = measure(given.rounds)
    text = table(found, given.rounds)
    sys.stdout.write(text + "\n")
    if given.write:
        write("starts", text)
        keep("starts", {name: {"clock": c, "processor": p} for name, (c, p) in found.items()})


if __name__ == "__main__":
    main()
