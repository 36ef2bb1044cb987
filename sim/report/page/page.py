"""The report of a comparison: one page that needs no network, in Chinese and in English."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sim.charts.comparisons import ComparedFrames
from sim.core.text import Language, Text
from sim.core.version import VERSION
from sim.core.words import say
from sim.lab.findings import Findings
from sim.lab.gains import Gains
from sim.report.harmless import harmless
from sim.report.page.answer import answer, others
from sim.report.page.blocks import Block, Section
from sim.report.page.methods import methods, odd
from sim.report.page.people import gainers
from sim.report.page.pictures import pictures
from sim.report.page.policy import policy
from sim.report.page.sure import cautions, how_sure
from sim.report.page.tables import differences, everything, six, worth

HERE = Path(__file__).parent


def page(
    findings: Findings, gains: Gains, frames: ComparedFrames, language: Language = "zh"
) -> str:
    """Write the whole report as one HTML page.

    Parameters
    ----------
    findings : Findings
        What was found.
    gains : Gains
        Who gains and who pays.
    frames : ComparedFrames
        What its pictures are made of.
    language : str, optional
        Which language the page opens in; the other one is behind the switch.

    Returns
    -------
    str
        HTML without scripts and without any address outside itself.
    """
    study = findings.study
    return render(
        "report.html",
        language,
        title=study.title,
        question=study.question,
        answer=answer(findings),
        others=list(others(findings)),
        sure=list(how_sure(findings)),
        cautions=cautions(findings),
        sections=list(sections(findings, gains, frames)),
    )


def sections(findings: Findings, gains: Gains, frames: ComparedFrames) -> Iterator[Section]:
    """Give the parts of the page below the answer, those that have something to say."""
    parts: dict[str, Iterator[Block]] = {
        "policy": policy(findings),
        "differences": differences(findings),
        "gains": gainers(findings, gains),
        "worth": worth(findings, gains),
        "six": six(findings, gains),
        "robust": iter(()),
        "methods": iter([methods(findings)]),
        "odd": odd(findings),
        "full": everything(findings, gains),
    }
    for name, blocks in parts.items():
        made = (*pictures(frames, name), *blocks)
        if made:
            yield Section(name, say(f"page.{name}"), made)


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
