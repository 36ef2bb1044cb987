"""One number has one range, wherever a report tells it; another way of reckoning is named so."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from sim.core.text import LANGUAGES, Text
from sim.lab.compared import Row
from sim.lab.findings import begin_study, finish_study
from sim.lab.statistics import intervals
from sim.lab.workers import Here
from sim.report.comparison import Comparison
from sim.report.page.answer import answer, others, shown_in
from sim.report.page.brief import brief_of, headed
from sim.report.page.page import Material, sections
from sim.report.sentences import sized
from tests.laws.lab.tiny import study

OTHER = re.compile(r"（bootstrap-t）范围是.*?，含零|（偏得厉害，另一种算法：.*?）|"
                   r"\(skewed; by bootstrap-t .*?\)|\(bootstrap-t\) gives .*?, which")  # fmt: skip
"""Where a second range may stand: behind the name of the way in which it was made."""


def unsure(row: Row) -> Row:
    """Let the range that stands beside hold 0, so that what is told by t is not firm."""
    if row.bent is None:
        return row
    far = max(abs(row.gap.low), abs(row.gap.high))
    return replace(row, bent=replace(row.bent, low=-1.37 * far, high=1.83 * far))


@pytest.fixture(scope="module", params=["t", "bootstrap_t"])
def found(request, tmp_path_factory):
    """Give a comparison in which every difference counts as skewed."""
    changes = "rules.benefit_sharing.rule=equal project.grant_yuan=100000"
    asked = study(changes, at_least=20, at_most=20)
    asked = replace(asked, comparisons=replace(asked.comparisons, interval=request.param))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(intervals, "SKEWED", -1.0)
        made = finish_study(begin_study(asked, tmp_path_factory.mktemp(request.param)), Here())
        rows = tuple(unsure(row) for row in made.compared.rows)
        yield Comparison(replace(made, compared=replace(made.compared, rows=rows)))


def told(found: Comparison, language: str) -> str:
    """Give all words of the page, of the brief and of the screen."""
    brief = brief_of(found.findings, found.gains, Text("", ""))
    texts = [answer(found.findings, found.gains), *others(found.findings)]
    texts += [brief.answer, *(text for _, several in headed(brief) for text in several)]
    made = Material(found.findings, found.gains, None)
    for section in sections(made):
        for block in section.blocks:
            for row in getattr(block, "rows", ()):
                texts += [part for cell in row for part in (cell.text, cell.below)]
    words = [text.within(language) for text in texts]
    return "\n".join([*words, str(found.table(language))])


def spans(row: Row, gap: intervals.Interval) -> set[Text]:
    """Give a range as it may be written: of a difference, and of its size."""
    factor = shown_in(row)[0]
    ends = factor * gap.low, factor * gap.high
    turn = 1.0 if gap.mean > 0.0 else -1.0
    size = sized(abs(factor * gap.mean), *sorted(turn * end for end in ends))[1]
    return {sized(factor * gap.mean, *ends)[1], size}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_has_one_range_wherever_it_is_told(found, language):
    words = OTHER.sub("", told(found, language))
    rows = [row for row in found.findings.compared.rows if not row.gap.identical]
    assert len(rows) >= 4
    for row in rows:
        own = {span.within(language) for span in spans(row, row.gap)}
        assert any(span in words for span in own), row.outcome.name
        if row.bent is not None:
            other = {span.within(language) for span in spans(row, row.bent)}
            assert not [span for span in other - own if span in words], row.outcome.name


def test_a_study_that_asks_for_the_other_range_has_it_everywhere(found):
    asks = found.findings.study.comparisons.interval == "bootstrap_t"
    rows = [row for row in found.findings.compared.rows if not row.gap.identical]
    assert all((row.bent is None) == asks for row in rows)
    everything = found.gains.outcomes.set_index("measure")
    for row in rows:
        same = everything.loc[row.outcome.measure]
        assert (same["low"], same["high"]) == pytest.approx((row.gap.low, row.gap.high))
    (worth,) = found.gains.worth
    cost = next(row for row in rows if row.outcome.measure == "public_cost_yuan")
    assert (worth.cost.low, worth.cost.high) == (cost.gap.low, cost.gap.high)
