"""`collabsim schema`: what editors need to help while a file is written."""

from __future__ import annotations

import argparse
from pathlib import Path

from sim.cli.trouble import GOOD, print_file
from sim.cli.writing import write_new
from sim.core.text import Language
from sim.scenario.form import form
from sim.scenario.json_schema import as_json, json_schema


def schema(asked: argparse.Namespace, language: Language) -> int:
    """Print the schema, or write it to a new file."""
    del language
    text = as_json({"fields": form()} if asked.form else json_schema())
    if asked.out is None:
        print_file(text)
    else:
        write_new(Path(asked.out), text)
    return GOOD
