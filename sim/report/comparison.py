"""A finished comparison as its owner sees it: the verdict, the table, a folder to keep."""

from __future__ import annotations

import json
from collections.abc import Collection
from functools import cached_property
from pathlib import Path

import pandas as pd

from sim.catalogue import COMPARISON_CHARTS
from sim.charts.comparisons import ComparedFrames, Width
from sim.core.errors import UsageError
from sim.core.text import Language
from sim.core.words import say
from sim.lab.ablation import Ablation
from sim.lab.findings import Findings
from sim.lab.gains import Gains, gains_of
from sim.lab.pictured import compared_frames
from sim.lab.store import STAMP
from sim.lab.sums import seal, unseal
from sim.report.drawing import Hand
from sim.report.folder import put
from sim.report.page.page import Material, page
from sim.report.page.pictures import drawable, fitting
from sim.report.printed import WIDTH
from sim.report.publish import publish
from sim.report.shown import Page, Plot, Words
from sim.report.tidy import tables_of
from sim.report.verdicts import difference_table, screen_of
from sim.scenario.study import Format


class Comparison:
    """Some arrangements under the same luck, held against each other.

    Attributes
    ----------
    findings : Findings
        The numbers as the laboratory found them.
    ablations : tuple of Ablation
        Which of several changes does it, where that was tried.
    """

    def __init__(self, findings: Findings, ablations: tuple[Ablation, ...] = ()) -> None:
        self.findings = findings
        self.ablations = ablations

    @cached_property
    def runs(self) -> pd.DataFrame:
        """The tidy table: one row for each arm, point, replication and outcome."""
        return self.findings.compared.measured

    @cached_property
    def differences(self) -> pd.DataFrame:
        """One row for each outcome and pair of arms: difference, range, verdict."""
        return difference_table(self.findings.compared)

    def table(self, language: Language = "zh", width: int = WIDTH) -> Words:
        """Write the answer and the short table of differences."""
        return Words(screen_of(self.findings, language, width))

    @cached_property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Every table of the report by name, tidy."""
        return tables_of(self.findings, self.gains)

    @cached_property
    def gains(self) -> Gains:
        """Who gains and who pays, as tidy tables."""
        return gains_of(self.findings)

    @cached_property
    def frames(self) -> ComparedFrames:
        """The tidy tables of which pictures are made."""
        return compared_frames(self.findings, self.gains)

    def plot(
        self,
        name: str = "paired_difference",
        language: Language = "zh",
        *,
        outcome: str | None = None,
        cm: Width = 16,
    ) -> Plot:
        """Draw a picture by name; `list charts` gives the names.

        Parameters
        ----------
        name : str, optional
            Which picture.
        language : str, optional
            `zh` or `en`.
        outcome : str, optional
            Which measure; without it the first one of the study.
        cm : int, optional
            For a page (16) or a column (8) of that many centimetres.

        Returns
        -------
        Plot
            Shown by a notebook, and a file when saved.

        Raises
        ------
        UsageError
            If there is no such picture, or nothing to show in it.
        """
        known = fitting(self.frames)
        if name not in known:
            raise UsageError(say("report.no_picture", name=name, known=", ".join(known)))
        if outcome is None:
            drawn = drawable(name, self.frames, self.findings.study.outcomes[0].name)
        else:
            drawn = COMPARISON_CHARTS[name](outcome)
        if not drawn.fits(self.frames):
            raise UsageError(say("report.no_picture", name=f"{name}: {outcome}", known=name))
        return Plot(name, drawn.draw(self.frames, language, cm))

    def report(self, language: Language = "zh") -> Page:
        """Write the whole report as one HTML page in both languages.

        Parameters
        ----------
        language : str, optional
            The language in which it opens.

        Returns
        -------
        Page
            HTML that needs no network and has no scripts; a text with `save`.
        """
        made = Material(self.findings, self.gains, self.frames, self.ablations)
        return Page(page(made, language))

    def quick_report(self, language: Language = "zh") -> Page:
        """Write the report without pictures, which take the longest to draw."""
        return Page(page(Material(self.findings, self.gains, None, self.ablations), language))

    def save(
        self,
        language: Language = "zh",
        formats: Collection[Format] | None = None,
        *,
        hand: Hand | None = None,
    ) -> Path:
        """Write the report and the stamp into the folder of the study.

        Parameters
        ----------
        language : str, optional
            The language in which pages open, and of `tables/summary.txt`.
        formats : collection of str, optional
            What to write besides CSV: `html`, `brief`, `xlsx`, `dta`, `figures`; without it what
            the study wishes.
        hand : callable, optional
            Hands pictures to other processes; without it all are drawn here.

        Returns
        -------
        Path
            The folder.

        Raises
        ------
        StoreError
            If the disk is full or cannot be written to.
        """
        folder = self.findings.folder
        unseal(folder)
        wanted = {"csv", *(formats or self.findings.study.report.formats)}
        publish(self, language, wanted, hand)
        stamp = json.dumps(self.findings.stamp(), indent=2, sort_keys=True)
        put(folder / STAMP, f"{stamp}\n".encode())
        seal(folder)
        return folder

    def __repr__(self) -> str:
        study, lucks = self.findings.study, self.findings.conducted.replications
        arms = ", ".join(arm.name for arm in study.arms)
        return f"Comparison({arms}, {lucks} replications)"
