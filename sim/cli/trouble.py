"""Whatever goes wrong ends in one message and an exit code, never in a traceback."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from typing import Final

from sim.core.errors import RefusedError, StoreError, UserError
from sim.core.text import Language, Text
from sim.core.words import say

GOOD: Final = 0
FAULTY: Final = 1
STOPPED: Final = 130
FULL: Final = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)


def carefully(command: Callable[[], int], language: Language) -> int:
    """Carry out a command; say what went wrong in one message.

    Parameters
    ----------
    command : callable
        What is to be done; gives the exit code.
    language : str
        In which language to speak.

    Returns
    -------
    int
        The exit code.
    """
    _let_every_character_pass()
    try:
        code = command()
        sys.stdout.flush()
    except UserError as error:
        return _end(error.within(language), error.exit_code)
    except KeyboardInterrupt:
        return _end(say("cli.stopped").within(language), STOPPED)
    except BrokenPipeError:
        _close_quietly()
        return GOOD
    except MemoryError:
        return _end(say("cli.no_memory").within(language), RefusedError.exit_code)
    except Exception as error:  # noqa: BLE001 the last resort, and it is written down
        return _unforeseen(error, language)
    return code


def plain(message: str) -> str:
    r"""Keep words from outside from steering the terminal; line breaks stay.

    >>> plain("a" + chr(27) + "[31m")
    'a\\x1b[31m'
    """
    return "".join(c if c.isprintable() or c == "\n" else ascii(c)[1:-1] for c in message)


def print_file(text: str) -> None:
    """Print what is meant to be kept as a file: in UTF-8, wherever it is sent."""
    if isinstance(sys.stdout, TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    print(text, end="" if text.endswith("\n") else "\n")


def tell(message: str) -> None:
    """Say something that is not the result: on the error stream, so that pipes stay clean."""
    try:
        print(plain(message), file=sys.stderr, flush=True)
    except BrokenPipeError:
        _close_quietly()


def _end(message: str, code: int) -> int:
    tell(message)
    return code


def _unforeseen(error: Exception, language: Language) -> int:
    if isinstance(error, OSError) and error.errno in FULL:
        _close_quietly()
        return _end(say("cli.disk_full").within(language), StoreError.exit_code)
    return _end(_defect(error).within(language), FAULTY)


def _defect(error: Exception) -> Text:
    kind, detail = type(error).__name__, traceback.format_exc()
    try:
        handle, log = tempfile.mkstemp(prefix="collabsim-", suffix=".log")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(detail)
    except OSError:
        return say("cli.defect_unlogged", kind=kind, detail=str(error))
    return say("cli.defect", kind=kind, log=Path(log))


def _let_every_character_pass() -> None:
    """Print what the terminal cannot show as escapes instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _close_quietly() -> None:
    """Send the rest of the output nowhere, so that the end of the program does not complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            os.dup2(nowhere, stream.fileno())
