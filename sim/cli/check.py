"""`collabsim check`: read scenario files and say all that is wrong with them."""

from __future__ import annotations

import argparse
import json
from typing import Any

from sim.cli.trouble import GOOD, plain, print_file, tell
from sim.core.errors import Problem, ScenarioError
from sim.core.text import Language
from sim.core.words import say
from sim.scenario import File, Scenario, load


def check(asked: argparse.Namespace, language: Language) -> int:
    """Check every file; 2 if any has a fault."""
    code, rows = GOOD, []
    for file in asked.files:
        try:
            found = load(file)
        except ScenarioError as error:
            code = ScenarioError.exit_code
            rows.append({"file": file, "faults": _rows(error.problems), "warnings": []})
            if not asked.json:
                print(plain(error.within(language)))
        else:
            rows.append({"file": file, "faults": [], "warnings": _rows(found.warnings)})
            if not asked.json:
                print(plain(say("cli.good", file=file).within(language)))
                for told in found.own.told if isinstance(found, Scenario) else ():
                    print(plain(told.within(language)))
                tell_warnings(found, language)
    if asked.json:
        print_file(json.dumps(rows, ensure_ascii=False, indent=2))
    return code


def _rows(problems: list[Problem] | tuple[Problem, ...]) -> list[dict[str, Any]]:
    """Give faults as plain data, the same as are printed, in both languages."""
    return [
        {
            "code": problem.code,
            "file": problem.file,
            "line": problem.line,
            "column": problem.column,
            "path": problem.path,
            "what": {"zh": problem.what.zh, "en": problem.what.en},
            "hint": {"zh": problem.hint.zh, "en": problem.hint.en},
        }
        for problem in problems
    ]


def tell_warnings(scenario: File, language: Language) -> None:
    """Say what is allowed in a scenario but probably not meant."""
    if scenario.warnings:
        tell(say("cli.warnings").within(language))
    for warning in scenario.warnings:
        tell(warning.within(language))
