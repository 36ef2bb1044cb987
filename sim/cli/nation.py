"""`collabsim run` of a nation: say what it takes, live it year by year, keep what became of it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from shutil import get_terminal_size

from sim.cli.progress import duration, progress
from sim.cli.trouble import GOOD, STOPPED, tell
from sim.core.compiled import announce_compiling
from sim.core.errors import NotDeterministicError, RefusedError
from sim.core.numbers import number
from sim.core.text import Language, Text
from sim.core.words import say
from sim.lab import folder_name, run_key
from sim.lab.estimate import GIGABYTE
from sim.lab.nation.run import Needs, cleared, finished, needs, prepared, refuse_what_does_not_fit
from sim.lab.store import check_place, read_stamp
from sim.scenario import Scenario

REPLICATIONS = 1
LONG_SECONDS = 1800.0
LINES = 24


def run_nation(scenario: Scenario, asked: argparse.Namespace, language: Language) -> int:
    """Live a nation; what is finished is kept, so that the same command goes on after a stop."""
    replications = asked.replications or REPLICATIONS
    key = run_key(scenario, asked.seed, replications, twin=asked.twin)
    folder = Path(asked.out) / folder_name(scenario, key)
    check_place(folder, key)
    work = folder.with_name(f"{folder.name}.unfinished")
    nation = prepared(scenario, work, asked.seed, replications, twin=asked.twin)
    told = needs(nation, asked.workers)
    goes_on = work.is_dir()
    tell(_begins(scenario, told, work, goes_on=goes_on).within(language))
    if asked.scheduler is None:
        refuse_what_does_not_fit(told, work)
    if not (asked.yes or goes_on or told.seconds <= LONG_SECONDS or _agreed(told, language)):
        return STOPPED
    announce_compiling(lambda: tell(say("run.compiling").within(language)))
    with progress(language) as heard:
        result = finished(nation, asked.workers, heard, asked.scheduler)
    before = read_stamp(folder)
    if before is not None and before.get("digest") != result.digest:
        raise NotDeterministicError(say("run.differs", key=key[:8]).en)
    from sim.report.nation import NationRun  # with pandas and matplotlib
    from sim.report.printed import WIDTH

    run = NationRun(result)
    run.save(folder.parent)
    cleared(nation)
    print(run.table(language, get_terminal_size((WIDTH, LINES)).columns))
    done = say("run.finished", seconds=f"{result.seconds:.1f}", folder=folder)
    print(done.within(language))
    return GOOD


def _begins(scenario: Scenario, told: Needs, work: Path, *, goes_on: bool) -> Text:
    figures = {
        "title": scenario.title,
        "counties": told.counties,
        "households": Text(*(number(float(told.households), each) for each in ("zh", "en"))),
        "time": duration(told.seconds),
        "memory": f"{told.memory / GIGABYTE:.1f}",
        "disk": f"{told.disk / GIGABYTE:.1f}",
        "folder": work,
    }
    return say("nation.goes_on" if goes_on else "nation.begins", **figures)


def _agreed(told: Needs, language: Language) -> bool:
    """Ask before a run that takes long.

    Raises
    ------
    RefusedError
        If nobody is there to be asked.
    """
    time = duration(told.seconds)
    if not sys.stdin.isatty():
        raise RefusedError(say("nation.too_long", time=time))
    try:
        answer = input(say("cli.ask_long", time=time).within(language))
    except EOFError:
        return False
    return answer.strip().lower() in {"y", "yes"}
