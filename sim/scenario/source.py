"""Open a file and make text of its bytes, or say why that cannot be."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from sim.core.text import Text
from sim.scenario.problems import stop
from sim.scenario.tree import Place

LARGEST = 1_000_000
ENCODINGS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
OTHERS = (
    (b"\x89PNG", Text("图片", "a picture")),
    (b"\xff\xd8\xff", Text("图片", "a picture")),
    (b"PK\x03\x04", Text("压缩包或 Excel 文件", "a zip archive or an Excel file")),
    (b"\xd0\xcf\x11\xe0", Text("旧版 Word 或 Excel 文件", "an old Word or Excel file")),
    (b"%PDF", Text("PDF 文件", "a PDF file")),
    (b"\x1f\x8b", Text("压缩包", "a compressed archive")),
)


def read(path: Path, shown: str) -> str:
    """Give the text of a file; `shown` is its name in messages.

    Raises
    ------
    ScenarioError
        If it is no plain file, too large, empty, or not written in UTF-8.
    """
    return decoded(_bytes(path, shown), shown)


def _bytes(path: Path, shown: str) -> bytes:
    at = Place(shown, 0, 0)
    try:
        # A pipe without a writer would otherwise wait for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (FileNotFoundError, NotADirectoryError):
        raise stop("missing_file", at, file=shown) from None
    except (OSError, ValueError):
        raise stop("unreadable", at, file=shown) from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise stop("not_a_file", at, file=shown)
    with os.fdopen(handle, "rb") as file:
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise stop("too_large", at, file=shown)
    return raw


def decoded(raw: bytes, shown: str) -> str:
    """Make text of bytes: UTF-8 with or without its mark, any line ends.

    Raises
    ------
    ScenarioError
        If they are empty or in another encoding, which is named.
    """
    top = Place(shown, 1, 1)
    for start, name in ENCODINGS:
        if raw.startswith(start):
            raise stop("wrong_encoding", top, encoding=name)
    for start, kind in OTHERS:
        if raw.startswith(start):
            raise stop("not_text", top, kind=kind)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise stop(_other_encoding(raw), _place(raw, error.start, shown)) from None
    if "\x00" in text:
        place = _place(raw, raw.index(b"\x00"), shown)
        raise stop("not_text", place, kind=Text("二进制文件", "a binary file"))
    if not text.strip():
        raise stop("empty_file", top)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _other_encoding(raw: bytes) -> str:
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return "unreadable_bytes"
    return "gbk"


def _place(raw: bytes, offset: int, shown: str) -> Place:
    before = raw[:offset]
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8", "replace")) + 1
    return Place(shown, before.count(b"\n") + 1, column)
