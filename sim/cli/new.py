"""`collabsim new`: a file to begin from, as a template or made of eight answers."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from sim.catalogue import RULES
from sim.cli.trouble import GOOD, STOPPED, plain, tell
from sim.cli.writing import refuse_existing, write_new
from sim.core.param import Param, Value
from sim.core.text import Language, Text
from sim.core.words import say
from sim.scenario import Scenario, load_scenario, shipped
from sim.scenario.json_schema import FILE, as_json, json_schema
from sim.scenario.resolved import written
from sim.scenario.scalars import Refusal, scalar
from sim.scenario.template import derived, name_for, template

ENDING = ".yaml"
FIRST = "yanliu"
ASKED = (
    ("time.months", "template.ask_months"),
    ("time.project_months", "template.ask_project"),
    ("project.grant_yuan", "template.ask_grant"),
    ("rules.benefit_sharing.rule", "template.ask_sharing"),
    ("monitoring.enabled", "template.ask_monitoring"),
)
MOST = 2_000
Ask = Callable[[Text], str]


def new(asked: argparse.Namespace, language: Language) -> int:
    """Write a new scenario and the schema beside it; nothing that exists is touched."""
    file = Path(asked.file)
    file = file if file.suffix else file.with_name(file.name + ENDING)
    refuse_existing(file)
    if asked.ask:
        try:
            text = _answered(file, language)
        except EOFError:
            tell("\n" + say("cli.stopped").within(language))
            return STOPPED
    else:
        text = template(name_for(file))
    write_new(file, text)
    beside = file.with_name(FILE)
    if not beside.exists():
        write_new(beside, as_json(json_schema()))
    print(plain(say("template.written", file=file).within(language)))
    return GOOD


def _answered(file: Path, language: Language) -> str:
    """Ask eight questions; an empty answer leaves things as they are."""

    def ask(question: Text) -> str:
        return input(question.within(language)).strip()

    print(say("template.ask_intro").within(language))
    parent = _parent(ask, language)
    title, question = _text(ask, "template.ask_title"), _text(ask, "template.ask_question")
    values: dict[str, str] = {}
    for path, key in ASKED:
        answer = _value(path, key, load_scenario(parent), ask, language)
        if answer is not None:
            values[path] = answer
    return derived(name_for(file), parent, title, question, values)


def _parent(ask: Ask, language: Language) -> str:
    known = shipped()
    question = say("template.ask_parent", known=", ".join(known), default=FIRST)
    while True:
        answer = ask(question) or FIRST
        if answer in known:
            return answer
        fault = say("scenario.unknown_name", name=plain(answer), known="", guess=Text("", ""))
        print(plain(fault.within(language)))


def _text(ask: Ask, key: str) -> Text:
    answer = "".join(c if c.isprintable() else " " for c in ask(say(key)))[:MOST]
    return Text(answer, answer)


def _value(path: str, key: str, parent: Scenario, ask: Ask, language: Language) -> str | None:
    """Ask for one value until it can stand there; None if it stays as it is."""
    told = parent.values[path]
    known = ", ".join(RULES["benefit_sharing"].names) if path.startswith("rules.") else ""
    default = written(told.value)
    question = say(key, default=default, **({"known": known} if known else {}))
    while True:
        answer = ask(question)
        if not answer:
            return None
        meant, fault = _understood(answer, told.param)
        if fault is None:
            return None if meant == told.value else written(meant)
        print(plain(say("template.again", fault=fault).within(language)))


def _understood(answer: str, param: Param) -> tuple[Value, Text | None]:
    """Say what an answer means, and what is wrong with it if anything is."""
    found = scalar(answer)
    if isinstance(found, Refusal):
        found = scalar(found.instead) if found.instead else answer
    value: Value = answer if found is None or isinstance(found, Refusal) else found
    return value, param.fault(value)
