"""`collabsim check`: read scenario files and say all that is wrong with them."""

from __future__ import annotations

import argparse

from sim.cli.trouble import GOOD, plain, tell
from sim.core.errors import ScenarioError
from sim.core.text import Language
from sim.core.words import say
from sim.scenario import Scenario, load


def check(asked: argparse.Namespace, language: Language) -> int:
    """Check every file; 2 if any has a fault."""
    code = GOOD
    for file in asked.files:
        try:
            found = load(file)
        except ScenarioError as error:
            print(plain(error.within(language)))
            code = ScenarioError.exit_code
        else:
            print(plain(say("cli.good", file=file).within(language)))
            tell_warnings(found, language)
    return code


def tell_warnings(scenario: Scenario, language: Language) -> None:
    """Say what is allowed in a scenario but probably not meant."""
    if scenario.warnings:
        tell(say("cli.warnings").within(language))
    for warning in scenario.warnings:
        tell(warning.within(language))
