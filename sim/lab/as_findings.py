"""A run and its twin as findings, so that one report serves runs and comparisons alike."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from sim.core.words import say
from sim.lab.between import HEADLINES, wanted_of
from sim.lab.compared import compared
from sim.lab.conduct import Conducted
from sim.lab.findings import Findings
from sim.lab.parts import Parts
from sim.lab.result import Result
from sim.lab.rows import Finished, rows_of
from sim.lab.simulate import REPLICATIONS
from sim.scenario.study import Arm, Comparisons, Design, Limits, Replications, Study, Wishes

TWIN, PROGRAMME = "twin", "programme"


class _Held(Parts):
    """Finished runs that lie in memory."""

    rows: pa.Table

    def table(
        self,
        *tables: str,
        runs: Collection[str] | None = None,
        names: Collection[str] | None = None,
        months: Collection[int] | None = None,
    ) -> pa.Table:
        """Give the rows of some tables; all runs are the result's own."""
        del runs
        found = self.rows
        for column, wanted in (("table", tables), ("name", names)):
            if wanted is not None:
                known = pa.array(list(wanted), pa.string())
                kept = pc.is_in(found[column].cast(pa.string()), known)
                found = found.filter(kept)
        if months is not None:
            known = pa.array(list(months), found.schema.field("month").type)
            found = found.filter(pc.is_in(found["month"], known))
        return found

    def unread(self, *tables: str, known: Collection[str]) -> Iterator[tuple[str, pa.Table]]:
        """Give the rows of some tables as if they lay in one file."""
        if TWIN not in known:
            yield TWIN, self.table(*tables)


def findings_of(result: Result, folder: Path) -> Findings:
    """Hold the programme of a run against its twin.

    Parameters
    ----------
    result : Result
        A run with its twin.
    folder : Path
        Where its files lie.

    Returns
    -------
    Findings
        As of a comparison of two arms, the twin being the baseline; no checks were made.
    """
    study = _study(result)
    held = _Held(folder)
    conducted = Conducted(study, held, replications=result.replications)
    runs = [
        Finished(arm, 0, n + 1, conducted.cell(arm, 0).run_key(n), record.one(n))
        for arm, record in result.arms.items()
        for n in range(result.replications)
    ]
    held.rows = pa.concat_tables(rows_of(runs).values()).unify_dictionaries()
    return Findings(study, folder, conducted, compared(conducted), (), (), result.seconds)


def _study(result: Result) -> Study:
    scenario, lucks = result.scenario, result.replications
    measures = dict.fromkeys([*scenario.matters, *HEADLINES])
    counted = [name for name in measures if name in result.programme.outcomes]
    counted = counted or list(result.programme.outcomes)
    names = {TWIN: say("page.without_project"), PROGRAMME: say("page.with_project")}
    return Study(
        name=scenario.name,
        title=scenario.title,
        question=scenario.question,
        caution=scenario.caution,
        scenarios=(scenario,),
        arms=tuple(Arm(name, label, scenario, {}) for name, label in names.items()),
        unknowns=(),
        design=Design(),
        replications=Replications(lucks, lucks, lucks, usual=lucks == REPLICATIONS),
        seed=result.seed,
        common=True,
        outcomes=tuple(wanted_of(n, scenario.matters.get(n), scenario.words) for n in counted),
        comparisons=Comparisons(TWIN, "none", 0.95, "holm", "t"),
        equal_money=None,
        report=Wishes(("zh", "en"), ("html", "brief")),
        limits=Limits(240.0, 8.0, 1),
    )
