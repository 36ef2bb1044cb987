"""Print the marks of speed with what was reached, and beside a miss what the machine would allow.

    python tests/benchmarks/targets.py [--no-commands] [--write]

Most figures are those that the other benchmarks kept (`figures.json`, with their `--write`); a
county and the comparison of two arms of the pilot are lived here.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from sim.lab.arms import Arm, Job, play  # noqa: E402 the script may be started from anywhere
from sim.lab.estimate import bytes_per_household  # noqa: E402
from sim.scenario import load  # noqa: E402
from tests.benchmarks.figures import keep, known, machine, rows_of, write  # noqa: E402

HOUSEHOLDS, MONTHS, CORES = 29_480_000, 120, 2
COUNTY = ("households.near_poor_share=0",)
FASTEST = "ours, compiled, 1 thread"
GIGA = 1e9
LARGE = 100.0
Figures = dict[str, Any]


class Mark(NamedTuple):
    """A mark: what it is, how large it is, what was reached; `least` if more is better."""

    what: str
    mark: float
    unit: str
    reached: Callable[[Figures], float]
    least: bool = False


def a_month(of: Figures) -> float:
    """Give the seconds of a household-month of the full month, compiled, one core."""
    return sum(of["phases"]["ns"]["compiled"].values()) / GIGA


def uneven(of: Figures, what: str, kind: str) -> float:
    """Give by how many per cent sizes differ at most from a million; those not seen left out."""
    sizes = {int(size): told[what] for size, told in of["growth"][kind].items() if told[what]}
    return max(100.0 * abs(each / sizes[1_000_000] - 1.0) for each in sizes.values())


def times(other: str) -> Callable[[Figures], float]:
    """Give how many times as much we live as another, by processor time."""
    return lambda of: of["household_month"][FASTEST][other]


def start(name: str) -> Callable[[Figures], float]:
    """Give the seconds of the processor until a command is through."""
    return lambda of: of["starts"][name]["processor"]


def stacked(of: Figures) -> float:
    """Give the most replications a second and core of small worlds, as a study does them."""
    return max(each["study"] for each in of["small"].values())


MARKS = (
    Mark(
        "nation, 29.48 million households, 120 months, 2 cores",
        120.0,
        "s",
        lambda of: of.get("nation", {}).get("seconds", a_month(of) * HOUSEHOLDS * MONTHS / CORES),
    ),
    Mark("county, 20,000 households, 120 months", 0.3, "s", lambda of: of["lived"]["county"]),
    Mark(
        "pilot, 200 paired replications of two arms, with statistics",
        3.0,
        "s",
        lambda of: of["lived"]["pilot"],
    ),
    Mark(
        "household month: × Mesa agents", 300.0, "×", times("Mesa agents, shuffle_do"), least=True
    ),
    Mark("household month: × AgentPy", 400.0, "×", times("AgentPy agents"), least=True),
    Mark("household month: × Starsim", 8.0, "×", times("Starsim, luck by agent"), least=True),
    Mark("household month: × numpy", 3.0, "×", times("plain numpy, whole columns"), least=True),
    Mark("small worlds stacked, a second and core", 1000.0, "", stacked, least=True),
    Mark(
        "time, 10,000 to 30 million, reduced",
        10.0,
        "% uneven",
        lambda of: uneven(of, "ns", "reduced"),
    ),
    Mark("memory, likewise", 10.0, "% uneven", lambda of: uneven(of, "bytes", "reduced")),
    Mark("time, full month", 10.0, "% uneven", lambda of: uneven(of, "ns", "full")),
    Mark("memory, full month", 10.0, "% uneven", lambda of: uneven(of, "bytes", "full")),
    Mark("`collabsim --help`", 0.3, "s", start("--help")),
    Mark("`collabsim check yanliu`", 0.5, "s", start("check yanliu")),
    Mark("`collabsim run yanliu`, one luck", 3.0, "s", start("run yanliu --replications 1")),
    Mark("bytes of a household", 130.0, "", lambda _: float(bytes_per_household())),
)


def lived(*, commands: bool) -> dict[str, float]:
    """Live a county, processor seconds; compare two arms of the pilot, by the clock."""
    scenario = load(ROOT / "scenarios" / "county.yaml", COUNTY)
    play(Job((Arm(load("yanliu")),), 1, 0, 1, "compiled"), lambda _: None)
    began = process_time()
    play(Job((Arm(scenario),), 1, 0, 1, "compiled"), lambda _: None)
    found = {"county": process_time() - began}
    if commands:
        with tempfile.TemporaryDirectory() as place:
            words = ("compare", "yanliu", "single_actor", "--replications", "200", "--workers", "2")
            settings = {**os.environ, "PYTHONPATH": str(ROOT)}
            began = perf_counter()
            typed = [sys.executable, "-m", "sim", *words, "--out", place]
            subprocess.run(typed, env=settings, check=True, capture_output=True)
            found["pilot"] = perf_counter() - began
    return found


def table(of: Figures) -> str:
    """Write the marks, what was reached, and by how much a mark was missed."""
    rows = []
    for each in MARKS:
        sign = "≥" if each.least else "≤"
        mark = f"{sign} {each.mark:,g} {each.unit}".strip()
        try:
            reached = each.reached(of)
        except KeyError:
            rows.append((each.what, mark, "not measured", ""))
            continue
        ratio = reached / each.mark if each.least else each.mark / reached
        told = "reached" if ratio >= 1.0 else f"missed, {1.0 / ratio:,.1f} ×"
        rows.append((each.what, mark, f"{figure(reached)} {each.unit}".strip(), told))
    return f"{machine()}.\n\n{rows_of(('what', 'mark', 'reached', ''), rows)}\n\n{limit(of)}"


def figure(number: float) -> str:
    """Write a number with three figures, larger ones whole."""
    return f"{number:,.0f}" if number >= LARGE else f"{number:.3g}"


def limit(of: Figures) -> str:
    """Say what memory and arithmetic would allow the nation at best."""
    profile = of["phases"]
    whole, each = HOUSEHOLDS * MONTHS, sum(profile["ns"]["compiled"].values())
    copied = whole * 2.0 * bytes_per_household() / GIGA / profile["copied_gb"] / CORES
    dearest = sorted(profile["ns"]["compiled"].items(), key=lambda it: -it[1])[:4]
    told = ", ".join(f"`{phase}` {100.0 * ns / each:.0f} %" for phase, ns in dearest)
    could = each * profile["gflops"]
    return (
        f"The full month of a household takes {each:,.0f} ns ({told}), so the nation\n"
        f"{each * whole / GIGA:,.0f} processor seconds. Reading and writing every column of every\n"
        f"household once a month would take {copied:,.0f} s on two cores, each copying\n"
        f"{profile['copied_gb']:.0f} GB a second; and in {each:,.0f} ns a core could do"
        f" {could:,.0f} + and ×."
    )


def main() -> None:
    """Measure what is missing, print, and with --write put the table into the page."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--no-commands", action="store_true", help="do not compare the pilot")
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    figures = known()
    figures["lived"] = figures.get("lived", {}) | lived(commands=not given.no_commands)
    text = table(figures)
    sys.stdout.write(text + "\n")
    if given.write:
        write("marks", text)
        keep("lived", figures["lived"])


if __name__ == "__main__":
    main()
