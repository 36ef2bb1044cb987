"""One thing said in Chinese and in English."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, Language] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Chinese and in English.

    >>> Text("村", "village").within("en")
    'village'
    >>> Text("第{n}月", "month {n}").filled(n=3).zh
    '第3月'
    """

    zh: str
    en: str

    def within(self, language: Language) -> str:
        """Give the words in one language."""
        return self.zh if language == "zh" else self.en

    def filled(self, **values: object) -> Text:
        """Put values into the named places of both texts; a Text is put in by language."""
        return Text(
            self.zh.format_map({k: _spoken(v, "zh") for k, v in values.items()}),
            self.en.format_map({k: _spoken(v, "en") for k, v in values.items()}),
        )

    def both(self) -> str:
        """Give both texts on one line, Chinese first."""
        return f"{self.zh} · {self.en}"


def listed(parts: Iterable[Text], between: Text) -> Text:
    """Join texts in both languages.

    >>> listed([Text("甲", "a"), Text("乙", "b")], Text("、", ", ")).both()
    '甲、乙 · a, b'
    """
    several = list(parts)
    zh, en = between.zh.join(p.zh for p in several), between.en.join(p.en for p in several)
    return Text(zh, en)


def _spoken(value: object, language: Language) -> object:
    return value.within(language) if isinstance(value, Text) else value
