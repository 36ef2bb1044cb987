"""How it was done, and the model in brief: sentences whose numbers are those of the run."""

from __future__ import annotations

import numpy as np

from sim.core.text import Text
from sim.core.version import VERSION
from sim.core.words import say
from sim.lab.findings import Findings
from sim.month import RUN_IN
from sim.report.odd.page import odd_summary
from sim.report.stopped import rule_in_words
from sim.world.layout import layout

SHORT = 12
"""Letters of a fingerprint that are shown."""


def methods(findings: Findings) -> Text:
    """Write the methods paragraph of a study.

    Parameters
    ----------
    findings : Findings
        What was run; every number is taken from it.

    Returns
    -------
    Text
        One paragraph in each language.
    """
    study, conducted = findings.study, findings.conducted
    scenario = study.baseline.scenario
    one = layout(scenario.plan)
    households = one.registered + one.near_poor
    adjusted = say(f"page.adjust_{study.comparisons.adjust}")
    return say(
        "page.methods_text",
        version=VERSION,
        months=scenario.months,
        run_in=RUN_IN,
        arms=len(study.arms),
        points=len(conducted.points),
        lucks=conducted.replications,
        seed=study.seed,
        runs=len(conducted.run_keys()),
        villages=len(households),
        households=int(households.sum()),
        pilot_villages=int(np.count_nonzero(one.pilot)),
        pilot_households=int(households[one.pilot].sum()),
        confidence=f"{100 * study.comparisons.confidence:g}",
        interval=say(f"page.interval_{study.comparisons.interval}"),
        adjust=adjusted,
        rule=rule_in_words(study),
        sources=conducted.sources[:SHORT],
        key=study.key()[:SHORT],
    )


def odd() -> Text:
    """Describe the model in brief, counted from its own declarations."""
    return Text(odd_summary("zh"), odd_summary("en"))
