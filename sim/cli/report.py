"""`collabsim report`: make the report again from the folder of a comparison or study."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from shutil import get_terminal_size

from sim.cli.progress import progress
from sim.cli.trouble import GOOD
from sim.core.text import Language
from sim.core.words import say
from sim.lab.design import DESIGN
from sim.lab.sums import seal, unseal
from sim.lab.workers import crew


def report(asked: argparse.Namespace, language: Language) -> int:
    """Make all files of the report again; nothing is run unless changes are to be taken apart."""
    from sim.lab.apart import taken_apart, taken_apart_before  # with pandas
    from sim.lab.reopen import reopened
    from sim.report.comparison import Comparison

    if not (Path(asked.folder) / DESIGN).is_file():
        return _of_run(Path(asked.folder), asked, language)
    findings = reopened(asked.folder)
    if asked.ablation:
        with crew(asked.workers) as workers, progress(language) as told:
            ablations = taken_apart(findings, workers, told)
    else:
        ablations = taken_apart_before(findings)
    found = Comparison(findings, ablations)
    print(found.table(language, get_terminal_size((88, 24)).columns))
    folder = found.save(language, asked.formats)
    print(say("study.reported", folder=folder).within(language))
    return GOOD


def _of_run(folder: Path, asked: argparse.Namespace, language: Language) -> int:
    """Live a run again, which kept no single runs, and write its whole report beside it."""
    from sim.lab.reopen import run_again  # with pandas and matplotlib
    from sim.report.publish import publish
    from sim.report.run import Run

    found = Run(run_again(folder)).compared
    found.findings = replace(found.findings, folder=folder)
    formats = asked.formats or found.findings.study.report.formats
    unseal(folder)
    publish(found, language, set(formats) - {"csv"})  # a run has tables of its own
    seal(folder)
    print(say("study.reported", folder=folder).within(language))
    return GOOD
