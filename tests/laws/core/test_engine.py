"""What the engine promises: two ways to run an equation, one result, and no old answers."""

# ruff: noqa: ARG001, PLR0913 every equation of the zoo is given every column

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
from sim.core.engine import kernel
from sim.core.errors import UsageError
from sim.core.maths import exp, normal_quantile

ROOT = Path(__file__).parents[3]
LUCK = np.random.default_rng(7)
ODD = [0.0, -0.0, 1.0, -1.0, np.inf, -np.inf, np.nan, 5e-324, -5e-324, 1e308, 0.1, 2.5, -2.5, 1e18]
X = np.concatenate([np.repeat(ODD, len(ODD)), LUCK.normal(size=1000) * 3])
Y = np.concatenate([np.tile(ODD, len(ODD)), LUCK.normal(size=1000)])
WHOLE = [0, 1, -1, 2, -2, 7, -7, 2**62, -(2**62), 2**53 + 1]
I = np.concatenate([np.repeat(WHOLE, len(WHOLE)), LUCK.integers(-(10**9), 10**9, 1096)])  # noqa: E741
J = np.concatenate([np.tile(WHOLE, len(WHOLE)), LUCK.integers(-(10**4), 10**4, 1096)])
U = I.astype(np.uint64)
B = LUCK.integers(0, 2, len(X)).astype(bool)
ROW = LUCK.integers(0, len(X), len(X))
EIGHT = np.uint64(8)


def choose(x, y, i, j, u, b):
    return np.where(x > y, x, y), np.where(b, i, 0), np.where(b, 1.0, x), np.where(x > 0.0, 1, 0)


def least_and_most(x, y, i, j, u, b):
    return np.minimum(x, y), np.maximum(x, 0.5), np.minimum(i, j), np.maximum(i, 3)


def clip_by_hand(x, y, i, j, u, b):
    return np.minimum(np.maximum(x, -1.0), 1.0), np.maximum(0.25, np.minimum(1.0, y))


def plain_arithmetic(x, y, i, j, u, b):
    return x + y, x - y, x * y, x / y, -x, 1.0 - x, (x + y) * x - y / 3.0


def roots_and_steps(x, y, i, j, u, b):
    return np.sqrt(x), np.abs(x), np.floor(x), np.ceil(y), np.abs(i)


def whole_numbers(x, y, i, j, u, b):
    return i + j, i - j, i * j, -i, i & j, i | j, i ^ j, i >> 3, j << 2, i // 7, i % 7


def whole_division(x, y, i, j, u, b):
    return i // j, i % j, i / j


def mixed_kinds(x, y, i, j, u, b):
    return i * x, b * x, x + i, b * 2.5, i * b, x * 2, i / 100


def unsigned(x, y, i, j, u, b):
    return u + EIGHT, u * u, u >> EIGHT, u & EIGHT, u ^ u, u < EIGHT


def comparisons(x, y, i, j, u, b):
    return x < y, x <= y, x == y, x != y, (x > 0.0) & (y > 0.0), (x > 0.0) | b, ~b, i == j


def changes_of_kind(x, y, i, j, u, b):
    small = np.where(np.abs(x) < 1e9, x, 0.0)
    return small.astype(np.int64), i.astype(np.float64), b.astype(np.float64), b.astype(np.int64)


def guarded_division(x, y, i, j, u, b):
    return np.where(y != 0.0, x / np.where(y != 0.0, y, 1.0), 0.0), np.where(y > 0.0, x / y, -1.0)


def not_a_number(x, y, i, j, u, b):
    return np.isnan(x), np.isnan(x) | np.isnan(y)


def numbers_handed_over(x, y, i, j, u, b, share=0.3, months=12):
    return x * share, i + months, np.where(b, share, x), np.where(b, months, i)


def calls_another(x, y, i, j, u, b):
    return exp(x) * 2.0, left_over(x, y) + 1.0


def takes_rows(x, y, i, j, u, b, row=ROW):
    return x[row], np.where(b, exp(x[row]), y), x[b]


def running_sums(x, y, i, j, u, b):
    return np.cumsum(i), np.cumsum(np.where(np.abs(x) < 1e9, x, 0.0))


def columns_and_arithmetic(x, y, i, j, u, b, row=ROW):
    kept = np.minimum(x[row], y) - np.maximum(x, 0.0)
    return kept + y, kept > 0.0, np.where(kept > 0.0, i, j), np.sqrt(np.abs(kept))


@kernel
def left_over(x: engine.Floats, y: engine.Floats) -> engine.Floats:
    return np.maximum(x - y, 0.0)


ROWWISE = [
    *(choose, least_and_most, clip_by_hand, plain_arithmetic, roots_and_steps, whole_numbers),
    *(whole_division, mixed_kinds, unsigned, comparisons, changes_of_kind, guarded_division),
    *(not_a_number, numbers_handed_over, calls_another),
]
COLUMNWISE = [takes_rows, running_sums, columns_and_arithmetic]


def as_bits(column: np.ndarray) -> bytes:
    """Take the bytes of a column, every not-a-number alike."""
    if column.dtype == np.float64:
        column = np.where(np.isnan(column), np.nan, column)
    return column.dtype.str.encode() + column.tobytes()


@pytest.mark.parametrize("function", ROWWISE + COLUMNWISE, ids=lambda f: f.__name__)
def test_both_engines_give_the_same_bits(function):
    equation = kernel(function)
    assert equation.treats_rows_alike == (function in ROWWISE)
    given_ = (X, Y, I, J, U, B)
    with engine.use("numpy"):
        plain = equation(*given_)
    with engine.use("compiled"):
        machine = equation(*given_)
    for place, (one, other) in enumerate(zip(plain, machine, strict=True)):
        assert as_bits(one) == as_bits(other), (function.__name__, place)


@pytest.mark.parametrize("function", ROWWISE, ids=lambda f: f.__name__)
def test_chunks_give_the_same_bits(function):
    equation = kernel(function)
    with engine.use("numpy"):
        whole = equation(X, Y, I, J, U, B)
        parts = [
            equation(*(column[cut] for column in (X, Y, I, J, U, B)))
            for cut in (slice(0, 17), slice(17, 400), slice(400, None))
        ]
    for place, column in enumerate(whole):
        assert as_bits(column) == as_bits(np.concatenate([part[place] for part in parts]))


def test_a_zero_row_block_is_no_special_case():
    for name in ("numpy", "compiled"):
        with engine.use(name):
            assert left_over(X[:0], Y[:0]).shape == (0,)


def test_columns_of_different_length_are_refused():
    for name in ("numpy", "compiled"):
        with engine.use(name), pytest.raises(ValueError, match=r"length|shapes"):
            left_over(X, Y[:-1])


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
    cut = engine.blocks(starts, most)
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


def test_passes_give_the_bits_of_one_loop():
    def twice(x: engine.Floats, y: engine.Floats) -> engine.Floats:
        return left_over(exp(x), left_over(x, y))

    rows = np.abs(X) < 100.0
    x, y = X[rows], Y[rows]
    made = [engine.kernel(twice), engine.kernel_in_passes(twice)]
    found = []
    for name in ("numpy", "compiled"):
        with engine.use(name):
            found += [equation(x, y).tobytes() for equation in made]
    assert len(set(found)) == 1


@kernel
def calls_in_passes(x: engine.Floats) -> engine.Floats:
    return 1.0 + normal_quantile(x)


def test_passes_dissolve_in_an_equation_that_treats_rows_alike():
    share = LUCK.uniform(size=1000)
    assert calls_in_passes.treats_rows_alike
    with engine.use("numpy"):
        plain = calls_in_passes(share)
    with engine.use("compiled"):
        assert (calls_in_passes(share) == plain).all()
