"""A finished comparison as its owner sees it: the verdict, the table, a folder to keep."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path

import pandas as pd

from sim.core.text import Language
from sim.lab.findings import Findings
from sim.lab.gains import Gains, gains_of
from sim.lab.store import STAMP
from sim.lab.sums import seal, unseal
from sim.report.folder import csv, put
from sim.report.page import page
from sim.report.printed import WIDTH
from sim.report.shown import Words
from sim.report.verdicts import difference_table, screen_of


class Comparison:
    """Some arrangements under the same luck, held against each other.

    Attributes
    ----------
    findings : Findings
        The numbers as the laboratory found them.
    """

    def __init__(self, findings: Findings) -> None:
        self.findings = findings

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
    def gains(self) -> Gains:
        """Who gains and who pays, as tidy tables."""
        return gains_of(self.findings)

    def report(self, language: Language = "zh") -> str:
        """Write the whole report as one HTML page in both languages.

        Parameters
        ----------
        language : str, optional
            The language in which it opens.

        Returns
        -------
        str
            HTML that needs no network and has no scripts.
        """
        return page(self.findings, self.gains, language)

    def save(self, language: Language = "zh") -> Path:
        """Write tables and stamp into the folder of the study.

        Parameters
        ----------
        language : str, optional
            The language of `tables/summary.txt`; all else names everything in both.

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
        put(folder / "tables" / "values.csv", csv(self.runs))
        put(folder / "tables" / "differences.csv", csv(self.differences))
        put(folder / "tables" / "summary.txt", self.table(language).encode("utf-8-sig"))
        put(folder / "report.html", self.report(language).encode())
        stamp = json.dumps(self.findings.stamp(), indent=2, sort_keys=True)
        put(folder / STAMP, f"{stamp}\n".encode())
        seal(folder)
        return folder

    def __repr__(self) -> str:
        study, lucks = self.findings.study, self.findings.conducted.replications
        arms = ", ".join(arm.name for arm in study.arms)
        return f"Comparison({arms}, {lucks} replications)"
