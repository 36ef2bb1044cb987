"""An audit as its owner sees it: shares of assumptions, what decides, who loses, suspects."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import pandas as pd

from sim.catalogue import OUTCOMES
from sim.charts import party, unit
from sim.core.numbers import number
from sim.core.stamp import environment
from sim.core.text import Language, Text
from sim.core.words import say
from sim.lab.ablation import Ablation
from sim.lab.claims import Claim, Loser, Verdicts
from sim.lab.statistics.intervals import Interval
from sim.lab.store import STAMP
from sim.report.audit_rows import claim_row, contrast_row, loser_row, piece_rows
from sim.report.folder import csv, put
from sim.report.printed import WIDTH, printed
from sim.report.ruled import Grid
from sim.report.shown import Words
from sim.scenario.check import Told

DECIDING = 2
"""So many deciding numbers are shown on the screen; all are in the table."""
PIECES = 3


class Audited:
    """What an audit of a study found.

    Attributes
    ----------
    verdicts : Verdicts
        The numbers.
    folder : Path
        Where they are kept.
    ablations : dict of Ablation
        For arms with suspects, what each of their differences does; by the arm's name.
    """

    def __init__(
        self, verdicts: Verdicts, folder: Path, ablations: dict[str, Ablation] | None = None
    ) -> None:
        self.verdicts, self.folder = verdicts, folder
        self.ablations = ablations or {}

    @cached_property
    def claims(self) -> pd.DataFrame:
        """One row for each outcome and pair of arms."""
        return pd.DataFrame([claim_row(each) for each in self.verdicts.claims])

    @cached_property
    def contrasts(self) -> pd.DataFrame:
        """One row for each assumption that bears on a claim: its share at either end."""
        return pd.DataFrame(
            [contrast_row(c, each) for c in self.verdicts.claims for each in c.contrasts]
        )

    @cached_property
    def losers(self) -> pd.DataFrame:
        """One row for each kind of actor and tenth of households: how often it is worse off."""
        return pd.DataFrame([loser_row(each) for each in self.verdicts.losers])

    @cached_property
    def mechanisms(self) -> pd.DataFrame:
        """One row for each difference of the arms with suspects: what it does by itself."""
        return pd.DataFrame([row for each in self.ablations.values() for row in piece_rows(each)])

    def table(self, language: Language = "zh", width: int = WIDTH) -> Words:
        """Write the shares of assumptions, who loses, and what is suspect."""
        return Words(printed(self._parts(language), language, width))

    def save(self, language: Language = "zh") -> Path:
        """Write tables and stamp into the folder of the audit.

        Raises
        ------
        StoreError
            If the disk is full or cannot be written to.
        """
        tables = self.folder / "tables"
        for name in ("claims", "contrasts", "losers", "mechanisms"):
            put(tables / f"{name}.csv", csv(getattr(self, name)))
        put(tables / "summary.txt", self.table(language).encode("utf-8-sig"))
        audit = self.verdicts.audit
        stamp = {
            "study": {"name": audit.study.name, "key": audit.study.key()},
            "draws": len(audit.draws),
            "lucks": audit.lucks,
            "seed": audit.study.seed,
            "numbers": len(audit.draws.of),
            "failed": len(audit.parts.failed),
            "environment": environment(),
        }
        put(self.folder / STAMP, f"{json.dumps(stamp, indent=2, sort_keys=True)}\n".encode())
        return self.folder

    def _parts(self, language: Language) -> Iterator[Text | Grid | None]:
        audit = self.verdicts.audit
        yield say("audit.title", title=audit.study.title)
        yield say("audit.caution")
        yield None
        yield self._grid(language)
        yield None
        yield self._who_loses(language)
        for claim in self.verdicts.claims:
            if claim.suspect:
                yield None
                yield from self._suspect(claim, language)
        if audit.parts.failed:
            whole = len(audit.run_keys())
            yield say("audit.failed", failed=len(audit.parts.failed), whole=whole)

    def _grid(self, language: Language) -> Grid:
        grid = _grid("", "better", "same", "difference", "decides", language=language)
        for claim in self.verdicts.claims:
            factor, called = unit(OUTCOMES[claim.outcome.measure].unit)
            arm = self._named(claim.pair.arm).within(language)
            label = claim.outcome.label.within(language)
            ends = [number(factor * end, language, sign=True) for end in claim.ends]
            grid.add(
                f"{arm}\n{label}\n  {called.within(language)}",
                _how_often(claim, language),
                number(100 * claim.same, language),
                f"{number(factor * claim.effect.mean, language, sign=True)}\n{' … '.join(ends)}",
                self._decides(claim, language),
            )
        return grid

    def _decides(self, claim: Claim, language: Language) -> str:
        if not claim.contrasts:
            return say("audit.nothing_decides").within(language)
        lines = []
        for each in claim.contrasts[:DECIDING]:
            label = self._values[each.path].param.label.within(language)
            ends = f"{100 * each.low:.0f}→{100 * each.high:.0f}"
            flips = say("audit.flips").within(language) if each.flips else ""
            lines.append(f"{label} {ends}{flips}")
        return "\n".join(lines)

    @property
    def _values(self) -> dict[str, Told]:
        return dict(self.verdicts.audit.study.baseline.scenario.values)

    def _who_loses(self, language: Language) -> Grid:
        grid = _grid("", "loses", "worse", "difference", language=language)
        for each in self.verdicts.losers:
            grid.add(
                self._named(each.pair.arm).within(language),
                f"{who(each).within(language)}\n  {_money(each).within(language)}",
                _share(each.share, language),
                number(each.effect.mean, language, sign=True),
            )
        return grid

    def _suspect(self, claim: Claim, language: Language) -> Iterator[Text]:
        arm = self._named(claim.pair.arm)
        yield say("audit.suspect", what=claim.outcome.label, arm=arm)
        taken = self.ablations.get(claim.pair.arm)
        if taken is None:
            return
        factor, _ = unit(OUTCOMES[claim.outcome.measure].unit)
        pieces = [
            say(
                "audit.piece",
                what=piece.difference.label,
                size=number(factor * size, language, sign=True),
            ).within(language)
            for piece, size in taken.shares(claim.outcome.name)[:PIECES]
        ]
        yield say("audit.mechanism", pieces="; ".join(pieces))

    def _named(self, arm: str) -> Text:
        return self.verdicts.audit.study.arm(arm).label


def who(loser: Loser) -> Text:
    """Name a kind of actor or a tenth of households."""
    if loser.kind == "decile":
        return say("audit.decile", number=loser.who)
    return party(loser.who)


def _money(loser: Loser) -> Text:
    """Say in what the difference of a kind of actor, or of a tenth of households, is told."""
    return say("audit.in_all" if loser.kind == "actor" else "audit.a_head")


def _grid(*heads: str, language: Language) -> Grid:
    titles = (say(f"audit.head_{head}").within(language) if head else "" for head in heads)
    return Grid(*((title, "left") for title in titles))


def _how_often(claim: Claim, language: Language) -> str:
    if claim.better.n:
        return _share(claim.better, language)
    share = _share(claim.higher, language).replace("\n", " ")
    return say("audit.higher", share=share).within(language)


def _share(share: Interval, language: Language) -> str:
    if not share.n:
        return "-"
    ends = f"{100 * share.low:.0f} … {100 * share.high:.0f}"
    return f"{number(100 * share.mean, language)}\n{ends}"
