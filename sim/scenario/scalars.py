"""What a bare word or number in a file means; whatever could mean two things is refused."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from sim.core.text import Text
from sim.scenario.tree import Scalar

WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)", re.ASCII)
NUMBER = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?", re.ASCII)
MONTHS = 12
MOST_DIGITS = 18
LONGEST = 40
TRUE = ("yes", "on", "true")
FALSE = ("no", "off", "false")
UNITS = Text(
    "年|个月|月|天|小时|元|户|个|人|家|村|公里|岁|次|组|条",
    "years?|months?|days?|hours?|yuan|rmb|km|households?|villages?|persons?|people",
)
YEARS = Text("年", "years?")
DATES = Text("年|月|日", "[-/.]")
LARGE = {Text("万", "ten thousand").zh: 10_000, Text("亿", "hundred million").zh: 100_000_000}
MYRIADS = "".join(LARGE)
BETWEEN = rf"(?:{DATES.zh}|{DATES.en})"
COMMA = re.compile(r"[-+]?[0-9]+,([0-9]{1,2}|[0-9]{4,})")
"""A comma that can only be meant as a decimal point."""
FORMS = (
    ("number_form", re.compile(r"[-+]?0[0-9]+(\.[0-9]*)?")),
    ("number_form", re.compile(r"[-+]?0[xobXOB][0-9a-fA-F]+")),
    ("number_form", re.compile(r"[-+]?[0-9][0-9_]*_[0-9_]*(\.[0-9_]*)?")),
    ("number_form", re.compile(r"[-+]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?")),
    ("number_form", re.compile(r"[-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?")),
    ("number_form", re.compile(r"[-+]?[0-9]+,[0-9]+")),
    ("number_form", re.compile(r"[-+]?[0-9]{1,3}( [0-9]{3})+(\.[0-9]*)?")),
    ("fraction", re.compile(r"([0-9]{1,6}) ?/ ?([1-9][0-9]{0,5})")),
    ("percent", re.compile(r"([-+]?[0-9]*\.?[0-9]+) ?%")),
    ("per_mille", re.compile(r"([-+]?[0-9]*\.?[0-9]+) ?\u2030")),
    ("with_sign", re.compile(r"[¥$€\uffe5] ?([0-9][0-9,]*\.?[0-9]*)")),
    ("date", re.compile(rf"[0-9]{{4}}{BETWEEN}[0-9]{{1,2}}({BETWEEN}[0-9T:.]*{BETWEEN}?)?")),
    ("not_finite", re.compile(r"[-+]?\.?(inf|infinity|nan)", re.IGNORECASE)),
    (
        "in_years",
        re.compile(rf"([0-9]{{1,3}}(?:\.[0-9]+)?) ?(?:{YEARS.zh}|{YEARS.en})", re.IGNORECASE),
    ),
    ("with_unit", re.compile(rf"([-+]?[0-9][0-9,]*\.?[0-9]*) ?({UNITS.en})", re.IGNORECASE)),
    ("with_unit", re.compile(rf"([-+]?[0-9]+\.?[0-9]*) ?([{MYRIADS}]?)({UNITS.zh})?")),
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a bare word is refused, by the name of the sentence, and what to write instead."""

    name: str
    instead: str = ""


def scalar(text: str) -> Scalar | Refusal:
    """Say what a bare word means: a number, true or false, nothing, or text.

    >>> scalar("1e5"), scalar("true"), scalar("null"), scalar("equal")
    (100000.0, True, None, 'equal')
    >>> scalar("0.042602237489219555")
    0.042602237489219555
    >>> scalar("30%")
    Refusal(name='percent', instead='0.3')
    >>> scalar("50万")
    Refusal(name='with_unit', instead='500000')
    """
    if text in {"", "~", "null"}:
        return None
    if text in {"true", "false"}:
        return text == "true"
    if text.lower() in TRUE + FALSE:
        return Refusal("ambiguous", "true" if text.lower() in TRUE else "false")
    if NUMBER.fullmatch(text):
        return _number(text)
    return _form(text) or _wide(text) or text


def _number(text: str) -> Scalar | Refusal:
    digits = re.sub("[^0-9]", "", re.split("[eE]", text)[0])
    # zeros in front say nothing: 0.042602237489219555 has 17 digits
    if len(digits.lstrip("0")) > MOST_DIGITS or len(digits) > LONGEST:
        return Refusal("too_many_digits")
    if WHOLE.fullmatch(text):
        return int(text)
    if re.fullmatch(r"[-+]?0[0-9]+(\.[0-9]*)?", text):
        return Refusal("number_form", f"{Decimal(text):f}")
    value = float(text)
    return value if math.isfinite(value) else Refusal("not_finite")


def _form(text: str) -> Refusal | None:
    if len(text) > 40:  # noqa: PLR2004 no number is as long as that
        return None
    for name, pattern in FORMS:
        match = pattern.fullmatch(text)
        if match:
            return Refusal(name, _instead(name, text, match))
    return None


def _instead(name: str, text: str, match: re.Match[str]) -> str:
    if name in MEANT:
        return MEANT[name](match)
    if name == "number_form" and text[:2].lower() in {"0x", "0o", "0b"}:
        return _based(text)
    if name == "number_form" and ":" not in text:
        plain = re.sub("[_, ]", "", text) if not COMMA.fullmatch(text) else text.replace(",", ".")
        return _plain(Decimal(plain.rstrip(".")))
    return f'"{text}"'


def _counted(match: re.Match[str]) -> str:
    times = LARGE.get(match[2], 1)
    return _plain(Decimal(match[1].replace(",", "")) * times)


MEANT: dict[str, Callable[[re.Match[str]], str]] = {
    "percent": lambda match: f"{Decimal(match[1]) / 100:f}",
    "per_mille": lambda match: f"{Decimal(match[1]) / 1000:f}",
    "fraction": lambda match: f"{int(match[1]) / int(match[2]):.6g}",
    "with_sign": lambda match: _plain(Decimal(match[1].replace(",", ""))),
    "in_years": lambda match: _plain(Decimal(match[1]) * MONTHS),
    "with_unit": _counted,
}
"""What is meant by a number with a sign or unit, by the name of the fault."""


def _based(text: str) -> str:
    try:
        return str(int(text, 0))
    except ValueError:
        return f'"{text}"'


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _wide(text: str) -> Refusal | None:
    """Refuse digits of another script: they look like a number and would be read as text."""
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)
    usual = unicodedata.normalize("NFKC", digits)
    if usual == text or len(text) > 40:  # noqa: PLR2004 no number is as long as that
        return None
    meant = scalar(usual)
    if isinstance(meant, Refusal):
        return Refusal("wide_digits", meant.instead or usual)
    return None if meant is None or isinstance(meant, str) else Refusal("wide_digits", usual)
