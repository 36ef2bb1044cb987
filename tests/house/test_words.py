"""No word without its other language, and no Chinese outside the places where pairs are kept."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = {path.relative_to(ROOT).as_posix(): path for path in sorted((ROOT / "sim").rglob("*.py"))}
WORDS = sorted((ROOT / "sim/core/words").glob("*.toml"))
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
WIDE = re.compile(r"[\u3000-\u303f\uff01-\uff5e]")


def places(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def spoken(text: str) -> str:
    """Give the text without what is filled in later."""
    return "".join(plain for plain, _, _, _ in string.Formatter().parse(text))


def pair_faults(zh: str, en: str) -> Iterator[str]:
    if places(zh) != places(en):
        yield f"different places to fill: {zh!r} · {en!r}"
    if HAN.search(en) or WIDE.search(en):
        yield f"Chinese in the English text: {en!r}"
    if bool(zh.strip()) != bool(en.strip()):
        yield f"one language is missing: {zh!r} · {en!r}"
    if re.search(r"[a-z]{3}", spoken(zh), re.IGNORECASE) and zh != en and not HAN.search(zh):
        yield f"no Chinese in the Chinese text: {zh!r}"


def constants(node: ast.AST) -> Iterator[ast.Constant]:
    for child in ast.walk(node):
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child


def docstrings(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def texts(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "Text"
        ):
            yield node


def pairs(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for call in texts(tree):
        given = [*call.args, *(word.value for word in call.keywords)]
        values = [arg.value for arg in given if isinstance(arg, ast.Constant)]
        if len(values) == 2:
            yield values[0], values[1]


@pytest.mark.parametrize("name", FILES)
def test_chinese_stands_only_in_pairs(name: str):
    tree = ast.parse(FILES[name].read_text(encoding="utf-8"))
    allowed = {id(node) for node in docstrings(tree)}
    allowed |= {id(part) for call in texts(tree) for part in constants(call)}
    lost = [c.value for c in constants(tree) if HAN.search(c.value) and id(c) not in allowed]
    assert not lost


@pytest.mark.parametrize("name", FILES)
def test_texts_say_the_same_in_both_languages(name: str):
    tree = ast.parse(FILES[name].read_text(encoding="utf-8"))
    assert not [fault for zh, en in pairs(tree) for fault in pair_faults(zh, en)]


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.stem)
def test_sentences_say_the_same_in_both_languages(path: Path):
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    assert [key for key, entry in entries.items() if set(entry) != {"zh", "en"}] == []
    faults = [f for entry in entries.values() for f in pair_faults(entry["zh"], entry["en"])]
    assert not faults


def said() -> list[tuple[str, str]]:
    found = []
    for name, path in FILES.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="say"), args=[ast.Constant(value=str(key)), *_]):
                    found.append((name, key))
    return found


def test_every_sentence_that_is_said_exists():
    known = {f"{p.stem}.{key}" for p in WORDS for key in tomllib.loads(p.read_text("utf-8"))}
    assert [(name, key) for name, key in said() if key not in known] == []


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("第{n}月", "month {m}"),
        ("月", "月"),
        ("", "month"),
        ("month by month", "monthly"),
        ("月", "a，b"),
    ],
)
def test_the_pair_check_can_fail(zh: str, en: str):
    assert list(pair_faults(zh, en))
