"""Carry a study out from beginning to end, and hold together all that it found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from threading import Thread
from time import perf_counter
from typing import TYPE_CHECKING, Any, NamedTuple

from sim.core.stamp import environment, source_hash
from sim.lab.conduct import Conducted, conduct
from sim.lab.design import DESIGN, SCENARIOS, written
from sim.lab.forecast import (
    Forecast,
    forecast,
    refuse_what_does_not_fit,
    refuse_what_exceeds,
)
from sim.lab.money import Balance, with_equal_money
from sim.lab.part import put_in_place, sweep, told
from sim.lab.store import KEY_LETTERS
from sim.lab.sums import SUMS
from sim.lab.workers import Progress, Workers
from sim.scenario import resolved
from sim.scenario.study import Study

if TYPE_CHECKING:
    from sim.lab.compared import Compared
    from sim.lab.deeper import Deeper
    from sim.lab.honesty import Checked

FORMAT = 1
FEW = 500
"""Lucks up to which what ranges are drawn from is small enough to be drawn before it is needed."""


@dataclass(frozen=True, eq=False)
class Findings:
    """Everything a report is made of.

    Attributes
    ----------
    study : Study
        What was asked, with the money made equal if that was asked for.
    folder : Path
        Where it all lies.
    conducted : Conducted
        The runs.
    compared : Compared
        Differences and verdicts.
    checks : tuple of Checked
        The checks that a comparison makes of itself.
    balances : tuple of Balance
        How money was made equal.
    seconds : float
        How long it took, this time.
    stamped : mapping, optional
        The stamp that lies in the folder, where nothing was run since; it stays as it is.
    """

    study: Study
    folder: Path
    conducted: Conducted
    compared: Compared
    checks: tuple[Checked, ...]
    balances: tuple[Balance, ...]
    seconds: float
    stamped: Mapping[str, Any] | None = None

    @cached_property
    def deeper(self) -> Deeper:
        """What the study can tell beyond each difference: ties, budgets, futures, unknowns."""
        from sim.lab.deeper import deeper  # noqa: PLC0415 with pandas

        return deeper(self.conducted, self.compared)

    def stamp(self) -> dict[str, Any]:
        """Say what is needed to make these findings again, for `stamp.json`."""
        if self.stamped is not None:
            return dict(self.stamped)
        return {
            "format": FORMAT,
            "study": {"name": self.study.name, "key": self.study.key()},
            "seed": self.study.seed,
            "replications": self.conducted.replications,
            "enough": self.conducted.enough,
            "runs": len(self.conducted.run_keys()),
            "failed": len(self.conducted.failed),
            "checks": [asdict(each) for each in self.checks],
            "seconds": round(self.seconds, 3),
            "environment": environment(),
        }


def folder_of(study: Study, out: str | Path) -> Path:
    """Name the folder of a study: its name and the beginning of its key."""
    return Path(out) / f"{study.name}-{study.key()[:KEY_LETTERS]}"


@dataclass(frozen=True)
class Begun:
    """A study that is ready to run: money made equal, folder written, forecast made."""

    study: Study
    folder: Path
    balances: tuple[Balance, ...]
    forecast: Forecast


def begin_study(
    asked: Study, out: str | Path, *, limited: bool = True, memory: int | None = None
) -> Begun:
    """Make a study ready: equal money, a folder that says what will be in it, a forecast.

    Parameters
    ----------
    asked : Study
        As it was read.
    out : str or Path
        The folder of results.
    limited : bool, optional
        Whether to refuse what exceeds the study's limits, or the disk; memory that is not there
        is refused in any case.
    memory : int, optional
        Bytes that the workers of a cluster have together; without it this machine is asked.

    Returns
    -------
    Begun
        What `finish_study` needs.

    Raises
    ------
    RefusedError
        If it would take more than its limits or than there is.
    StoreError
        If the folder cannot be written to.
    """
    refuse_what_does_not_fit(asked, limited=limited, memory=memory)
    study, balances = with_equal_money(asked)
    folder = folder_of(asked, out)
    describe(study, folder, asked.key(), balances)
    told = forecast(study, folder)
    if limited:
        refuse_what_exceeds(study, told, memory)
    else:
        study = replace(study, limits=replace(study.limits, minutes=float("inf")))
    return Begun(study, folder, balances, told)


def finish_study(begun: Begun, workers: Workers, progress: Progress | None = None) -> Findings:
    """Run what is missing, compare, and check; the same folder gives the same findings."""
    began = perf_counter()
    if workers.size > 1:  # this process has nothing to do while others live the runs
        Thread(target=_prepare, args=(begun.study,), daemon=True).start()
    conducted = conduct(begun.study, begun.folder, workers, _enough, progress)
    statistics = _statistics()
    return Findings(
        study=begun.study,
        folder=begun.folder,
        conducted=conducted,
        compared=statistics.compared(conducted),
        checks=tuple(statistics.honest(conducted)),
        balances=begun.balances,
        seconds=perf_counter() - began,
    )


def _enough(conducted: Conducted) -> bool:
    return _statistics().enough(conducted)


class _Statistics(NamedTuple):
    """What is worked out of the runs."""

    compared: Callable[[Conducted], Compared]
    honest: Callable[[Conducted], list[Checked]]
    enough: Callable[[Conducted], bool]


def _prepare(study: Study) -> None:
    """Load what compares, and draw what ranges of so many lucks are drawn from."""
    from sim.lab import deeper  # noqa: F401, PLC0415 with pandas
    from sim.lab.statistics.intervals import resampled  # noqa: PLC0415 with SciPy

    _statistics()
    resampled(min(study.replications.at_most, FEW))


def _statistics() -> _Statistics:
    from sim.lab.compared import compared, known_closely_enough  # noqa: PLC0415 with pandas, SciPy
    from sim.lab.honesty import honest  # noqa: PLC0415

    return _Statistics(compared, honest, known_closely_enough)


def describe(study: Study, folder: Path, key: str, balances: Sequence[Balance]) -> None:
    """Write what is compared: every arm in full, and which runs belong to which."""
    with told(folder):
        place = folder / SCENARIOS
        place.mkdir(parents=True, exist_ok=True)
        (folder / SUMS).unlink(missing_ok=True)  # until all is written again
        sweep(folder)
        sweep(place)
        for arm in study.arms:
            put_in_place(place / f"{arm.name}.yaml", resolved(arm.scenario).encode())
            for table in arm.scenario.own.tables:
                put_in_place(place / table.name, table.raw)
        design = written(study, key, source_hash(), balances)
        put_in_place(folder / DESIGN, design.encode())
