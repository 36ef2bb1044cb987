"""What import-linter cannot see: who may know which library, and who may import by name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = {path.relative_to(ROOT).as_posix(): path for path in sorted((ROOT / "sim").rglob("*.py"))}
# library → where it may be imported; a folder ends with a slash
KEEPERS = {
    "dask": ("sim/lab/cluster.py",),
    "distributed": ("sim/lab/cluster.py",),
    "importlib": ("sim/core/shelf.py", "sim/core/stamp.py", "sim/__init__.py"),
    "matplotlib": ("sim/charts/", "sim/report/"),
    "mesa": ("sim/model/",),
    "numba": ("sim/core/compiled.py",),
    "openpyxl": ("sim/scenario/table_file.py",),
    "pyarrow": ("sim/lab/",),
    "yaml": ("sim/scenario/",),
}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("name", FILES)
def test_only_its_keeper_imports_a_library(name: str):
    tops = {module.split(".")[0] for module in imported(FILES[name])}
    strangers = {top for top in tops & KEEPERS.keys() if not name.startswith(KEEPERS[top])}
    assert not strangers


@pytest.mark.parametrize("name", FILES)
def test_nobody_imports_the_bare_package(name: str):
    assert "sim" not in set(imported(FILES[name]))


@pytest.mark.parametrize("name", FILES)
def test_annotations_stay_text(name: str):
    source = FILES[name].read_text(encoding="utf-8")
    has_code = any(
        not isinstance(node, ast.Expr | ast.ImportFrom) for node in ast.parse(source).body
    )
    assert not has_code or "from __future__ import annotations" in source
