"""In which language to speak: as asked, else as the system is set."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Final

from sim.core.text import LANGUAGES, Language

VARIABLES: Final = ("COLLABSIM_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
_CHINESE_ON_WINDOWS: Final = 0x04


def chosen(words: Sequence[str], environment: Mapping[str, str] = os.environ) -> Language:
    """Find the language before the words are read, so that faults in them are said in it too.

    >>> chosen(["run", "--lang", "zh"], {}), chosen(["run", "--lang=en"], {"LANG": "zh_CN.UTF-8"})
    ('zh', 'en')
    >>> chosen([], {"LANG": "zh_CN.UTF-8"}), chosen([], {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"})
    ('zh', 'en')
    """
    for at, word in enumerate(words):
        told = word.partition("=")[2] if word.startswith("--lang=") else ""
        if word == "--lang" and at + 1 < len(words):
            told = words[at + 1]
        for language in LANGUAGES:
            if told == language:
                return language
    for variable in VARIABLES:
        if environment.get(variable):
            return "zh" if environment[variable].lower().startswith("zh") else "en"
    return "zh" if _windows_speaks_chinese() else "en"


def _windows_speaks_chinese() -> bool:
    if sys.platform == "win32":
        import ctypes

        found: int = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return found & 0x3FF == _CHINESE_ON_WINDOWS
    return False
