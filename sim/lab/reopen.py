"""Open the folder of a study again: the same findings from what lies there, nothing run anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

from sim.core.errors import StoreError
from sim.core.words import say
from sim.lab.compared import Pair, compared, known_closely_enough
from sim.lab.conduct import Conducted
from sim.lab.design import study_in
from sim.lab.findings import Findings
from sim.lab.honesty import Check, Checked, honest
from sim.lab.parts import Parts
from sim.lab.result import Result
from sim.lab.simulate import simulate
from sim.lab.store import read_stamp
from sim.scenario import load_scenario


def reopened(folder: str | Path) -> Findings:
    """Make the findings of a study again from its folder alone.

    Parameters
    ----------
    folder : str or Path
        The folder that `collabsim compare` or `collabsim study` wrote.

    Returns
    -------
    Findings
        As they were, up to the last luck that every arm has met at every point; the checks are
        those that were made then, or are made now if the stamp does not hold them.

    Raises
    ------
    StoreError
        If there is no study, nothing finished, or its files do not fit together.
    ScenarioError
        If the scenario of an arm cannot be read.
    """
    place = Path(folder)
    study, file = study_in(place)
    known = {arm.name: arm.cells for arm in file.arms if arm.cells}
    conducted = Conducted(
        study, Parts.opened(place, to_read=True), sources=file.sources, known=known
    )
    conducted.replications = _lucks(conducted)
    if not conducted.replications:
        raise StoreError(say("study.nothing_finished", folder=place))
    conducted.enough = (
        conducted.replications >= study.replications.at_least and known_closely_enough(conducted)
    )
    stamp = read_stamp(place) or {}
    checks = _checks(stamp)
    return Findings(
        study=study,
        folder=place,
        conducted=conducted,
        compared=compared(conducted),
        checks=tuple(honest(conducted)) if checks is None else checks,
        balances=file.balances,
        seconds=_seconds(stamp),
        stamped=stamp if stamp.get("replications") == conducted.replications else None,
    )


def run_again(folder: str | Path) -> Result:
    """Live the run of a folder again from its scenario, seed and number of lucks.

    Parameters
    ----------
    folder : str or Path
        The folder that `collabsim run` wrote.

    Returns
    -------
    Result
        The same numbers to the last bit, if the same program makes them.

    Raises
    ------
    StoreError
        If there is no run, or this program does not make the same numbers.
    ScenarioError
        If its scenario cannot be read.
    """
    place = Path(folder)
    stamp = read_stamp(place) or {}
    try:
        asked = (int(stamp["replications"]), int(stamp["seed"]), bool(stamp["twin"]))
    except (KeyError, TypeError, ValueError) as error:
        raise StoreError(say("study.no_design", folder=place)) from error
    scenario = load_scenario(place / "scenario.yaml")
    result = simulate(scenario, asked[0], asked[1], twin=asked[2])
    if result.digest != stamp.get("digest"):
        raise StoreError(say("study.other_run", folder=place))
    return result


def _lucks(conducted: Conducted) -> int:
    """Count the lucks that every arm has met at every point, finished or failed."""
    known = {*conducted.parts.finished, *conducted.parts.failed}
    cells = list(conducted.cells())
    for luck in range(conducted.study.replications.at_most):
        if not all(cell.run_key(luck) in known for cell in cells):
            return luck
    return conducted.study.replications.at_most


def _checks(stamp: dict[str, Any]) -> tuple[Checked, ...] | None:
    """Read the checks off a stamp; None if it does not hold them."""
    try:
        return tuple(_check(each) for each in stamp["checks"])
    except (KeyError, TypeError, ValueError):
        return None


def _check(said: dict[str, Any]) -> Checked:
    if said["check"] not in get_args(Check):
        raise ValueError(said["check"])
    pair = None if said["pair"] is None else Pair(*(str(name) for name in said["pair"]))
    month, numbers = int(said["before_month"]), int(said["numbers"])
    return Checked(said["check"], pair, month, numbers, bool(said["good"]))


def _seconds(stamp: dict[str, Any]) -> float:
    seconds = stamp.get("seconds")
    return float(seconds) if isinstance(seconds, (int, float)) else 0.0
