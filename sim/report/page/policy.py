"""What is different between the arrangements, as tables."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sim.core.text import Text
from sim.core.words import say
from sim.lab.apart import cost_of_taking_apart
from sim.lab.findings import Findings
from sim.report.page.answer import names_of
from sim.report.page.blocks import NOTHING, Block, Cell, Grid, word
from sim.scenario.difference import Difference, differences
from sim.scenario.study import Arm

HEADS = ("what", "old", "new", "unit", "concerns", "source")


def changes(findings: Findings) -> dict[str, tuple[Difference, ...]]:
    """Give what is different in each arm, held against the baseline."""
    base = findings.study.baseline
    return {
        arm.name: differences(base.scenario, arm.scenario)
        for arm in findings.study.arms
        if arm.name != base.name
    }


def policy(findings: Findings, apart: Collection[str] = ()) -> Iterator[Block]:
    """Lay out the policy difference: old value, new value, unit, whom it concerns, source.

    Parameters
    ----------
    findings : Findings
        What was compared.
    apart : collection of str, optional
        The arms whose changes were also taken one at a time.

    Yields
    ------
    Block
        A table for each arm, and what is needed to read them.
    """
    study = findings.study
    if is_twin(findings):
        yield say("page.policy_twin")
        return
    several: list[str] = []
    names = names_of(study)
    for arm, found in changes(findings).items():
        said = {"arm": names[arm], "against": names[study.baseline.name]}
        if not found:
            yield say("page.policy_none", **said)
            continue
        several += [arm] if len(found) > 1 else []
        heads = tuple(say(f"page.head_{head}") for head in HEADS)
        rows = tuple(_row(each) for each in found)
        key = "policy_of_one" if len(found) == 1 else "policy_of"
        title = say(f"page.{key}", n=len(found), **said)
        yield Grid(f"policy_{arm}", title, heads, rows, (say("page.marks"),), words=True)
    for balance in findings.balances:
        residual = f"{100 * balance.residual:+.1f}"
        said = {"arm": names[balance.arm]}
        yield say("study.equal_money", value=f"{balance.value:,.0f}", residual=residual, **said)
    if several:
        whole = set(several) <= set(apart)
        yield say("page.policy_apart" if whole else "page.policy_many")
        if not whole:
            yield _how(findings)


def _how(findings: Findings) -> Text:
    """Say how to take changes one at a time, and what that takes."""
    runs, seconds = cost_of_taking_apart(findings)
    minutes = max(round(seconds / 60), 1)
    return say(
        "page.ablation_how",
        runs=runs,
        time=say("run.minutes", n=minutes),
        folder=findings.folder.as_posix(),
    )


def is_twin(findings: Findings) -> bool:
    """Say whether the baseline is the same scenario without its project."""
    one, *others = findings.study.arms
    return bool(others) and all(_same(one, other) for other in others) and one.name == "twin"


def _same(one: Arm, other: Arm) -> bool:
    return one.scenario is other.scenario


def _row(each: Difference) -> tuple[Cell, ...]:
    return (
        Cell(each.label, word(each.path)),
        Cell(each.old if each.old.en else say("page.nothing_there")),
        Cell(each.new if each.new.en else say("page.nothing_there")),
        Cell(each.unit),
        Cell(each.concerns),
        Cell(_caption(each), word(each.origin)),
    )


def _caption(each: Difference) -> Text:
    if each.caption is None:
        return NOTHING
    mark = f"[{' '.join(part for part in (each.caption.mark, each.caption.source) if part)}]"
    words, shown = each.caption.text, mark if each.caption.mark else ""
    return Text(f"{words.zh} {shown}".strip(), f"{words.en} {shown}".strip())
