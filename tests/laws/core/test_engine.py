"""What the engine promises: two ways to run an equation, one result, and no old answers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.core import compiled, engine
from sim.core.blocks import blocks
from sim.core.engine import kernel
from sim.core.errors import UsageError

ROOT = Path(__file__).parents[3]
X, Y = np.array([3.0, 1.0, 2.0]), np.array([1.0, 2.0, 2.0])


@kernel
def left_over(x: engine.Floats, y: engine.Floats) -> engine.Floats:
    return np.maximum(x - y, 0.0)


def test_a_zero_row_block_is_no_special_case():
    for name in ("numpy", "compiled"):
        with engine.use(name):
            assert left_over(X[:0], Y[:0]).shape == (0,)


def test_columns_of_different_length_are_refused():
    for name in ("numpy", "compiled"):
        with engine.use(name), pytest.raises(ValueError, match=r"length|shapes"):
            left_over(X, Y[:-1])


@pytest.mark.parametrize("name", ["numpy", "compiled"])
def test_tables_and_single_rows_spread_as_numpy_spreads_them(name):
    with engine.use(name):
        assert left_over(X.reshape(3, 1), Y).shape == (3, 3)
        assert left_over(X, Y[:1]).tolist() == [2.0, 0.0, 1.0]
        assert left_over(np.array(3.0), 1.0) == 2.0


def test_keywords_and_defaults_work_on_both_engines():
    @kernel
    def scaled(x: engine.Floats, by: float = 2.0) -> engine.Floats:
        return x * by

    for name in ("numpy", "compiled"):
        with engine.use(name):
            assert scaled(np.array([1.5])).tolist() == [3.0]
            assert scaled(x=np.array([1.5]), by=4.0).tolist() == [6.0]


@pytest.mark.parametrize("name", ["numpy", "compiled"])
def test_divisions_by_zero_do_not_warn(name):
    @kernel
    def inverse(x: engine.Floats) -> engine.Floats:
        return 1.0 / x

    with engine.use(name):
        assert np.isinf(inverse(np.zeros(3))).all()


def test_an_engine_is_chosen_for_a_block_or_for_good():
    before = engine.current()
    with engine.use("numpy"):
        assert engine.current() == "numpy"
        engine.use("compiled")
        assert engine.current() == "compiled"
    assert engine.current() == before
    with pytest.raises(UsageError, match="fortran"):
        engine.use("fortran")


@given(sizes=st.lists(st.integers(0, 30), max_size=40), most=st.integers(1, 50))
def test_blocks_cover_whole_villages_once(sizes, most):
    starts = np.concatenate([[0], np.cumsum(np.array(sizes, dtype=np.int64))])
    cut = blocks(starts, most)
    villages = [v for block in cut for v in range(block.villages.start, block.villages.stop)]
    assert villages == list(range(len(sizes)))
    for block in cut:
        assert block.rows == slice(starts[block.villages.start], starts[block.villages.stop])
        rows = block.rows.stop - block.rows.start
        assert rows <= most or block.villages.stop - block.villages.start == 1
    for one, following in pairwise(cut):
        assert one.rows.stop == following.rows.start
        assert following.rows.stop - one.rows.start > most or sizes[one.villages.stop] > most


def python(code: str, at: Path = ROOT, **environment: str) -> str:
    """Run a line in a Python of its own."""
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=at,
        env={**os.environ, "PYTHONPATH": str(at), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.strip()


def test_without_numba_the_equations_run_plainly():
    code = (
        "import sys; sys.modules['numba'] = None\n"
        "from sim.core import engine, maths; import numpy as np\n"
        "print(maths.exp(np.zeros(1))[0], engine.current())"
    )
    assert python(code, COLLABSIM_ENGINE="compiled") == "1.0 numpy"


def test_numba_is_not_loaded_before_it_is_needed():
    code = (
        "from sim.core import engine, maths; import numpy as np, sys\n"
        "engine.use('numpy'); maths.exp(np.zeros(1)); print('numba' in sys.modules)"
    )
    assert python(code) == "False"


def test_compiled_code_never_outlives_its_equation(tmp_path):
    copy = tmp_path / "sim"
    shutil.copytree(ROOT / "sim" / "core", copy / "core")
    (copy / "__init__.py").touch()
    # Two files, so that the caller's own file stays as it was when the called one is edited.
    (copy / "inner.py").write_text(
        "from sim.core.engine import Floats, kernel\n"
        "@kernel\ndef inner(x: Floats) -> Floats:\n    return x + 1.0\n"
    )
    (copy / "outer.py").write_text(
        "import numpy as np\nfrom sim.core.compiled import announce_compiling\n"
        "from sim.core.engine import Floats, kernel\nfrom sim.inner import inner\n"
        "@kernel\ndef outer(x: Floats) -> Floats:\n    return inner(x) * 2.0\n"
        "announce_compiling(lambda: print('compiling', end=' '))\n"
        "print(outer(np.ones(1))[0])\n"
    )
    settings = {"COLLABSIM_CACHE": str(tmp_path / "cache"), "COLLABSIM_ENGINE": "compiled"}
    assert python("import sim.outer", tmp_path, **settings) == "compiling 4.0"
    assert python("import sim.outer", tmp_path, **settings) == "4.0"
    edited = copy / "inner.py"
    stamp = edited.stat()
    edited.write_text(edited.read_text().replace("x + 1.0", "x + 2.0"))
    os.utime(edited, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert python("import sim.outer", tmp_path, **settings) == "compiling 6.0"


def test_code_from_the_folder_gives_columns_of_numpys_own_kinds(tmp_path):
    # np.add.at is twenty times slower on an equal copy of a kind.
    code = (
        "import numpy as np; from sim.core import engine; engine.use('compiled')\n"
        "whole = engine.bits_of(np.ones(2)); print(whole.dtype is np.dtype(np.int64))"
    )
    for _ in ("compiled", "loaded"):
        assert python(code, COLLABSIM_CACHE=str(tmp_path)) == "True"


def test_what_was_loaded_is_copied_by_what_is_compiled_after_it(tmp_path):
    (tmp_path / "both.py").write_text(
        "import numpy as np\nfrom sim.core.engine import Floats, kernel\n"
        "@kernel\ndef inner(x: Floats) -> Floats:\n    return np.cumsum(x)\n"
        "@kernel\ndef outer(x: Floats) -> Floats:\n    return inner(x) * 2.0\n"
    )
    begin = f"import sys; sys.path.append({str(tmp_path)!r})\nimport numpy as np, both\n"
    one, other = (f"print(both.{it}(np.ones(3))[2])\n" for it in ("inner", "outer"))
    settings = {"COLLABSIM_CACHE": str(tmp_path / "cache"), "COLLABSIM_ENGINE": "compiled"}
    for asked, told in ((one, "3.0"), (one + other, "3.0\n6.0"), (other, "6.0")):
        assert python(begin + asked, **settings) == told


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv(compiled.CACHE_VARIABLE, str(tmp_path / "file"))
    assert compiled.folder.__wrapped__() is None


def test_only_the_newest_compiled_versions_stay(tmp_path, monkeypatch):
    monkeypatch.setenv(compiled.CACHE_VARIABLE, str(tmp_path))
    for version in range(12):
        (tmp_path / "compiled" / f"old{version:02d}").mkdir(parents=True)
        os.utime(tmp_path / "compiled" / f"old{version:02d}", (version, version))
    kept = compiled.folder.__wrapped__()
    left = sorted(path.name for path in (tmp_path / "compiled").iterdir())
    assert kept.name in left
    assert "old11" in left
    assert "old00" not in left
    assert len(left) == 8


def test_the_locked_numba_is_the_one_whose_insides_are_known():
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert f"numba=={compiled.KNOWN_INSIDE}" in locked


def test_a_numba_that_nobody_looked_into_loads_by_itself_with_the_same_bits(tmp_path):
    code = (
        "import numpy as np; from sim.core import compiled; {change}"
        "from sim.core.maths import normal_quantile as f; "
        "print(f(np.linspace(0.1, 0.9, 7)).tobytes().hex())"
    )
    told = [
        python(
            code.format(change=change), COLLABSIM_CACHE=str(tmp_path), COLLABSIM_ENGINE="compiled"
        )
        for change in ("", "", "compiled.KNOWN_INSIDE = 'none'; ")
    ]
    assert len(set(told)) == 1
    assert list(tmp_path.rglob("*.nbc"))
