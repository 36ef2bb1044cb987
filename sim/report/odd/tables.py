"""Tables of the ODD+D description: columns, phases, rules, payments, parameters, outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import Any

from sim.catalogue import OUTCOMES, RULES, family_label
from sim.core.param import Param
from sim.core.table import Column
from sim.core.text import Language
from sim.core.units import figure, unit_named
from sim.core.words import say
from sim.month import MONTH
from sim.phases import Phase
from sim.report.odd.counts import Shown, parameters, purposes, rules
from sim.scenario.story import section_named
from sim.world.entries import ENTRIES
from sim.world.equations import EQUATIONS, stands
from sim.world.flows import FLOWS
from sim.world.series import EXIT_STANDARD, SURVEY_LINE
from sim.world.signs import SIGNS
from sim.world.world import TABLES

BRACKETS: dict[Language, str] = {"zh": "{}（{}）", "en": "{} ({})"}


def table(heads: Iterable[str], rows: Iterable[Iterable[object]], language: Language) -> str:
    """Write a table in Markdown; the heads are keys of `odd.toml`."""
    names = [say(f"odd.{head}").within(language) for head in heads]
    lines = [names, ["---"] * len(names), *([str(cell) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def columns(language: Language) -> Iterator[str]:
    """Write every table of the world with all its columns."""
    for kind in TABLES:
        yield f"#### {kind.label.within(language)} · `{kind.key}`\n"
        yield say(f"odd.table_{kind.key}").within(language) + "\n"
        rows = [_column(kind.key, column, language) for column in kind.columns.values()]
        yield table(("column", "name", "unit", "kept_as", "start"), rows, language)


def _column(key: str, column: Column, language: Language) -> tuple[str, ...]:
    name = column.label.within(language)
    if column.width:
        parts = (part.within(language) for part in ENTRIES[f"{key}.{column.name}"])
        listed = ("、" if language == "zh" else ", ").join(parts)
        name = BRACKETS[language].format(name.partition(":")[0], listed)
    kept = column.dtype.name + (f" × {column.width}" if column.width else "")
    return f"`{key}.{column.name}`", name, _unit(column.unit, language), kept, f"{column.start:g}"


def phases(language: Language) -> str:
    """Write what each phase reads and writes, in the month's order."""
    rows = [
        (
            f"{n} {phase.label.within(language)} `{phase.name}`",
            _names(phase.reads_before, language),
            _names(_read_now(phase), language),
            _names(dict.fromkeys(phase.writes), language),
        )
        for n, phase in enumerate(MONTH, 1)
    ]
    return table(("phase", "reads_before", "reads_now", "writes"), rows, language)


def _read_now(phase: Phase) -> Iterable[str]:
    """Give what a phase reads as it stands and does not itself write."""
    return [name for name in dict.fromkeys(phase.reads_now) if name not in phase.writes]


def _names(names: Iterable[str], language: Language) -> str:
    """List columns table by table."""
    ordered = [name.split(".") for name in names]
    tables = dict.fromkeys(table for table, _ in ordered)
    parts = [f"`{key}`: " + " ".join(name for t, name in ordered if t == key) for key in tables]
    return "; ".join(parts) or say("odd.none").within(language)


def submodels(language: Language) -> Iterator[str]:
    """Write what each phase does, and where its equations stand."""
    where = say("odd.files").within(language)
    for n, phase in enumerate(MONTH, 1):
        yield f"#### {n} {phase.label.within(language)} · `{phase.name}`\n"
        yield say(f"odd.phase_{phase.name}").within(language) + "\n"
        files = dict.fromkeys(file for one in EQUATIONS[phase.name] for file, _ in one.places)
        yield f"{where}: " + " ".join(f"`{file}`" for file in files) + "\n"


def all_rules(language: Language, shown: Shown) -> Iterator[str]:
    """Write every rule with its card: what it is, how it works, its source."""
    for family in RULES:
        yield f"#### {family_label(family).within(language)} · `{family}`\n"
        for name in rules(family, shown):
            card = RULES[family][name].card
            what, how = card.what.within(language), card.how.within(language)
            yield f"- **{card.title.within(language)}** `{name}`: {what} {how} *{card.source}*"
        yield ""


def payments(language: Language) -> str:
    """Name every payment."""
    return " · ".join(f"{flow.label.within(language)} `{key}`" for key, flow in FLOWS.items())


def all_parameters(language: Language, shown: Shown) -> Iterator[str]:
    """Write every parameter with value, unit, range and source, part by part."""
    heads = ("key", "name", "value", "unit", "range", "source")
    for part, some in groupby(parameters(shown), key=lambda one: _part(one[0])):
        rows = [_parameter(path, rule, param, language, shown) for path, rule, param in some]
        yield f"#### {section_named(part).within(language)} · `{part}`\n"
        yield table(heads, rows, language)


def _part(path: str) -> str:
    steps = path.split(".")
    return ".".join(steps[:2]) if steps[0] in {"rules", "world"} else steps[0]


def _parameter(
    path: str, rule: str, param: Param, language: Language, shown: Shown
) -> tuple[Any, ...]:
    choices = param.choices
    if param.name == "rule":
        choices = tuple(rules(path.split(".")[1], shown))
    low, high = (figure(end).within(language) for end in (param.low, param.high))
    ends = f"{low} … {high}" if param.low is not None or param.high is not None else ""
    value = str(param.default).lower() if isinstance(param.default, bool) else param.default
    return (
        f"`{path}`" + (f" ({rule})" if rule else ""),
        param.label.within(language),
        value,
        _unit(param.unit, language),
        " ".join(choices) or ends,
        param.source if param.name != "rule" else "",
    )


def outcomes(language: Language) -> str:
    """Write every outcome with its unit."""
    rows = [
        (f"`{name}`", made.label.within(language).replace("\n", ""), _unit(made.unit, language))
        for name, made in OUTCOMES.items()
    ]
    return table(("key", "name", "unit"), rows, language)


def _unit(unit: str, language: Language) -> str:
    return unit_named(unit).within(language) or "1"


def signs(language: Language) -> str:
    """Write the register of directions."""
    rows = [(sign.what.within(language), stands(sign.where)) for sign in SIGNS]
    return table(("direction", "where"), rows, language)


def series(language: Language) -> Iterator[str]:
    """Write the dated series that come in from outside."""
    heads = ("year", "amount")
    for one in (SURVEY_LINE, EXIT_STANDARD):
        yield f"**{say('odd.series', label=one.label).within(language)}** *{one.source}*\n"
        years = enumerate(one.values, one.first_year)
        yield table(heads, ((year, f"{value:g}") for year, value in years), language)


def luck() -> str:
    """Name what luck is drawn for."""
    return "\n".join(f"- `{name}`" for name in purposes()) + "\n"


def made_of(language: Language, shown: Shown) -> dict[str, partial[Any]]:
    """Give what is generated below each section, by the name of the text it follows."""
    return {
        "background_assumptions": partial(signs, language),
        "entities_scales": partial(columns, language),
        "process_about": partial(phases, language),
        "stochasticity": partial(luck),
        "observation_emergent": partial(outcomes, language),
        "input": partial(series, language),
        "submodels_about": partial(submodels, language),
        "rules_about": partial(all_rules, language, shown),
        "payments_about": partial(payments, language),
        "parameters_about": partial(all_parameters, language, shown),
    }
