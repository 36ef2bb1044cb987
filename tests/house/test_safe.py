"""Nothing that a user's file or a scenario says is ever run, and nothing is unpacked blindly."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "sim").rglob("*.py"))
MODULES = {"pickle", "dill", "cloudpickle", "shelve", "marshal", "zipfile", "tarfile", "joblib"}
CALLS = {"eval", "exec", "compile", "__import__"}
# The engine turns loops that it writes itself, from numbers of columns alone, into functions.
# An archive is written, never unpacked.
OWN_LINES = {ROOT / "sim/core/rowwise.py": ["compile"], ROOT / "sim/lab/pack.py": ["zipfile"]}
METHODS = {"query", "extractall", "unpack_archive", "read_pickle", "to_pickle"}


def faults(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (a.name for a in names if a.name.split(".")[0] in MODULES)
            case ast.ImportFrom(module=str(module)) if module.split(".")[0] in MODULES:
                yield module
            case ast.Call(func=ast.Name(id=name)) if name in CALLS:
                yield name
            case ast.Call(func=ast.Attribute(attr=name)) if name in METHODS:
                yield name
            case ast.keyword(arg="allow_pickle", value=ast.Constant(value=True)):
                yield "allow_pickle"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_that_is_read_cannot_run_anything(path: Path):
    assert list(faults(path.read_text(encoding="utf-8"))) == OWN_LINES.get(path, [])


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "from zipfile import ZipFile",
        "eval(x)",
        "df.query(x)",
        "f(allow_pickle=True)",
    ],
)
def test_the_list_is_enforced(source: str):
    assert list(faults(source))
