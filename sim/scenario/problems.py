"""Faults of a file: collected, sorted, and said in both languages with their place."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from sim.core.errors import Problem, ScenarioError
from sim.core.text import Text
from sim.core.words import say, sentences
from sim.scenario.tree import Place

MOST = 20
"""More faults than this are counted, not told."""
MANY = 200
LONGEST = 60
VALUES = "E3"
"""Codes of faults in how a single value is written begin like this."""

CODES = {
    # The file itself.
    "missing_file": "E101",
    "not_a_file": "E102",
    "too_large": "E103",
    "empty_file": "E104",
    "wrong_encoding": "E105",
    "gbk": "E106",
    "unreadable_bytes": "E110",
    "not_text": "E107",
    "unreadable": "E108",
    "invisible": "E109",
    # How it is written.
    "indentation": "E201",
    "wide_colon": "E202",
    "wide_comma": "E203",
    "colon_space": "E204",
    "unclosed_quote": "E205",
    "unclosed_bracket": "E206",
    "two_colons": "E207",
    "no_colon": "E208",
    "odd_indentation": "E209",
    "odd_character": "E210",
    "bad_escape": "E211",
    "not_yaml": "E212",
    "text_after_quote": "E223",
    "wide_bracket": "E224",
    "switch_as_key": "E225",
    "wide_hash": "E226",
    "anchor": "E213",
    "tag": "E214",
    "merge_key": "E215",
    "second_document": "E216",
    "directive": "E217",
    "too_deep": "E218",
    "too_long": "E219",
    "key_not_text": "E220",
    "duplicate_key": "E221",
    "not_a_map": "E222",
    # How a single value is written.
    "ambiguous": "E301",
    "number_form": "E302",
    "wide_digits": "E303",
    "percent": "E304",
    "with_unit": "E305",
    "in_years": "E312",
    "date": "E306",
    "per_mille": "E309",
    "fraction": "E310",
    "with_sign": "E311",
    "not_finite": "E307",
    "too_many_digits": "E308",
    # What it says.
    "unknown_key": "E401",
    "not_a_section": "E402",
    "bad_value": "E403",
    "not_one_value": "E404",
    "unknown_rule": "E405",
    "no_rule": "E406",
    "share_sum": "E407",
    "missing_key": "E408",
    "missing_heading": "E419",
    "bad_format": "E409",
    "bad_kind": "E410",
    "bad_name": "E411",
    "bad_text": "E412",
    "no_other_villages": "E415",
    "no_contractor": "E416",
    "not_named": "E417",
    "not_a_switch": "E418",
    "unknown_words": "E421",
    "unknown_shape": "E422",
    "spread_twice": "E423",
    "list_length": "E424",
    "rule_alone": "E425",
    # Derived files.
    "changes_alone": "E501",
    "missing_parent": "E506",
    "not_under_changes": "E502",
    "extends_cycle": "E503",
    "extends_deep": "E504",
    "extends_outside": "E505",
    # What changes when.
    "month_or_event": "E601",
    "until_before": "E602",
    "not_timed": "E603",
    "overlap": "E604",
    "unknown_event": "E605",
    "too_many": "E606",
    "nothing_at_start": "E607",
    # Decisions.
    "list_of_decisions": "E651",
    "yes_or_no": "E652",
    "months_of_decision": "E653",
    "nobody_there": "E654",
    "no_such_number": "E655",
    "decided_twice": "E656",
    # A nation of counties.
    "list_of_tiers": "E661",
    "tier_too_thin": "E662",
    "not_by_tier": "E663",
    "tiers_and_tables": "E664",
    "tiers_wait": "E665",
    # What is expected.
    "bad_range": "E701",
    "bad_size": "E704",
    "unknown_measure": "E702",
    "after_the_end": "E703",
    # Studies.
    "other_kind": "E420",
    "list_of_scenarios": "E901",
    "varied_twice": "E902",
    "not_one_place": "E903",
    "range_of_policy": "E904",
    "no_values": "E905",
    "range_and_values": "E906",
    "values_of_factor": "E907",
    "too_many_arms": "E908",
    "same_arm": "E909",
    "not_a_number": "E910",
    "range_backwards": "E911",
    "no_number": "E912",
    "not_a_world_key": "E913",
    "unknown_take": "E914",
    "take_alone": "E915",
    "unknown_money": "E916",
    "nothing_unknown": "E917",
    "at_most_below": "E918",
    "not_ours": "E919",
    "no_width": "E920",
    "no_grid": "E921",
    "no_power_of_two": "E922",
    # Lessons.
    "steps_of_lesson": "E951",
    "empty_step": "E952",
    "options_of_guess": "E953",
    # Own tables.
    "table_name": "E851",
    "table_outside": "E852",
    "table_missing": "E853",
    "table_elsewhere": "E854",
    "empty_table": "E855",
    "long_table": "E856",
    "table_encoding": "E857",
    "no_table": "E858",
    "wrong_parting": "E859",
    "broken_row": "E860",
    "broken_workbook": "E861",
    "personal_column": "E862",
    "column_unknown": "E863",
    "column_unnamed": "E864",
    "column_twice": "E865",
    "column_missing": "E866",
    "cells_in_row": "E867",
    "code_missing": "E868",
    "code_odd": "E869",
    "code_twice": "E870",
    "cell_flag": "E871",
    "cell_number": "E872",
    "cell_comma": "E873",
    "cell_whole": "E874",
    "cell_range": "E875",
    "no_such_village": "E876",
    "too_many_persons": "E877",
    "count_differs": "E878",
    "column_unit": "E879",
    # The command line.
    "bad_override": "E801",
    "unknown_name": "E802",
    # Worth knowing, no fault.
    "change_too_late": "W101",
    "project_too_long": "W102",
    "hours": "W103",
    "changed_later": "W104",
    "factor_changed_later": "W105",
    "range_beside": "W106",
    "measured_twice": "W107",
    "renamed": "W108",
    "usual_villages": "W109",
    "coarser_than_matters": "W110",
}
"""The code of each kind of fault; its sentences stand under the same name in the words."""


def shown(value: object) -> str:
    r"""Write a value so that nothing in it can act on a screen, and not longer than a line.

    >>> shown("a\x1b[31m")
    "'a\\x1b[31m'"
    """
    if isinstance(value, bool):
        return str(value).lower()
    text = f"'{escaped(value)}'" if isinstance(value, str) else escaped(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 2] + "…'"


def escaped(value: object) -> str:
    """Write out every character that would not show: control signs, direction marks, halves."""
    return "".join(c if c.isprintable() else _spelled(c) for c in str(value))


def _spelled(char: str) -> str:
    code = ord(char)
    if unicodedata.category(char) == "Zs":
        return f"<U+{code:04X}>"
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004 one byte


@dataclass
class Faults:
    """The faults found so far; nothing is raised until all are known."""

    noted: dict[Problem, None] = field(default_factory=dict)
    warned: dict[Problem, None] = field(default_factory=dict)
    """What is worth knowing though it is no fault."""

    @property
    def found(self) -> list[Problem]:
        """Give the faults in the order in which they were noted."""
        return list(self.noted)

    @property
    def many(self) -> bool:
        """Say whether there are so many already that no further hint will be read."""
        return len(self.noted) > MANY

    @property
    def misread(self) -> bool:
        """Say whether some value could not be read; sums over such values mean nothing."""
        return any(problem.code.startswith(VALUES) for problem in self.noted)

    def add(
        self, name: str, at: Place, path: str = "", /, *, hint: Text | None = None, **values: object
    ) -> None:
        """Note a fault by its name; `values` fill the named places of its sentences."""
        self.noted[problem(name, at, path, hint=hint, **values)] = None

    def note(self, name: str, at: Place, path: str = "", /, **values: object) -> None:
        """Note what is worth knowing by its name."""
        self.warned[problem(name, at, path, hint=None, **values)] = None

    def raise_if_any(self) -> None:
        """Raise all faults at once, first those that come first in the file.

        Raises
        ------
        ScenarioError
            If there is any fault.
        """
        if not self.noted:
            return
        ordered = sorted(self.noted, key=lambda p: (p.file, p.line, p.column, p.code))
        kept = ordered[:MOST]
        if len(ordered) > MOST:
            last = kept[-1]
            more = say("scenario.and_more", count=len(ordered) - MOST)
            kept.append(Problem("E000", more, file=last.file, line=last.line, column=last.column))
        raise ScenarioError(kept)


def problem(
    name: str, at: Place, path: str = "", /, *, hint: Text | None = None, **values: object
) -> Problem:
    """Make one fault, or one thing worth knowing, with its sentences."""
    known = sentences("scenario")
    if hint is None:
        told = f"{name}_hint"
        hint = say(f"scenario.{told}", **values) if told in known else Text("", "")
    what = say(f"scenario.{name}", **values)
    file = escaped(at.file)
    return Problem(CODES[name], what, hint, file, at.line, at.column, escaped(path)[:200])


def stop(name: str, at: Place, /, **values: object) -> ScenarioError:
    """Make the error for a fault that leaves nothing further to look at."""
    return ScenarioError([problem(name, at, hint=None, **values)])
