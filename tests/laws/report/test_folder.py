"""The files of a run: safe for spreadsheets, the same bytes twice, whole or not there at all."""

from __future__ import annotations

import csv as reader
from pathlib import Path

import pandas as pd
import pytest

from sim.catalogue import CHARTS
from sim.charts import DIMENSIONS
from sim.core.errors import StoreError
from sim.report.folder import csv, keep, put
from sim.world.flows import FLOWS
from sim.world.purses import PARTY_OF

HOSTILE = ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "＝1", "＋1", "－1", "＠x"]


def listing(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_run_is_kept_as_tables_and_pictures_the_same_bytes_twice(made, tmp_path):
    for name in ("one", "other"):
        keep(made(lucks=2, months=13), tmp_path / name, "zh")
    files = listing(tmp_path / "one")
    shown = [name for name, chart in CHARTS.items() if chart().fits(made())]
    pictures = [f"pictures/{name}_zh.{kind}" for name in shown for kind in ("png", "svg")]
    frames = ["monthly", "dimensions", "parties", "flows"]
    summaries = ["summary_outcomes", "summary_dimensions", "summary_parties"]
    tables = [f"tables/{name}.csv" for name in [*frames, *summaries, "codebook"]]
    assert sorted(files) == sorted([*pictures, *tables, "tables/summary.txt"])
    assert files == listing(tmp_path / "other")


def test_tables_can_be_read_back(made, tmp_path):
    frames = made(lucks=2)
    keep(frames, tmp_path, "en")
    monthly = pd.read_csv(tmp_path / "tables/monthly.csv", encoding="utf-8-sig")
    pd.testing.assert_frame_equal(monthly, frames.monthly, check_exact=True, check_dtype=False)
    outcomes = pd.read_csv(tmp_path / "tables/summary_outcomes.csv", encoding="utf-8-sig")
    assert sorted(set(outcomes["month"])) == [12, 36]
    assert set(outcomes["outcomes"]) == set(frames.outcomes)


def test_the_codebook_explains_every_name(made, tmp_path):
    frames = made(lucks=2)
    keep(frames, tmp_path, "en")
    written = (tmp_path / "tables/codebook.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    book = pd.read_csv(tmp_path / "tables/codebook.csv", encoding="utf-8-sig")
    assert not book.duplicated(["table", "name"]).any()
    assert not book.isna().any(axis=None)
    known = {table: set(rows["name"]) for table, rows in book.groupby("table")}
    assert known["monthly"] == set(frames.outcomes)
    assert known["dimensions"] == set(DIMENSIONS)
    assert known["parties"] == set(PARTY_OF.values())
    assert known["flows"] == set(FLOWS)
    rate = book[book["name"] == "poverty_rate"].iloc[0]
    assert (rate["unit"], rate["summary_times"]) == ("share of people", 100)


def test_spreadsheets_find_nothing_to_compute():
    written = csv(pd.DataFrame({"name": HOSTILE, "yuan": [-1.0] * len(HOSTILE)}))
    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(reader.reader(written.decode("utf-8-sig").splitlines()))
    assert [name for name, _ in rows[1:]] == [f"'{name}" for name in HOSTILE]
    assert {yuan for _, yuan in rows[1:]} == {"-1.0"}


def test_a_file_is_replaced_whole(tmp_path):
    put(tmp_path / "deep" / "a.csv", b"old")
    put(tmp_path / "deep" / "a.csv", b"new")
    assert listing(tmp_path) == {"deep/a.csv": b"new"}


def test_what_cannot_be_written_is_said_and_leaves_nothing_behind(tmp_path):
    (tmp_path / "a.csv").mkdir()
    (tmp_path / "a.csv" / "inside").write_bytes(b"kept")
    with pytest.raises(StoreError) as caught:
        put(tmp_path / "a.csv", b"new")
    assert "写不进" in caught.value.within("zh")
    assert listing(tmp_path) == {"a.csv/inside": b"kept"}
    with pytest.raises(StoreError):
        put(tmp_path / "a.csv" / "inside" / "b", b"new")
