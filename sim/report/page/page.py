"""The report of a comparison: one page that needs no network, in Chinese and in English."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sim.charts.comparisons import ComparedFrames
from sim.core.text import Language, Text
from sim.core.version import VERSION
from sim.core.words import say
from sim.lab.ablation import Ablation
from sim.lab.findings import Findings
from sim.lab.gains import Gains
from sim.report.harmless import harmless
from sim.report.page.answer import answer, others
from sim.report.page.apart import apart
from sim.report.page.blocks import Block, Section
from sim.report.page.lasting import lasting
from sim.report.page.methods import methods, odd
from sim.report.page.people import gainers
from sim.report.page.pictures import pictures
from sim.report.page.policy import policy
from sim.report.page.robust import league, regret
from sim.report.page.sure import cautions, how_sure
from sim.report.page.tables import differences, everything, worth

HERE = Path(__file__).parent


@dataclass(frozen=True, eq=False)
class Material:
    """What the page is made of.

    Attributes
    ----------
    findings : Findings
        What was found.
    gains : Gains
        Who gains and who pays.
    frames : ComparedFrames
        What its pictures are made of; None for a page without pictures.
    ablations : tuple of Ablation
        Which of several changes does it, where that was tried.
    """

    findings: Findings
    gains: Gains
    frames: ComparedFrames | None
    ablations: tuple[Ablation, ...] = ()


def page(made: Material, language: Language = "zh") -> str:
    """Write the whole report as one HTML page.

    Parameters
    ----------
    made : Material
        What was found.
    language : str, optional
        Which language the page opens in; the other one is behind the switch.

    Returns
    -------
    str
        HTML without scripts and without any address outside itself.
    """
    findings, study = made.findings, made.findings.study
    return render(
        "report.html",
        language,
        title=study.title,
        question=study.question,
        answer=answer(findings, made.gains),
        others=list(others(findings)),
        sure=list(how_sure(findings)),
        cautions=cautions(findings),
        sections=list(sections(made)),
    )


def sections(made: Material) -> Iterator[Section]:
    """Give the parts of the page below the answer, those that have something to say."""
    findings, gains = made.findings, made.gains
    asked = findings.study.outcomes[0].name
    parts: dict[str, Iterator[Block]] = {
        "ablation": apart(findings.study, made.ablations),
        "league": league(made.frames),
        "policy": policy(findings, {each.arm for each in made.ablations}),
        "differences": differences(findings),
        "gains": gainers(findings, gains),
        "worth": worth(findings, gains),
        "six": lasting(findings, gains),
        "robust": regret(made.frames),
        "methods": iter([methods(findings)]),
        "odd": iter([odd()]),
        "full": everything(findings, gains),
    }
    for name, blocks in parts.items():
        drawn = () if made.frames is None else pictures(made.frames, name, asked)
        shown = (*drawn, *blocks)
        if shown:
            yield Section(name, say(f"page.{name}"), shown)


def render(template: str, language: Language, **values: Any) -> str:  # noqa: ANN401 what a page shows
    """Fill a template; whatever comes from a scenario is escaped."""
    css = (HERE / "report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode("ascii")
    return (
        _environment()
        .get_template(template)
        .render(css=css, hash=digest, language=language, say=say, version=VERSION, **values)
    )


def _environment() -> Environment:
    made = Environment(
        autoescape=True,
        loader=FileSystemLoader(HERE),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"zh": lambda text: _words(text, "zh"), "en": lambda text: _words(text, "en")}
    return made


def _words(text: Text, language: Language) -> str:
    return harmless(text.within(language))
