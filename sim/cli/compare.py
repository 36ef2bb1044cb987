"""`collabsim compare` and `collabsim study`: hold arrangements against each other."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from sim.cli.progress import amount, duration, progress
from sim.cli.trouble import FAULTY, GOOD, STOPPED, tell
from sim.core.errors import UsageError
from sim.core.text import Language, Text
from sim.core.words import say
from sim.lab.between import between, exactly
from sim.lab.processes import Processes
from sim.lab.simulate import worth_compiling
from sim.lab.workers import Workers, crew
from sim.report.warm import Warm
from sim.scenario import Scenario, load
from sim.scenario.study import Study

if TYPE_CHECKING:
    from sim.lab.ablation import Ablation
    from sim.lab.findings import Begun, Findings
    from sim.report.drawing import Hand


def compare(asked: argparse.Namespace, language: Language) -> int:
    """Compare scenarios; the first is the baseline."""
    scenarios = [_scenario(name, asked.set) for name in asked.scenarios]
    exact = asked.replications
    study = between(
        scenarios,
        seed=asked.seed,
        at_least=exact or asked.at_least,
        at_most=exact or asked.at_most,
        half_width=asked.half_width,
        workers=asked.workers,
        commanded=bool(exact),
    )
    return _carried_out(study, asked, language)


def study(asked: argparse.Namespace, language: Language) -> int:
    """Carry out a study file."""
    read = load(asked.file)
    if not isinstance(read, Study):
        raise UsageError(say("study.not_a_study", file=asked.file))
    workers = asked.workers or read.limits.workers
    wanted = exactly(
        replace(read, limits=replace(read.limits, workers=workers)), asked.replications
    )
    return _carried_out(wanted, asked, language)


def _scenario(name: str, overrides: list[str]) -> Scenario:
    read = load(name, overrides)
    if not isinstance(read, Scenario):
        raise UsageError(say("study.not_a_scenario", file=name))
    return read


def _carried_out(wanted: Study, asked: argparse.Namespace, language: Language) -> int:
    try:
        with crew(wanted.limits.workers, asked.scheduler) as workers:
            # processes are copied while little is loaded and there is one thread
            findings = _found(wanted, asked, language, workers)
            print(_answer(findings, language), flush=True)  # before anything is drawn
            hand = workers.hand if isinstance(workers, Processes) else None
            if hand is not None:
                for _ in range(workers.size):
                    hand(Warm())
            ablations = _taken_apart(findings, asked, language, workers)
            return _published(findings, ablations, language, hand)
    except KeyboardInterrupt:
        from sim.lab.findings import folder_of
        from sim.lab.parts import Parts

        folder = folder_of(wanted, asked.out)
        kept = len(Parts.opened(folder, to_read=True).finished)
        told = say("study.stopped", finished=kept, folder=folder)
        tell((told if kept else say("study.stopped_early")).within(language))
        return STOPPED


def _found(
    wanted: Study, asked: argparse.Namespace, language: Language, workers: Workers
) -> Findings:
    from sim.lab.findings import begin_study, finish_study

    study = replace(wanted, limits=replace(wanted.limits, workers=workers.size))
    begun = begin_study(study, asked.out, limited=not asked.yes, memory=workers.memory)
    for line in _planned(begun):
        tell(line.within(language))
    most = study.replications.at_least < study.replications.at_most
    with progress(language, at_most=most) as told:
        return finish_study(begun, workers, told)


def _answer(findings: Findings, language: Language) -> str:
    from sim.report.verdicts import screen_of

    return screen_of(findings, language, get_terminal_size((88, 24)).columns)


def _taken_apart(
    findings: Findings, asked: argparse.Namespace, language: Language, workers: Workers
) -> tuple[Ablation, ...]:
    from sim.lab.apart import quick_to_take_apart, taken_apart

    arms = None if asked.ablation else quick_to_take_apart(findings)
    if arms is None or arms:
        tell(say("study.taking_apart").within(language))
    with progress(language) as told:
        return taken_apart(findings, workers, told, arms)


def _published(
    findings: Findings, ablations: tuple[Ablation, ...], language: Language, hand: Hand | None
) -> int:
    from sim.report.comparison import Comparison  # with matplotlib

    Comparison(findings, ablations).save(language, hand=hand)
    for line in _written(findings):
        print(line.within(language))
    good = not findings.conducted.failed and all(check.good for check in findings.checks)
    return GOOD if good else FAULTY


def _written(findings: Findings) -> Iterator[Text]:
    """Say where everything lies: the page to open first."""
    for key, name in (("written", "report.html"), ("written_brief", "brief.html")):
        if (findings.folder / name).is_file():
            yield say(f"study.{key}", page=findings.folder / name)
    yield say("run.finished", seconds=f"{findings.seconds:.1f}", folder=findings.folder)


def _planned(begun: Begun) -> Iterator[Text]:
    """Say what was found and what is to be done, before the long part begins."""
    told, study = begun.forecast, begun.study
    if told.found:
        yield say("study.resumed", found=told.found)
    if told.runs:
        yield say(
            "study.planned",
            arms=len(study.arms),
            points=told.points,
            lucks=study.replications.at_most,
            runs=told.runs,
            time=duration(told.seconds),
            memory=amount(told.gigabytes),
            disk=amount(told.disk_gigabytes),
        )
        if worth_compiling(study.arms[0].scenario, told.runs // study.limits.workers):
            yield say("study.not_compiled")
