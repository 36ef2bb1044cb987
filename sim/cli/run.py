"""`collabsim run`: run a scenario, print what came out, keep tables and pictures."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from shutil import get_terminal_size

from sim.catalogue import OUTCOMES
from sim.cli.check import tell_warnings
from sim.cli.progress import duration, progress
from sim.cli.trouble import GOOD, plain, tell
from sim.core.compiled import announce_compiling
from sim.core.errors import NotDeterministicError, RefusedError, ScenarioError, UsageError
from sim.core.text import Language, Text
from sim.core.words import say
from sim.lab import REPLICATIONS, Result, Tried, folder_name, run_key, simulate
from sim.lab.estimate import (
    GIGABYTE,
    bytes_free,
    bytes_needed,
    refuse_what_does_not_fit,
    seconds_needed,
)
from sim.lab.simulate import check_choices
from sim.lab.store import check_place, read_stamp
from sim.month import is_game
from sim.scenario import Scenario, load_scenario
from sim.scenario.resolved import written
from sim.scenario.scenario import Words
from sim.scenario.tree import american
from sim.scenario.wording import outcome_label

STOPPED = 130
LINES = 24
LONG_SECONDS = 1800.0


def run(asked: argparse.Namespace, language: Language) -> int:
    """Run a scenario; nothing is written before everything is read, checked and run."""
    lucks = REPLICATIONS if asked.replications is None else asked.replications
    check_choices(lucks, asked.seed, asked.workers)
    if asked.sample is not None:
        asked.set = [*asked.set, f"nation.sample={_share(asked.sample)}"]
    scenario = load_scenario(asked.scenario, asked.set)
    _print_changes(scenario, asked, language)
    tell_warnings(scenario, language)
    if scenario.tiers:
        from sim.cli.nation import run_nation

        return run_nation(scenario, asked, language)
    if asked.sample is not None or asked.twin:
        raise UsageError(say("nation.sample_needs_tiers"))
    asked.replications = lucks
    if asked.scheduler is None:
        refuse_what_does_not_fit(scenario, asked.replications, asked.workers)
        if not asked.yes and not _agreed(scenario, asked, language):
            return STOPPED
    key = run_key(scenario, asked.seed, asked.replications, twin=not asked.no_twin)
    folder = Path(asked.out) / folder_name(scenario, key)
    check_place(folder, key)
    result = _simulated(scenario, asked, language)
    replaced = _same_as_before(folder, result)
    from sim.lab.frames import frames_of  # with pandas
    from sim.report.printed import WIDTH, screen

    width = get_terminal_size((WIDTH, LINES)).columns
    print(screen(frames_of(result), language, width), flush=True)  # before anything is drawn
    _keep(result, folder, language)
    if replaced:
        tell(say("run.replaced", key=key[:8]).within(language))
    for each in result.tried:
        print(told_of(each, language, scenario.words))
    done = say("run.finished", seconds=f"{result.seconds:.1f}", folder=folder)
    print(done.within(language))
    return GOOD


def _share(words: str) -> str:
    """Read a share that may be written in hundredths.

    >>> _share("1%"), _share("0.25")
    ('0.01', '0.25')
    """
    try:
        number = float(words.rstrip("%％"))
    except ValueError as error:
        raise UsageError(say("nation.bad_sample", value=words)) from error
    return f"{number / 100.0:.12g}" if words.endswith(("%", "％")) else f"{number:.12g}"


def _print_changes(scenario: Scenario, asked: argparse.Namespace, language: Language) -> None:
    """Say what `--set` changed, and what the file says of it."""
    try:
        before = load_scenario(asked.scenario).values if asked.set else {}
    except ScenarioError:  # what is set may be what mends the file
        before = {}
    for override in asked.set:
        path = american(override.partition("=")[0].strip())
        now, old = scenario.values.get(path), before.get(path)
        value = written(now.value) if now else override.partition("=")[2].strip()
        said = {"key": path, "value": value}
        if old is None:
            told = say("run.changed", **said)
        else:
            words = "run.changed_default" if old.at is None else "run.changed_file"
            told = say(words, old=written(old.value), **said)
        print(plain(told.within(language)))


def _agreed(scenario: Scenario, asked: argparse.Namespace, language: Language) -> bool:
    """Ask before a run that takes long, or more than half of the free memory.

    Raises
    ------
    RefusedError
        If a run would take long and nobody is there to be asked.
    """
    size, there = (asked.replications, asked.workers), sys.stdin.isatty()
    seconds = seconds_needed(scenario, *size, twin=not asked.no_twin)
    if seconds > LONG_SECONDS:
        if not there:
            raise RefusedError(say("run.too_long", time=duration(seconds)))
        if not _says_yes(say("cli.ask_long", time=duration(seconds)), language):
            return False
    needed, free = bytes_needed(scenario, *size), bytes_free()
    if free is None or 2 * needed < free or not there:
        return True
    figures = {"needed": f"{needed / GIGABYTE:.1f}", "free": f"{free / GIGABYTE:.1f}"}
    return _says_yes(say("cli.ask_large", **figures), language)


def _says_yes(question: Text, language: Language) -> bool:
    try:
        return input(question.within(language)).strip().lower() in {"y", "yes"}
    except EOFError:
        return False


def _simulated(scenario: Scenario, asked: argparse.Namespace, language: Language) -> Result:
    twin = "run.begins_with_plain_game" if is_game(scenario.plan) else "run.begins_with_twin"
    words = "run.begins" if asked.no_twin else twin
    lucks, months = asked.replications, scenario.months
    figures = {
        "lucks": say("run.one_luck" if lucks == 1 else "run.lucks", n=lucks),
        "months": say("run.one_month" if months == 1 else "run.months", n=months),
    }
    tell(say(words, title=scenario.title, **figures).within(language))
    announce_compiling(lambda: tell(say("run.compiling").within(language)))
    with progress(language) as told:
        return simulate(
            scenario,
            asked.replications,
            asked.seed,
            twin=not asked.no_twin,
            workers=asked.workers,
            progress=told,
            scheduler=asked.scheduler,
        )


def _same_as_before(folder: Path, result: Result) -> bool:
    """Say whether the same run lay there already, and insist that it had the same numbers.

    Raises
    ------
    NotDeterministicError
        If the same run gave other numbers than before; the old result is left alone.
    """
    before = read_stamp(folder)
    if before is None:
        return False
    if before.get("digest") != result.digest:
        raise NotDeterministicError(say("run.differs", key=result.key[:8]).en)
    return True


def _keep(result: Result, folder: Path, language: Language) -> None:
    """Write the folder of a result."""
    from sim.report.run import Run  # with matplotlib

    Run(result).save(folder.parent, language)


def told_of(tried: Tried, language: Language, words: Words = "before_2020") -> str:
    """Say what was expected, what was seen, and whether the one fits the other."""
    from sim.charts import unit
    from sim.core.numbers import number, span

    expected, outcome = tried.expectation, OUTCOMES[tried.expectation.measure]
    factor, called = unit(outcome.unit)
    return say(
        "run.expected_met" if tried.met else "run.expected_missed",
        name=expected.name,
        month=expected.at_month,
        what=outcome_label(expected.measure, words),
        unit=called,
        seen=number(factor * tried.seen, language),
        span=span(factor * expected.low, factor * expected.high, language),
    ).within(language)
