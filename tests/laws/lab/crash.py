"""Kill a running study at random moments and go on, from a process that has loaded everything.

Called as `python crash.py FOLDER KILLS SEED`; prints what happened as JSON. Children are forked, so
that a kill costs no loading; whatever touches the store does so in a child.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path
from time import perf_counter, sleep

ROOT = Path(__file__).parents[3]
sys.path[:0] = [str(ROOT)]

import numpy as np  # noqa: E402 the path comes first

from sim.lab import parts  # noqa: E402 the path comes first
from sim.lab.conduct import conduct  # noqa: E402
from sim.lab.parts import Parts, verify  # noqa: E402
from sim.lab.workers import Here  # noqa: E402
from tests.laws.lab.tiny import never, study  # noqa: E402


def child(work) -> int:
    """Do something in a process of its own, and give that process."""
    number = os.fork()
    if number:
        return number
    try:
        work()
    except BaseException as error:  # noqa: BLE001 the parent hears of it by the exit code
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
        os._exit(1)
    os._exit(0)


def ended(number: int) -> int:
    """Wait for a process; its exit code, or the signal that ended it as a negative number."""
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])


def carry_out(folder: Path) -> None:
    """Carry the study out, in rounds of four lucks, some runs to a file."""
    asked = study("rules.benefit_sharing.rule=equal", at_least=4, at_most=12)
    rounds = replace(asked, replications=replace(asked.replications, batch=4))
    conduct(rounds, folder, Here(), never)


def note(folder: Path, place: Path) -> None:
    """Write down what a store holds, values and all."""
    if not (folder / "parts").exists():
        place.write_text("{}")
        return
    damaged = verify(folder)[1]
    if damaged:
        raise AssertionError(damaged)
    table = Parts(folder).table("outcome", "dimension", "money", "household", "decile").to_pandas()
    table = table.astype(dict.fromkeys(("arm", "run", "table", "name"), str))
    order = ["run", "table", "name", "item", "month"]
    numbers = table.sort_values(order).groupby("run")["value"].agg(lambda v: v.to_numpy().tobytes())
    kept = {run: value.hex() for run, value in numbers.items()}
    place.write_text(json.dumps([kept, Parts.opened(folder, to_read=True).finished]))


def kept_in(folder: Path, place: Path) -> dict[str, str]:
    """Give the digests of what a store holds, as a child saw it."""
    code = ended(child(lambda: note(folder, place)))
    if code:
        raise SystemExit("the store cannot be read")
    found = json.loads(place.read_text())
    return found[1] if found else {}


def main(folder: Path, kills: int, seed: int) -> None:
    """Kill as often as asked, starting afresh whenever the study got through."""
    luck = np.random.default_rng(seed)
    whole, seen = folder / "whole", folder / "whole.json"
    began = perf_counter()
    ended(child(lambda: carry_out(whole)))
    seconds = perf_counter() - began
    every = kept_in(whole, seen)
    done = studies = lost = 0
    while done < kills:
        studies += 1
        place = folder / f"study{studies}"
        before: dict[str, str] = {}
        through = False
        while not through:
            number = child(lambda place=place: carry_out(place))
            if done < kills:
                sleep(float(luck.random()) * seconds)
                os.kill(number, signal.SIGKILL)
            code = ended(number)
            through = code == 0
            if code not in (0, -signal.SIGKILL):
                raise SystemExit(f"ended with {code}")
            done += code == -signal.SIGKILL
            now = kept_in(place, folder / "now.json")
            lost += len(before.keys() - now.keys())
            before = now
        if (folder / "now.json").read_text() != seen.read_text():
            raise SystemExit("the numbers differ")
    told = {"runs": len(every), "kills": done, "studies": studies, "lost": lost}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    # many small files, written and merged all the time, so that a kill often falls into the midst
    parts.RUNS_A_PART, parts.SECONDS_A_PART, parts.MANY_PARTS = 2, 0.0, 5
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
