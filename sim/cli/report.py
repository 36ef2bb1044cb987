"""`collabsim report`: make the report again from the folder of a comparison or study."""

from __future__ import annotations

import argparse
from shutil import get_terminal_size

from sim.cli.trouble import GOOD
from sim.core.text import Language
from sim.core.words import say


def report(asked: argparse.Namespace, language: Language) -> int:
    """Make all files of the report again; nothing is run."""
    from sim.lab.reopen import reopened  # with pandas
    from sim.report.comparison import Comparison

    found = Comparison(reopened(asked.folder))
    print(found.table(language, get_terminal_size((88, 24)).columns))
    folder = found.save(language, asked.formats)
    print(say("study.reported", folder=folder).within(language))
    return GOOD
