"""Every notebook runs as it stands, within its time, and both of its forms say the same."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest

jupytext = pytest.importorskip("jupytext")
nbclient = pytest.importorskip("nbclient")

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.py"))
SECONDS = 60
HOW = "made by: jupytext --to ipynb notebooks/*.py"


def cells(notebook) -> list[tuple[str, str]]:
    return [(cell.cell_type, cell.source) for cell in notebook.cells]


def name_of(path: Path) -> str:
    return path.stem


def test_there_are_notebooks_and_no_other_ones():
    assert NOTEBOOKS
    assert {p.stem for p in NOTEBOOKS} == {p.stem for p in (ROOT / "notebooks").glob("*.ipynb")}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name_of)
def test_both_forms_say_the_same_and_carry_no_results(path):
    made = jupytext.read(path.with_suffix(".ipynb"))
    assert cells(made) == cells(jupytext.read(path)), HOW
    code = [cell for cell in made.cells if cell.cell_type == "code"]
    assert not any(cell.outputs or cell.execution_count for cell in code)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name_of)
def test_a_notebook_runs_and_shows_tables_and_pictures(path, tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("COLLABSIM_ENGINE", "numpy")
    notebook = jupytext.read(path)
    began = perf_counter()
    nbclient.NotebookClient(
        notebook, timeout=SECONDS, kernel_name="python3", resources={"metadata": {"path": tmp_path}}
    ).execute()
    assert perf_counter() - began < SECONDS
    shown = [out for cell in notebook.cells for out in cell.get("outputs", [])]
    kinds = {kind for out in shown for kind in out.get("data", {})}
    assert {out.output_type for out in shown} <= {"execute_result", "display_data"}
    assert "text/plain" in kinds
    assert kinds & {"image/png", "image/svg+xml"}
