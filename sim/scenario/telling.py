"""The heading of a file, and what is expected of a run: texts, what matters, expectations."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from sim.core.param import Declared, param
from sim.core.text import Text
from sim.core.words import say
from sim.scenario.check import NAME, NOTHING, Values, checked, enabled, unknown_key
from sim.scenario.problems import Faults, shown
from sim.scenario.registry import Group, close_to
from sim.scenario.scenario import EqualMoney, Expectation, Words
from sim.scenario.tree import Node, Place

LONGEST_TEXT = 2_000
WORDS = ("before_2020", "after_2020")
MONEY = ("outside_yuan", "total_yuan")
EQUAL = ("what", "adjust")
EXPECTED = ("measure", "at_month", "between", "enabled")


class AtMonth(Declared):
    """The month at which something is measured."""

    at_month: int = param(
        default=1,
        unit="month of the run",
        low=1,
        high=600,
        timed=False,
        source="A",
        label=Text("在第几个月", "month in which it is measured"),
    )


def name_of(heading: dict[str, Node], file: str, faults: Faults) -> str:
    """Give the short name: as written, or else that of the file."""
    node = heading.get("name")
    if node is None or node.value is None:
        stem = Path(file).stem.lower()
        return stem if NAME.fullmatch(stem) else "scenario"
    if not isinstance(node.value, str) or not NAME.fullmatch(node.value):
        faults.add("bad_name", node.at, "name", name=shown(node.plain()))
        return ""
    return node.value


def text_of(heading: dict[str, Node], key: str, faults: Faults) -> Text:
    """Give a text in both languages; one said in one language only stands for both."""
    node = heading.get(key)
    if node is None or node.value is None:
        return Text("", "")
    if node.is_map:
        for language, child in node.entries.items():
            if language not in {"zh", "en"}:
                _unknown_language(language, child, key, faults)
            else:
                _is_text(child, f"{key}.{language}", faults)
    else:
        _is_text(node, key, faults)
    zh, en = node.entries.get("zh", node), node.entries.get("en", node)
    first = zh if isinstance(zh.value, str) else en
    second = en if isinstance(en.value, str) else zh
    return Text(str(first.value or ""), str(second.value or ""))


def _unknown_language(language: str, child: Node, key: str, faults: Faults) -> None:
    """Note a third language, or the second half of a text that a comma parted."""
    if child.value is not None:
        unknown_key(language, child, f"{key}.", ["zh", "en"], faults)
        return
    hint, path = say("scenario.comma_in_text"), f"{key}.{language}"
    faults.add("unknown_key", child.key_at, path, hint=hint, key=shown(language), guess=NOTHING)


def words_of(heading: dict[str, Node], faults: Faults) -> Words:
    """Give the set of words in which reports speak of poverty."""
    node = heading.get("words")
    if node is None or node.value is None:
        return "before_2020"
    if node.value not in WORDS:
        word, known = shown(str(node.plain())), ", ".join(WORDS)
        faults.add("unknown_words", node.at, "words", word=word, known=known)
        return "before_2020"
    return cast("Words", node.value)


def _is_text(node: Node, path: str, faults: Faults) -> None:
    if node.value is None:
        return
    if not isinstance(node.value, str) or len(node.value) > LONGEST_TEXT:
        faults.add("bad_text", node.at, path, value=shown(node.plain()), most=LONGEST_TEXT)


def matters_of(node: Node | None, measures: list[str], faults: Faults) -> dict[str, float]:
    """Give the smallest difference that counts, by what is measured."""
    found: dict[str, float] = {}
    if node is not None and not node.is_map:
        faults.add("not_a_section", node.at, "matters", key="matters")
    for name, child in ({} if node is None else node.entries).items():
        known_measure(name, child.key_at, f"matters.{name}", measures, faults)
        size = child.value
        if size is None:
            continue
        if isinstance(size, bool) or not isinstance(size, (int, float)) or size < 0:
            faults.add("bad_size", child.at, f"matters.{name}", value=shown(child.plain()))
        else:
            found[name] = float(size)
    return found


def expectations(
    node: Node | None, measures: list[str], months: int, faults: Faults
) -> tuple[Expectation, ...]:
    """Give what a researcher expects to see, each under its name."""
    if node is not None and not node.is_map:
        faults.add("not_a_section", node.at, "expect", key="expect")
    found = [
        _expectation(name, entry, measures, months, faults)
        for name, entry in ({} if node is None else node.entries).items()
    ]
    return tuple(one for one in found if one is not None)


def _expectation(
    name: str, entry: Node, measures: list[str], months: int, faults: Faults
) -> Expectation | None:
    path = f"expect.{name}"
    if not entry.is_map or not enabled(entry, path, faults):
        if not entry.is_map:
            faults.add("not_a_section", entry.at, path, key=shown(name))
        return None
    entries = entry.entries
    for key, child in entries.items():
        if key not in EXPECTED:
            unknown_key(key, child, f"{path}.", list(EXPECTED), faults)
    missing = [key for key in EXPECTED[:3] if key not in entries]
    for key in missing:
        faults.add("missing_key", entry.key_at, path, key=key)
    if missing:
        return None
    measure = entries["measure"]
    known_measure(measure.plain(), measure.at, f"{path}.measure", measures, faults)
    month = _at_month(entry, path, months, faults)
    low, high = _between(entries["between"], f"{path}.between", faults)
    return Expectation(name, str(measure.value), month, low, high)


def _at_month(entry: Node, path: str, months: int, faults: Faults) -> int:
    node = entry.entries["at_month"]
    alone = Node({"at_month": node}, entry.at, entry.key_at)
    told = checked(Group(dict(AtMonth.params)), alone, faults, f"{path}.")
    month = int(told[f"{path}.at_month"].value) if told else 1
    if month > months:
        faults.add("after_the_end", node.at, f"{path}.at_month", month=month, months=months)
    return month


def _between(node: Node, path: str, faults: Faults) -> tuple[float, float]:
    ends = [child.value for child in node.value] if isinstance(node.value, list) else []
    if len(ends) == 2:  # noqa: PLR2004 a range has two ends
        low, high = ends
        if _number(low) and _number(high) and float(low) <= float(high):  # type: ignore[arg-type]
            return float(low), float(high)  # type: ignore[arg-type]
    faults.add("bad_range", node.at, path, value=shown(str(node.plain())))
    return 0.0, 0.0


def _number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def known_measure(word: object, at: Place, path: str, measures: list[str], faults: Faults) -> None:
    """Note a name that no outcome has."""
    if measures and word not in measures:
        known = ", ".join(measures[:14]) + (", …" if len(measures) > 14 else "")  # noqa: PLR2004
        guess = close_to(str(word), measures)
        meant = say("scenario.did_you_mean", word=guess) if guess else Text("", "")
        faults.add("unknown_measure", at, path, word=shown(word), known=known, guess=meant)


def equal_money_of(node: Node | None, values: Values, faults: Faults) -> EqualMoney | None:
    """Give which money shall be the same and what is moved to make it so; None if not said."""
    if node is None or node.value is None:
        return None
    path = "equal_money"
    if not node.is_map:
        faults.add("not_a_section", node.at, path, key=path)
        return None
    for key, child in node.entries.items():
        if key not in EQUAL:
            unknown_key(key, child, f"{path}.", list(EQUAL), faults)
    missing = [key for key in EQUAL if key not in node.entries]
    for key in missing:
        faults.add("missing_key", node.key_at, path, key=key)
    if missing:
        return None
    what, adjust = (node.entries[key] for key in EQUAL)
    if what.value not in MONEY:
        word, known = shown(str(what.plain())), ", ".join(MONEY)
        faults.add("unknown_money", what.at, f"{path}.what", word=word, known=known)
    _movable(adjust, values, faults)
    return EqualMoney(cast("Any", what.value), str(adjust.plain()))


def _movable(adjust: Node, values: Values, faults: Faults) -> None:
    key = str(adjust.plain())
    told = values.get(key)
    if told is None:
        unknown_key(key, Node(key, adjust.at, adjust.at), "", list(values), faults)
    elif told.param.type != "float":
        faults.add("not_a_number", adjust.at, "equal_money.adjust", key=told.param.label)
