"""Which function carries out which command; it is loaded when the command is asked for."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Final

from sim.core.text import Language

Command = Callable[[argparse.Namespace, Language], int]


def _run() -> Command:
    from sim.cli.run import run

    return run


def _compare() -> Command:
    from sim.cli.compare import compare

    return compare


def _study() -> Command:
    from sim.cli.compare import study

    return study


def _report() -> Command:
    from sim.cli.report import report

    return report


def _why() -> Command:
    from sim.cli.why import why

    return why


def _verify() -> Command:
    from sim.cli.folders import verify

    return verify


def _rerun() -> Command:
    from sim.cli.folders import rerun

    return rerun


def _pack() -> Command:
    from sim.cli.folders import pack

    return pack


def _audit() -> Command:
    from sim.cli.audit import audit

    return audit


def _check() -> Command:
    from sim.cli.check import check

    return check


def _resolve() -> Command:
    from sim.cli.resolve import resolve

    return resolve


def _diff() -> Command:
    from sim.cli.diff import diff

    return diff


def _new() -> Command:
    from sim.cli.new import new

    return new


def _schema() -> Command:
    from sim.cli.schema import schema

    return schema


def _template() -> Command:
    from sim.cli.template import template

    return template


def _test() -> Command:
    from sim.cli.testing import test

    return test


def _list() -> Command:
    from sim.cli.listing import listing

    return listing


def _explain() -> Command:
    from sim.cli.explain import explain

    return explain


def _doctor() -> Command:
    from sim.cli.doctor import doctor

    return doctor


COMMANDS: Final[dict[str, Callable[[], Command]]] = {
    "run": _run,
    "compare": _compare,
    "study": _study,
    "report": _report,
    "why": _why,
    "verify": _verify,
    "rerun": _rerun,
    "pack": _pack,
    "audit": _audit,
    "check": _check,
    "resolve": _resolve,
    "diff": _diff,
    "new": _new,
    "schema": _schema,
    "template": _template,
    "test": _test,
    "list": _list,
    "explain": _explain,
    "doctor": _doctor,
}
"""Every command by the name that is typed."""
