"""A file fits in one head: 300 lines, and 80 for a thing on a shelf."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHELVES = ("sim/rules/*/*.py", "sim/outcomes/*.py", "sim/charts/*.py")
SHELVES += ("sim/charts/comparisons/*.py",)
ON_SHELVES = {path for shelf in SHELVES for path in ROOT.glob(shelf) if path.stem != "__init__"}
FILES = sorted(path for top in ("sim", "tests", "notebooks") for path in (ROOT / top).rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_fits_in_one_head(path: Path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= (80 if path in ON_SHELVES else 300)
