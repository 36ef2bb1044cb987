"""How it was done, and the model in brief: sentences whose numbers are those of the run."""

from __future__ import annotations

import numpy as np

from sim.catalogue import OUTCOMES
from sim.charts import unit
from sim.core.text import Text
from sim.core.version import VERSION
from sim.core.words import say
from sim.lab.findings import Findings
from sim.month import RUN_IN
from sim.report.odd.page import odd_summary
from sim.report.page.blocks import figure, word
from sim.scenario.study import Study
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
    scenario, wanted = study.baseline.scenario, study.replications
    one = layout(scenario.plan)
    households = one.registered + one.near_poor
    factor, called = _unit(study)
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
        adjust=adjusted,
        at_least=wanted.at_least,
        at_most=wanted.at_most,
        stop=_stop(study),
        width=word("–") if wanted.half_width is None else figure(wanted.half_width, factor),
        unit=called,
        sources=conducted.sources[:SHORT],
        key=study.key()[:SHORT],
    )


def _stop(study: Study) -> Text:
    labels = {each.name: each.label for each in study.outcomes}
    return labels.get(study.replications.stop_outcome or "", word("–"))


def _unit(study: Study) -> tuple[float, Text]:
    """Give what a stopping measure is multiplied by when shown, and its unit."""
    measures = {each.name: each.measure for each in study.outcomes}
    measure = measures.get(study.replications.stop_outcome or "")
    return unit(OUTCOMES[measure].unit) if measure else (1.0, word("–"))


def odd() -> Text:
    """Describe the model in brief, counted from its own declarations."""
    return Text(odd_summary("zh"), odd_summary("en"))
