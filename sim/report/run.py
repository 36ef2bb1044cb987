"""A finished run as its owner sees it: tables, pictures, and a folder to keep."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path

from sim.catalogue import CHARTS
from sim.charts import Frames
from sim.core.errors import UsageError
from sim.core.text import Language
from sim.core.words import say
from sim.lab import Result, folder_name, kept
from sim.lab.as_findings import findings_of
from sim.lab.frames import frames_of
from sim.lab.store import STAMP
from sim.lab.sums import seal
from sim.report.comparison import Comparison
from sim.report.folder import keep
from sim.report.printed import WIDTH, screen
from sim.report.shown import Plot, Words
from sim.scenario import resolved
from sim.scenario.derived import as_derived


class Run:
    """One scenario under many strokes of luck, with the twin that had no project.

    Attributes
    ----------
    result : Result
        The numbers as the laboratory wrote them down.
    """

    def __init__(self, result: Result) -> None:
        self.result = result

    @cached_property
    def frames(self) -> Frames:
        """The tidy tables: one row a number."""
        return frames_of(self.result)

    def table(self, language: Language = "zh", width: int = WIDTH) -> Words:
        """Write the short tables: households, six dimensions, who paid and who gained."""
        return Words(screen(self.frames, language, width))

    def plot(self, name: str, language: Language = "zh") -> Plot:
        """Draw a picture by name; `list charts` gives the names.

        Raises
        ------
        UsageError
            If there is no such picture.
        """
        known = [each for each, chart in CHARTS.items() if chart().fits(self.frames)]
        if name not in known:
            raise UsageError(say("report.no_picture", name=name, known=", ".join(known)))
        return Plot(name, CHARTS[name]().draw(self.frames, language))

    @property
    def compared(self) -> Comparison:
        """The programme held against its twin, as a comparison with a report.

        Raises
        ------
        UsageError
            If the run was made without its twin.
        """
        if self.result.twin is None:
            raise UsageError(say("report.no_twin"))
        folder = Path("runs") / folder_name(self.result.scenario, self.result.key)
        return Comparison(findings_of(self.result, folder))

    def save(self, out: str | Path = "runs", language: Language = "zh") -> Path:
        """Keep the run as a folder `<name>-<key>` in the folder `out`.

        It holds the resolved scenario, what is different from the scenario that it is derived
        from, the stamp, tables and pictures, and appears only when all is written.

        Parameters
        ----------
        out : str or Path, optional
            The folder of runs.
        language : str, optional
            The language of the pictures.

        Returns
        -------
        Path
            The folder of this run.

        Raises
        ------
        StoreError
            If something else lies there, or the disk cannot be written to.
        """
        result = self.result
        folder = Path(out) / folder_name(result.scenario, result.key)
        with kept(folder, result.key) as aside:
            (aside / "scenario.yaml").write_text(resolved(result.scenario), encoding="utf-8")
            for table in result.scenario.own.tables:
                (aside / table.name).write_bytes(table.raw)
            if result.scenario.parent is not None:
                difference = as_derived(result.scenario, result.scenario.parent)
                (aside / "difference.yaml").write_text(difference, encoding="utf-8")
            keep(self.frames, aside, language)
            if result.twin is not None and not self.frames.is_game:
                page = self.compared.quick_report(language)
                (aside / "report.html").write_text(page, encoding="utf-8")
            stamp = json.dumps(result.stamp(), indent=2, sort_keys=True)
            (aside / STAMP).write_text(stamp + "\n", encoding="utf-8")
            seal(aside)
        return folder

    def __repr__(self) -> str:
        scenario, lucks = self.result.scenario, self.result.replications
        return f"Run({scenario.name}, {lucks} replications, {scenario.months} months)"
