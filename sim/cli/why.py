"""`collabsim why`: the chain of phases, rules and values behind one month of one actor."""

from __future__ import annotations

import argparse
import json

from sim.cli.trouble import GOOD, plain, print_file
from sim.core.text import Language


def why(asked: argparse.Namespace, language: Language) -> int:
    """Live the run again up to the month, and tell it."""
    from sim.report.why import why as found_out  # with pandas and matplotlib

    found = found_out(
        asked.place,
        month=asked.month,
        household=asked.household,
        project=asked.project,
        village=asked.village,
        organization=asked.organization,
        enterprise=asked.enterprise,
        replication=asked.replication,
        arm=asked.arm,
        seed=asked.seed,
        overrides=asked.set,
        point=asked.point,
    )
    if asked.json:
        print_file(json.dumps(found.plain(), ensure_ascii=False, indent=2))
    else:
        print(plain(found.told(language)))
    return GOOD
