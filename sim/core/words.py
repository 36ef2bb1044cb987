"""Every sentence the program says, by key, in both languages (`words/*.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from sim.core.text import Text

FOLDER = Path(__file__).parent / "words"


def say(key: str, /, **values: object) -> Text:
    """Give the sentence stored under `key`, with its named places filled.

    The key is `<file>.<name>`, for instance `run.finished`.

    Raises
    ------
    KeyError
        If no file has such a sentence.
    """
    topic, _, name = key.partition(".")
    return _topic(topic)[name].filled(**values)


def topics() -> list[str]:
    """List the files of sentences by name."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def sentences(topic: str) -> dict[str, Text]:
    """Give all sentences of one file."""
    return dict(_topic(topic))


@cache
def _topic(topic: str) -> dict[str, Text]:
    raw = tomllib.loads((FOLDER / f"{topic}.toml").read_text(encoding="utf-8"))
    return {name: Text(**entry) for name, entry in raw.items()}
