"""The bundled font: it holds every character of ours, bears its own name and brings its licence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

from sim.charts._letters import FONT, glyphs, shown

ROOT = Path(__file__).parents[3]


def test_every_character_of_ours_is_in_the_font():
    run = subprocess.run(
        [sys.executable, "tests/house/make_font.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, f"missing: {run.stdout}; make the font anew, see the script"


def test_the_font_holds_what_people_write():
    assert {"贫", "—", "“", "￥", "，", "①", "−", "·"} <= glyphs()
    assert len(glyphs()) > 4_000
    assert FONT.stat().st_size < 1_000_000


def test_the_font_goes_by_a_name_of_its_own():
    font = TTFont(FONT)
    names = {record.nameID: record.toUnicode() for record in font["name"].names}
    assert names[1] == names[4] == "Collabsim Sans SC"
    assert "noto" not in (str(names) + str(font["CFF "].cff.topDictIndex[0].rawDict)).lower()
    assert "Adobe" in names[0]


def test_the_licence_stands_beside_the_font():
    text = (FONT.parent / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Copyright 2014-2021 Adobe" in text


def test_quotation_marks_are_narrow_in_english_and_curved_in_chinese():
    assert shown("Against “nobody”: it’s") == 'Against "nobody": it\'s'
    assert shown("和“不回访”比") == "和“不回访”比"


def test_an_unknown_character_is_shown_as_a_geta():
    assert shown("𠮷村\n第1月") == "〓村\n第1月"
