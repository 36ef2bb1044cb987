"""Measure the whole model on small worlds stacked side by side, and what a household takes.

    python tests/benchmarks/pilots.py [--replications N] [--rounds N] [--commands] [--write]

The Yanliu pilot, all phases of the month and all five kinds of actors, is lived under two arms
from the founding on: run-in, all months, outcomes of each month. The engines take turns; the
table gives the fastest round of each, since other programs can only make a round slower.
`--commands` also times what people type, by the clock.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import sim.month  # noqa: E402 the script may be started from anywhere
from sim.core.engine import use  # noqa: E402
from sim.lab.arms import Arm, Job, play, policy_of  # noqa: E402
from sim.lab.estimate import bytes_per_household  # noqa: E402
from sim.scenario import load  # noqa: E402
from sim.world.household import Household  # noqa: E402
from tests.benchmarks.figures import machine, put_between  # noqa: E402

BEGIN, END = "<!-- pilots: begin -->", "<!-- pilots: end -->"
PILOT = ROOT / "scenarios" / "yanliu.yaml"
ENGINES = ("numpy", "compiled")
LARGEST = 8
"""Columns of a household that the table names one by one."""


class Speed(NamedTuple):
    """Processor seconds of a round, and how many pilots were lived in it."""

    seconds: float
    pilots: int

    @property
    def a_second(self) -> float:
        """Pilots lived in a processor second."""
        return self.pilots / max(self.seconds, 1e-9)


def stacked(replications: int, rounds: int) -> dict[str, Speed]:
    """Live two arms of the pilot; the fastest round of each engine."""
    scenario = load(PILOT)
    arms = (Arm(scenario), Arm(scenario, programme=False))
    found: dict[str, Speed] = {}
    for turn in range(1 + rounds):
        for engine in ENGINES:
            # the first turn is short and lets numba compile
            count = replications if turn else 1
            began = process_time()
            play(Job(arms, 1, 0, count, engine), lambda _: None)
            spent = Speed(process_time() - began, count * len(arms))
            if turn and (engine not in found or spent.seconds < found[engine].seconds):
                found[engine] = spent
    return found


def by_phase(replications: int) -> dict[str, float]:
    """Live the programme's months once, compiled; seconds of each phase, the dearest first."""
    scenario = load(PILOT)
    seconds: Counter[str] = Counter()

    def note(phase: str, spent: float) -> None:
        seconds[phase] += spent

    with use("compiled"):
        world = sim.month.begin(scenario.plan, 1, range(replications))
        for month in range(1, scenario.months + 1):
            sim.month.step(world, policy_of(scenario.at(month), programme=True), note)
    return dict(seconds.most_common())


def commands(replications: int) -> dict[str, float]:
    """Time what people type, by the clock, each in a process of its own; seconds."""
    other = ROOT / "scenarios" / "single_actor.yaml"
    pair = ["compare", str(PILOT), str(other), "--replications", str(replications)]
    found = {}
    with tempfile.TemporaryDirectory() as place:
        for told in (["--help"], ["check", str(PILOT)], ["run", str(PILOT)], pair):
            out = ["--out", place] if told[0] in {"run", "compare"} else []
            began = perf_counter()
            typed = [sys.executable, "-m", "sim", *told, *out]
            subprocess.run(typed, cwd=ROOT, check=True, capture_output=True)
            name = " ".join(Path(word).name if word.endswith(".yaml") else word for word in told)
            found[name] = perf_counter() - began
    return found


def household_bytes() -> list[tuple[str, int]]:
    """Give the bytes of each column of a household, the largest first."""
    sizes = {c.name: c.dtype.itemsize * max(c.width, 1) for c in Household.columns.values()}
    return sorted(sizes.items(), key=lambda each: (-each[1], each[0]))


def table(speeds: dict[str, Speed], phases: dict[str, float], typed: dict[str, float]) -> str:
    """Write everything measured as tables."""
    pilots = next(iter(speeds.values())).pilots
    whole = sum(phases.values())
    dearest = ", ".join(f"{p} {100 * s / whole:.0f} %" for p, s in list(phases.items())[:6])
    sizes = household_bytes()
    named = ", ".join(f"`{name}` {size}" for name, size in sizes[:LARGEST])
    rest = sum(size for _, size in sizes[LARGEST:])
    lines = [
        f"{pilots // 2} replications of the pilot side by side, two arms, {machine()}.",
        "",
        "| full model, 720 households | pilots a processor second | processor ms a pilot |",
        "|---|---:|---:|",
        *(
            f"| stacked, {name} | {speed.a_second:.1f} | {1000.0 / speed.a_second:.1f} |"
            for name, speed in speeds.items()
        ),
        "",
        f"Of the months with the programme's whole life: {dearest}.",
        "",
        f"A household takes {bytes_per_household()} bytes: {named}, all other columns {rest}, its",
        "account 12.",
    ]
    if typed:
        lines += ["", "| what one types | seconds by the clock |", "|---|---:|"]
        lines += [f"| `collabsim {name}` | {seconds:.1f} |" for name, seconds in typed.items()]
    return "\n".join(lines)


def main() -> None:
    """Measure, print, and with --write put the tables into the page on performance."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--replications", type=int, default=100)
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--commands", action="store_true", help="time what people type, too")
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    speeds = stacked(given.replications, given.rounds)
    phases = by_phase(given.replications)
    typed = commands(2 * given.replications) if given.commands else {}
    text = table(speeds, phases, typed)
    print(text)  # noqa: T201 it is what the command is for
    if given.write:
        put_between(BEGIN, END, text)


if __name__ == "__main__":
    main()
