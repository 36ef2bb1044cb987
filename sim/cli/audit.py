"""`collabsim audit`: in which share of all assumptions a comparison comes out how."""

from __future__ import annotations

import argparse
from dataclasses import replace
from shutil import get_terminal_size

from sim.cli.progress import progress
from sim.cli.trouble import FAULTY, GOOD, plain, tell
from sim.core.errors import UsageError
from sim.core.text import Language
from sim.core.words import say
from sim.lab.ablation import ablation
from sim.lab.accepted import accepted
from sim.lab.assumptions import assumptions
from sim.lab.audited import audited, folder_of
from sim.lab.claims import Verdicts
from sim.lab.money import with_equal_money
from sim.lab.workers import crew
from sim.scenario import load
from sim.scenario.build import changed
from sim.scenario.parse import parse_value
from sim.scenario.study import Study

PAIR = 2


def audit(asked: argparse.Namespace, language: Language) -> int:
    """Audit a study file."""
    read = load(asked.file)
    if not isinstance(read, Study):
        raise UsageError(say("study.not_a_study", file=asked.file))
    seed = read.seed if asked.seed is None else asked.seed
    study, _ = with_equal_money(_narrowed(replace(read, seed=seed), asked))
    folder = folder_of(study, asked.draws, asked.lucks, asked.out)
    planned = say(
        "audit.planned",
        arms=len(study.arms),
        draws=asked.draws,
        lucks=asked.lucks,
        numbers=len(assumptions(study)),
        sets=len(accepted()),
    )
    tell(plain(planned.within(language)))
    with crew(asked.workers or study.limits.workers) as workers, progress(language) as told:
        found = audited(study, folder, workers, draws=asked.draws, lucks=asked.lucks, progress=told)
        verdicts = Verdicts(found)
        suspects = {claim.pair.arm for claim in verdicts.claims if claim.suspect}
        made = {arm: ablation(study, arm, folder, workers, progress=told) for arm in suspects}
    from sim.report.audit import Audited  # with the pictures' units

    taken = {arm: each for arm, each in sorted(made.items()) if each is not None}
    result = Audited(verdicts, folder, taken)
    print(result.table(language, get_terminal_size((100, 24)).columns))
    result.save(language)
    print(say("audit.kept", folder=folder).within(language))
    return FAULTY if found.parts.failed else GOOD


def _narrowed(study: Study, asked: argparse.Namespace) -> Study:
    """Keep the arms that are asked for, the first as the baseline, and set what is asked."""
    names = asked.arms or [arm.name for arm in study.arms]
    known = {arm.name: arm for arm in study.arms}
    unknown = [name for name in names if name not in known]
    if unknown or len(names) < PAIR:
        raise UsageError(say("audit.arms", known=", ".join(known)))
    settings = {}
    for word in asked.set:
        path, sign, value = word.partition("=")
        if not sign or path not in known[names[0]].scenario.values:
            raise UsageError(say("audit.set", word=word))
        settings[path] = parse_value(value, f"--set {word}", path)
    arms = tuple(
        replace(known[name], scenario=changed(known[name].scenario, settings)) for name in names
    )
    against = replace(study.comparisons, against=names[0]) if asked.arms else study.comparisons
    return replace(study, arms=arms, comparisons=against)
