"""The `collabsim` command: reads what was asked, calls the floors below, prints."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from sim.cli.commands import COMMANDS
from sim.cli.language import chosen
from sim.cli.parser import read
from sim.cli.trouble import carefully
from sim.core.alone import in_one_thread
from sim.core.text import Language


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command.

    Parameters
    ----------
    arguments : sequence of str, optional
        The words after `collabsim`; without it those of this process.

    Returns
    -------
    int
        0 good, 1 finished with faults, 2 bad input, 3 disk, 4 refused, 130 stopped.
    """
    in_one_thread()
    words = list(sys.argv[1:] if arguments is None else arguments)
    language = chosen(words)
    return carefully(lambda: _carry_out(words, language), language)


def _carry_out(words: Sequence[str], language: Language) -> int:
    asked = read(words, language)
    return COMMANDS[asked.name]()(asked, language)
