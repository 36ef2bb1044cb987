"""One Chinese term, one English term: texts keep to the glossary."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = {path.relative_to(ROOT).as_posix(): path for path in sorted((ROOT / "sim").rglob("*.py"))}
WORDS = sorted((ROOT / "sim/core/words").glob("*.toml"))
GLOSSARY = (ROOT / "docs/glossary.md").read_text(encoding="utf-8").split("## Everyday words")[0]
ROW = re.compile(r"^\| (?P<zh>[^|A-Za-z]+?) \| (?P<en>[^|]+?) \|", re.MULTILINE)
# the longest first: what a long term covers, a shorter one inside it does not claim
TERMS = sorted(
    ((m["zh"], m["en"].split(" / ")) for m in ROW.finditer(GLOSSARY) if m["zh"] != "中文"),
    key=lambda term: -len(term[0]),
)


def stems(term: str) -> re.Pattern[str]:
    """Match the English term with any ending of its words, hyphenated or not."""
    words = [re.sub(r"(es|s|y|e)$", "", word) for word in re.split(r"[ -]", term)]
    return re.compile(r"\b" + r"\w*[ -]+".join(map(re.escape, words)), re.IGNORECASE)


def breaches(zh: str, en: str) -> Iterator[str]:
    for term, allowed in TERMS:
        if term not in zh:
            continue
        zh = zh.replace(term, "·")
        if not any(stems(words).search(en) for words in allowed):
            yield f"{term} is “{' / '.join(allowed)}”, not: {en}"


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(
                func=ast.Name(id="Text"),
                args=[ast.Constant(value=str(zh)), ast.Constant(value=str(en))],
            ):
                yield zh, en


def test_the_glossary_has_rows_and_no_term_twice():
    terms = [zh for zh, _ in TERMS]
    assert len(terms) > 50
    assert len(set(terms)) == len(terms)


@pytest.mark.parametrize("name", FILES)
def test_texts_keep_to_the_glossary(name: str):
    assert [breach for zh, en in pairs(FILES[name]) for breach in breaches(zh, en)] == []


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.stem)
def test_sentences_keep_to_the_glossary(path: Path):
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    assert [b for entry in entries.values() for b in breaches(entry["zh"], entry["en"])] == []


def test_a_wrong_word_is_noticed():
    assert list(breaches("利益共享规则", "profit sharing rule"))
    assert not list(breaches("利益共享规则", "Benefit-sharing rule"))
    assert not list(breaches("稳定脱贫的贫困户", "Poor households with a sustained exit"))
