"""Run a scenario in one line, from a notebook or a program of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sim.lab import REPLICATIONS, SEED, simulate
from sim.lab.workers import Progress
from sim.report.run import Run
from sim.scenario import Scenario, load_scenario


def run(  # noqa: PLR0913 what can be chosen of a run
    scenario: Scenario | str | Path,
    overrides: Sequence[str] = (),
    *,
    replications: int = REPLICATIONS,
    seed: int = SEED,
    twin: bool = True,
    workers: int = 1,
    progress: Progress | None = None,
) -> Run:
    """Run a scenario under many strokes of luck, with and without its project.

    Parameters
    ----------
    scenario : Scenario, str or Path
        A scenario, a file, or the name of one that comes along, such as `yanliu`.
    overrides : sequence of str, optional
        Values to change in a file, each as `key=value`, such as `project.grant_yuan=300000`.
    replications : int, optional
        How many strokes of luck.
    seed : int, optional
        Which luck, 0 to 2**64 - 1.
    twin : bool, optional
        Whether to run the same world under the same luck without the project as well.
    workers : int, optional
        How many processes; in a program of one's own this needs the usual
        `if __name__ == "__main__":`. The result is the same to the last byte.
    progress : callable, optional
        Told after each month how many replication-months are lived, and how many there are.

    Returns
    -------
    Run
        With `table`, `plot` and `save`, and the numbers in `frames` and `result`.

    Raises
    ------
    ScenarioError
        If anything is wrong with the file or an override.
    UsageError
        If a number is out of its range.
    RefusedError
        If the run would not fit the memory that is free.
    """
    read = scenario if isinstance(scenario, Scenario) else load_scenario(scenario, overrides)
    result = simulate(read, replications, seed, twin=twin, workers=workers, progress=progress)
    return Run(result)
