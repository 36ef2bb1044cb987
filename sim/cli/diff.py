"""`collabsim diff`: the policy difference between two scenarios, in words."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import Any

from sim.cli.trouble import GOOD, plain, print_file
from sim.core.text import Language, Text
from sim.core.words import say
from sim.scenario import load_scenario
from sim.scenario.difference import Difference, differences, identical, told_otherwise


def diff(asked: argparse.Namespace, language: Language) -> int:
    """Tell from what to what each value changes, why, and whom it concerns."""
    old, new = load_scenario(asked.old), load_scenario(asked.new)
    found = () if identical(old, new) else differences(old, new)
    if asked.json:
        print_file(json.dumps([_row(one) for one in found], ensure_ascii=False, indent=2))
        return GOOD
    names = _names(asked.old, asked.new, old.name, new.name)
    if not found:
        print(plain(say("told.identical", **names).within(language)))
    else:
        key = "told.differs_in_one" if len(found) == 1 else "told.differs"
        print(plain(say(key, n=len(found), **names).within(language)))
    for one in found:
        print(plain("\n".join(_lines(one, language))))
    told = told_otherwise(old, new)
    if told:
        print(f"\n{say('told.told_otherwise', keys=', '.join(told)).within(language)}")
    return GOOD


def _names(old_file: str, new_file: str, old: str, new: str) -> dict[str, str]:
    """Call the two by their short names, or by their files where those are the same."""
    return {"old": old_file, "new": new_file} if old == new else {"old": old, "new": new}


def _lines(one: Difference, language: Language) -> Iterator[str]:
    label = one.label.within(language)
    yield f"\n{one.path} · {label}" if label else f"\n{one.path}"
    unit = one.unit.within(language)
    change = f"  {one.old.within(language)} → {one.new.within(language)}"
    yield f"{change} {unit}".rstrip()
    if one.caption is not None:
        mark = f" [{one.caption.mark}]" if one.caption.mark else ""
        yield f"  {one.caption.text.within(language)}{mark} · {one.origin}"
    elif one.origin:
        yield f"  {one.origin}"
    phases = [phase.within(language) for phase in one.read_in]
    key = "told.concerns_in" if phases else "told.concerns"
    joined = ("、" if language == "zh" else ", ").join(phases)
    said = say(key, whom=one.concerns, **({"phases": joined} if phases else {}))
    yield f"  {said.within(language)}"


def _row(one: Difference) -> dict[str, Any]:
    caption = one.caption
    return {
        "path": one.path,
        "label": _both(one.label),
        "unit": _both(one.unit),
        "old": _both(one.old),
        "new": _both(one.new),
        "caption": None if caption is None else _both(caption.text),
        "mark": "" if caption is None else caption.mark,
        "origin": one.origin,
        "concerns": _both(one.concerns),
        "read_in": [_both(phase) for phase in one.read_in],
    }


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
