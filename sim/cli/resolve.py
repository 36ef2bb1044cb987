"""`collabsim resolve`: a scenario in full, as a file that runs again as it stands."""

from __future__ import annotations

import argparse
import json

from sim.cli.trouble import GOOD, print_file
from sim.core.text import Language
from sim.scenario import as_data, load_scenario, resolved


def resolve(asked: argparse.Namespace, language: Language) -> int:
    """Print every value with unit, origin, caption and mark; the file is in both languages."""
    del language
    scenario = load_scenario(asked.scenario, asked.set)
    if asked.json:
        print_file(json.dumps(as_data(scenario), ensure_ascii=False, indent=2))
    else:
        print_file(resolved(scenario))
    return GOOD
