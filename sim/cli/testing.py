"""`collabsim test`: run scenarios and try what their files expect."""

from __future__ import annotations

import argparse

from sim.cli.progress import progress
from sim.cli.run import told_of
from sim.cli.trouble import FAULTY, GOOD, plain, tell
from sim.core.errors import ScenarioError
from sim.core.text import Language
from sim.core.words import say
from sim.lab import simulate
from sim.lab.simulate import check_choices
from sim.scenario import load_scenario


def test(asked: argparse.Namespace, language: Language) -> int:
    """Try every file: 0 if all came as expected, 1 if something did not, 2 if a file is bad."""
    check_choices(asked.replications, asked.seed, asked.workers)
    tried = missed = 0
    code = GOOD
    for file in asked.files:
        try:
            scenario = load_scenario(file)
        except ScenarioError as error:
            tell(error.within(language))
            code = ScenarioError.exit_code
            continue
        print(plain(str(file)))
        if not scenario.expect:
            print(f"  {say('run.nothing_expected').within(language)}")
            continue
        with progress(language) as told:
            lucks = asked.replications, asked.seed
            result = simulate(scenario, *lucks, twin=False, workers=asked.workers, progress=told)
        for each in result.tried:
            print(plain(f"  {told_of(each, language, scenario.words)}"))
        tried += len(result.tried)
        missed += sum(not each.met for each in result.tried)
    print(say("run.tested", tried=tried, missed=missed).within(language))
    return code or (FAULTY if missed else GOOD)
