"""The generated pages say what the declarations say today."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SPEC = importlib.util.spec_from_file_location("make_pages", ROOT / "docs" / "make.py")
make = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(make)


@pytest.mark.parametrize("name", sorted(make.PAGES))
def test_page_is_current(name):
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == make.PAGES[name](), f"run `python docs/make.py`: docs/{name} is out of date"


def test_every_sign_names_a_file_that_stands():
    for sign in make.SIGNS:
        assert (ROOT / sign.where).is_file(), sign.where
