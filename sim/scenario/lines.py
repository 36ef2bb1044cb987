"""Look at a file line by line before it is parsed: comments, and what a parser would misplace."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sim.core.text import Text
from sim.scenario.problems import Faults
from sim.scenario.tree import Caption, Place

MARKED = re.compile(r"(?P<text>.*?)\s*\[(?P<mark>[SRrFA])(?P<source>[^\]]*)\]\s*")
BLOCK = re.compile(r"(?:^|[:-])\s+[|>][-+0-9]*\s*$|:\s[|>][-+0-9]*\s*$")
SPECIAL = re.compile(r"[\"'#{}\[\]]")
CLOSING = {"'": re.compile(r"(?:[^']|'')*'"), '"': re.compile(r'(?:[^"\\]|\\.)*"')}
MASK = '"'
ORIGIN = "←"
"""Behind this sign a printed scenario says where a value comes from, and then its unit."""
BETWEEN = " · "
BEFORE_UNIT = "|"
WIDE_COLON = re.compile(r"(?:^|[{,])\s*(?:- +)?(?P<key>[A-Za-z_]\w*)\s*(?P<fault>：)", re.ASCII)
NO_SPACE = re.compile(r"(?:^|[{,])\s*(?:- +)?(?P<key>[A-Za-z_]\w*):(?P<fault>[^\s/,}\]])", re.ASCII)
WIDE_COMMA = re.compile("[\uff0c\uff1b]")
WIDE_BRACKET = re.compile(r":\s+(?P<fault>[\uff5b\uff3b])")
WIDE_HASH = re.compile(r"(?:^|\s)(?P<fault>\uff03)")
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)
ODD = {"\t": Text("制表符 Tab", "a tab"), "\u3000": Text("全角空格", "a wide space")}
OTHER = Text("特殊空格", "a special space")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its code with everything quoted masked, its comment, and whether in braces."""

    number: int
    code: str
    comment: str
    braces: int
    inside: bool


@dataclass(frozen=True, slots=True)
class _State:
    quote: str = ""
    depth: int = 0
    block: int = -1


def split(text: str) -> list[Line]:
    """Part every line into code and comment, as a reader of the file would."""
    state = _State()
    rows = []
    for number, raw in enumerate(text.split("\n"), 1):
        indent = len(raw) - len(raw.lstrip(" "))
        if state.block >= 0 and (indent > state.block or not raw.strip()):
            rows.append(Line(number, "", "", 0, inside=True))
            continue
        before = replace(state, block=-1)
        code, comment, state = _part(raw, before)
        rows.append(Line(number, code, comment, before.depth, inside=bool(before.quote)))
        if BLOCK.search(code) and not state.depth:
            state = replace(state, block=indent)
    return rows


def _part(raw: str, state: _State) -> tuple[str, str, _State]:
    """Mask what is quoted and cut off the comment of one line."""
    code, place, depth = "", 0, state.depth
    if state.quote:
        place, code = _quoted(raw, 0, state.quote)
        if place < 0:
            return code, "", state
    while match := SPECIAL.search(raw, place):
        char, start = match[0], match.start()
        code += raw[place:start]
        if char == "#" and (start == 0 or raw[start - 1].isspace()):
            return code, raw[start + 1 :].strip(), _State("", depth)
        opens = _token_starts(code, depth)
        place = start + 1
        if char in CLOSING and opens:
            place, masked = _quoted(raw, start + 1, char)
            code += MASK + masked
            if place < 0:
                return code, "", _State(char, depth)
            continue
        depth = _depth(char, depth, opens=opens)
        code += char
    return code + raw[place:], "", _State("", depth)


def _quoted(raw: str, start: int, quote: str) -> tuple[int, str]:
    match = CLOSING[quote].match(raw, start)
    end = match.end() if match else len(raw)
    return (end if match else -1), MASK * (end - start)


def _token_starts(code: str, depth: int) -> bool:
    before = code.rstrip()
    if not before:
        return True
    if before[-1] in "{[" or (before[-1] == "," and depth):
        return True
    return before[-1] in ":-?" and (len(code) > len(before) or depth > 0)


def _depth(char: str, depth: int, *, opens: bool) -> int:
    if char in "{[":
        return depth + (opens or depth > 0)
    return max(0, depth - 1) if char in "}]" else depth


def captions(lines: list[Line]) -> dict[int, Caption]:
    """Give the end-of-line comments by line number; whole lines of comment are no captions."""
    return {
        line.number: caption(line.comment) for line in lines if line.comment and line.code.strip()
    }


def caption(comment: str) -> Caption:
    """Take a comment apart: Chinese, English, mark and its source.

    >>> caption("村 · villages [R: yearbook]")
    Caption(text=Text(zh='村', en='villages'), mark='R', source='yearbook', origin='')
    """
    match = MARKED.fullmatch(comment)
    words, _, printed = (match["text"] if match else comment).partition(ORIGIN)
    zh, middle, en = (
        part.strip() for part in words.partition(BETWEEN if BETWEEN in words else "·")
    )
    text = Text(zh, en) if middle else Text(zh, zh)
    origin = printed.partition(f" {BEFORE_UNIT} ")[0].strip()
    if not match:
        return Caption(text, origin=origin)
    return Caption(text, match["mark"], match["source"].strip(" :："), origin)


def look_over(lines: list[Line], text: str, file: str, faults: Faults) -> None:
    """Note the slips that a parser would report late, wrongly or not at all."""
    for line in lines:
        if not line.inside and line.code.strip():
            _slips(line, file, faults)
    for number, raw in enumerate(text.split("\n"), 1):
        found = INVISIBLE.search(raw)
        if found:
            place = Place(file, number, found.start() + 1)
            faults.add("invisible", place, char=f"U+{ord(found[0]):04X}")


def _slips(line: Line, file: str, faults: Faults) -> None:
    margin = line.code[: len(line.code) - len(line.code.lstrip())]
    odd = [(column, char) for column, char in enumerate(margin, 1) if char != " "]
    if odd:
        column, char = odd[0]
        faults.add("indentation", Place(file, line.number, column), char=ODD.get(char, OTHER))
        return
    remark = WIDE_HASH.search(line.code)
    if remark:
        faults.add("wide_hash", Place(file, line.number, remark.start("fault") + 1))
    else:
        _signs(line, file, faults)


def _signs(line: Line, file: str, faults: Faults) -> None:
    """Note colons, commas and brackets that are not what they look like."""
    for name, pattern in (("wide_colon", WIDE_COLON), ("colon_space", NO_SPACE)):
        for match in pattern.finditer(line.code):
            if match.start() == 0 or _in_braces(line, match.start("key")):
                at = Place(file, line.number, match.start("fault") + 1)
                faults.add(name, at, key=match["key"])
    for match in WIDE_COMMA.finditer(line.code):
        if _in_braces(line, match.start()):
            faults.add("wide_comma", Place(file, line.number, match.start() + 1))
    for match in WIDE_BRACKET.finditer(line.code):
        at, char = Place(file, line.number, match.start("fault") + 1), match["fault"]
        faults.add("wide_bracket", at, code=f"U+{ord(char):04X}")


def _in_braces(line: Line, column: int) -> bool:
    depth = line.braces
    for place, char in enumerate(line.code[:column]):
        depth = _depth(char, depth, opens=_token_starts(line.code[:place], depth))
    return depth > 0
