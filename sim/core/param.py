"""Declared numbers: every parameter says its unit, range, default, source and name."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field, fields
from typing import Any, ClassVar, Literal, dataclass_transform

from sim.core.text import Text
from sim.core.units import figure, unit_named
from sim.core.words import say

Level = Literal["workshop", "standard", "expert"]
Value = float | int | bool | str
MARKS = {
    "S": Text("论文", "source paper"),
    "R": Text("查到的文献", "read in a publication"),
    "r": Text("凭记忆", "recalled, to be re-checked"),
    "F": Text("拟合", "fitted"),
    "A": Text("假定", "assumed, no data"),
}


@dataclass(frozen=True, slots=True)
class Param:
    """What is known of one parameter.

    `low` and `high` bound what is possible; `sweep` is the range over which an assumption
    is varied in an audit. `source` begins with its mark: S, R, r, F or A.
    """

    name: str
    type: str
    default: Value
    unit: str
    label: Text
    source: str
    low: float | None = None
    high: float | None = None
    sweep: tuple[float, float] | None = None
    choices: tuple[str, ...] = ()
    level: Level = "expert"
    timed: bool = True

    @property
    def mark(self) -> str:
        """The letter that says where the number comes from: S, R, r, F or A."""
        return self.source[:1]

    def fault(self, value: object) -> Text | None:
        """Say what is wrong with a value, or None when it is fine."""
        if self.choices:
            return None if value in self.choices else _not_a_choice(self, value)
        if self.type == "bool":
            return None if isinstance(value, bool) else _wrong_type(self, value)
        if self.type == "str":
            return None if isinstance(value, str) else _wrong_type(self, value)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return _wrong_type(self, value)
        if self.type == "int" and int(value) != value:
            return _wrong_type(self, value)
        below = self.low is not None and value < self.low
        above = self.high is not None and value > self.high
        return _out_of_range(self, value) if below or above or value != value else None  # noqa: PLR0124 NaN is the one value unequal to itself


def _not_a_choice(p: Param, value: object) -> Text:
    known = ", ".join(p.choices)
    return Text(f"{value!r} 不是可选的词，可选：{known}", f"{value!r} is not one of: {known}")


def _wrong_type(p: Param, value: object) -> Text:
    names = {
        "int": Text("整数", "a whole number"),
        "float": Text("数字", "a number"),
        "bool": Text("true 或 false", "true or false"),
    }
    wanted = names.get(p.type, Text("文字", "a word"))
    gap = " " if wanted.zh[0].isascii() else ""
    return Text(
        f"{value!r} 应当是{gap}{wanted.zh}",
        f"{value!r} should be {wanted.en}",
    )


def _out_of_range(p: Param, value: object) -> Text:
    words = "scenario.outside" if unit_named(p.unit).en else "scenario.outside_plain"
    ends = {"low": figure(p.low), "high": figure(p.high)}
    return say(words, value=value, unit=unit_named(p.unit), **ends)


def param(  # noqa: PLR0913 a declaration names everything that is known of the number
    *,
    default: Any,  # noqa: ANN401 the annotation of the attribute gives the type
    unit: str,
    label: Text,
    source: str,
    low: float | None = None,
    high: float | None = None,
    sweep: tuple[float, float] | None = None,
    choices: tuple[str, ...] = (),
    level: Level = "expert",
    timed: bool = True,
) -> Any:  # noqa: ANN401 stands for the attribute's own type
    """Declare a parameter of a rule, beside its type annotation.

    Parameters
    ----------
    default : Any
        The value when a scenario says nothing; it must lie in the range.
    unit : str
        The unit in words; `1` for a pure number or share.
    label : Text
        The name in both languages.
    source : str
        The mark (S, R, r, F or A) and, where there is one, the publication.
    low, high : float, optional
        The bounds outside of which a value is refused.
    sweep : tuple of float, optional
        The range over which an audit varies the value.
    choices : tuple of str, optional
        The words allowed, for a parameter that is a word.
    level : str, optional
        Who is meant to change it: workshop, standard or expert.
    timed : bool, optional
        Whether it may change during the run.
    """
    told = {
        "default": default,
        "unit": unit,
        "label": label,
        "source": source,
        "low": low,
        "high": high,
        "sweep": sweep,
        "choices": choices,
        "level": level,
        "timed": timed,
    }
    return field(default=default, metadata={"param": told})


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(param,))
class Declared:
    """A frozen value whose every attribute is a declared parameter.

    A subclass becomes a frozen dataclass by itself; values outside their range are refused.
    """

    params: ClassVar[dict[str, Param]] = {}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        dataclass(frozen=True, kw_only=True)(cls)
        cls.params = {
            f.name: Param(name=f.name, type=str(f.type), **f.metadata["param"])
            for f in fields(cls)  # type: ignore[arg-type]  # the line above made it a dataclass
            if "param" in f.metadata and f.default is not MISSING
        }

    def __post_init__(self) -> None:
        for name, p in self.params.items():
            fault = p.fault(getattr(self, name))
            if fault is not None:
                raise ValueError(f"{type(self).__name__}.{name}: {fault.en}")
