"""What the draws promise: published answers, fair luck, and luck that never moves."""

from __future__ import annotations

import ast
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.core import draws, engine
from tests.oracle import scalar_draws

ROOT = Path(__file__).parents[3]
JOB = draws.purpose("test: job")
RAIN = draws.purpose("test: rain")
KEY = draws.county_key(seed=2018, nation=3, county=120)
IDS = np.arange(100_000, dtype=np.uint64)
ENGINES = ["numpy", "compiled"]
# Random123 (D. E. Shaw Research), tests/kat_vectors, the three lines `philox4x32 10`.
PUBLISHED = [
    (f"{word} {word} {word} {word}", f"{word} {word}", answer)
    for word, answer in (
        ("00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
        ("ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd"),
    )
]
OF_PI = ("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0")
PUBLISHED.append((*OF_PI, "d16cfe09 94fdcceb 5001e420 24126ea1"))


def hexadecimal(figures: str) -> list[int]:
    return [int(word, 16) for word in figures.split()]


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize(("counter", "key", "answer"), PUBLISHED)
def test_the_published_answers_come_out(name, counter, key, answer):
    columns = [np.array([w], dtype=np.uint64) for w in hexadecimal(counter) + hexadecimal(key)]
    with engine.use(name):
        got = [int(column[0]) for column in draws.philox(*columns)]
    assert got == hexadecimal(answer)
    assert list(
        scalar_draws.philox_(tuple(hexadecimal(counter)), tuple(hexadecimal(key)))
    ) == hexadecimal(answer)


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("month", [-24, 0, 1, 600])
def test_the_slow_twin_has_the_same_bits(name, month):
    ids = np.array([0, 1, 2**31, 2**32 - 1, 2**32, 2**40 + 5, 2**64 - 1], dtype=np.uint64)
    number = scalar_draws.purpose_("test: job")
    key = scalar_draws.county_key_(2018, 3, 120)
    assert (number, key) == (JOB, int(KEY))
    with engine.use(name):
        for kind in ("words", "uniform", "pair_uniform", "normal"):
            got = getattr(draws, kind)(JOB, KEY, ids, month)
            slow = [getattr(scalar_draws, f"{kind}_")(number, key, int(i), month) for i in ids]
            columns = got if isinstance(got, tuple) else (got,)
            rows = [row if isinstance(row, tuple) else (row,) for row in slow]
            for column, expected in zip(columns, zip(*rows, strict=True), strict=True):
                assert column.tolist() == list(expected)


def test_a_column_of_keys_is_as_good_as_one_key():
    keys = draws.county_keys(2018, np.repeat([3, 4], 50), np.full(100, 120))
    both = draws.uniform(JOB, keys, IDS[:100], 5)
    assert (both[:50] == draws.uniform(JOB, KEY, IDS[:50], 5)).all()
    assert (both[50:] != draws.uniform(JOB, KEY, IDS[50:100], 5)).all()


def chi_square(share: np.ndarray, cells: int = 100) -> float:
    """Measure how far counts in equal cells are from even, in standard deviations."""
    counts = np.bincount((share * cells).astype(np.int64), minlength=cells)
    expected = len(share) / cells
    value = ((counts - expected) ** 2 / expected).sum()
    return (value - (cells - 1)) / np.sqrt(2 * (cells - 1))


@pytest.mark.parametrize("month", [-3, 1, 2, 120])
@pytest.mark.parametrize("purpose", [JOB, RAIN])
def test_luck_is_even(purpose, month):
    first, second = draws.pair_uniform(purpose, KEY, IDS, month)
    assert abs(chi_square(first)) < 4.5
    assert abs(chi_square(second)) < 4.5
    assert abs(chi_square((first * 10 + second) % 1)) < 4.5
    assert 0.0 < first.min() < 1e-4
    assert 1 - 1e-4 < first.max() < 1.0


def test_luck_can_touch_neither_0_nor_1():
    ends = np.array([0, 2**64 - 1], dtype=np.uint64)
    low, high = draws.between_0_and_1(ends)
    assert (low, high) == (2.0**-53, 1 - 2.0**-53)
    assert np.isfinite(draws.normal(JOB, KEY, IDS, 1)).all()


def test_normal_luck_is_normal():
    luck = draws.normal(JOB, KEY, IDS, 7)
    assert abs(luck.mean()) < 4.5 / np.sqrt(len(IDS))
    assert abs(luck.var() - 1) < 4.5 * np.sqrt(2 / len(IDS))
    assert abs((luck**3).mean()) < 4.5 * np.sqrt(15 / len(IDS))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((JOB, KEY, IDS[:-1], 1), (JOB, KEY, IDS[1:], 1)),
        ((JOB, KEY, IDS, 1), (JOB, KEY, IDS + np.uint64(2**32), 1)),
        ((JOB, KEY, IDS, 1), (JOB, KEY, IDS, 2)),
        ((JOB, KEY, IDS, -1), (JOB, KEY, IDS, 1)),
        ((JOB, KEY, IDS, 1), (RAIN, KEY, IDS, 1)),
        ((JOB, KEY, IDS, 1), (JOB, draws.county_key(2018, 3, 121), IDS, 1)),
        ((JOB, KEY, IDS, 1), (JOB, draws.county_key(2018, 4, 120), IDS, 1)),
        ((JOB, KEY, IDS, 1), (JOB, draws.county_key(2019, 3, 120), IDS, 1)),
    ],
    ids=["ids", "id words", "months", "run-in", "purposes", "counties", "nations", "seeds"],
)
def test_neighbours_share_no_luck(one, other):
    a, b = draws.uniform(*one) - 0.5, draws.uniform(*other) - 0.5
    assert abs((a * b).mean() * 12) < 4.5 / np.sqrt(len(a))
    assert (a != b).all()


def test_the_two_of_a_pair_share_no_luck():
    first, second = draws.pair_uniform(JOB, KEY, IDS, 1)
    assert (first == draws.uniform(JOB, KEY, IDS, 1)).all()
    assert abs(((first - 0.5) * (second - 0.5)).mean() * 12) < 4.5 / np.sqrt(len(IDS))


@given(
    ids=st.lists(st.integers(0, 2**64 - 1), min_size=1, max_size=30, unique=True),
    month=st.integers(-240, 1200),
    data=st.data(),
)
def test_a_draw_never_moves(ids, month, data):
    column = np.array(ids, dtype=np.uint64)
    kept = np.array(data.draw(st.lists(st.booleans(), min_size=len(ids), max_size=len(ids))))
    order = np.array(data.draw(st.permutations(range(len(ids)))))
    cut = data.draw(st.integers(0, len(ids)))
    with engine.use("numpy"):
        whole = draws.normal(JOB, KEY, column, month)
        assert (draws.normal(JOB, KEY, column[kept], month) == whole[kept]).all()
        assert (draws.normal(JOB, KEY, column[order], month) == whole[order]).all()
        parts = [draws.normal(JOB, KEY, part, month) for part in (column[:cut], column[cut:])]
    assert (np.concatenate(parts) == whole).all()


@given(
    groups=st.lists(st.integers(0, 5), min_size=1, max_size=40),
    month=st.integers(0, 100),
    data=st.data(),
)
def test_places_by_luck_are_whole_and_steady(groups, month, data):
    column = np.array(groups, dtype=np.int64)
    ids = np.arange(len(groups), dtype=np.uint64)
    order = draws.keyed_order(JOB, KEY, ids, month, column)
    ranks = draws.keyed_ranks(JOB, KEY, ids, month, column)
    assert sorted(order.tolist()) == list(range(len(groups)))
    assert (np.diff(column[order]) >= 0).all()
    for group in np.unique(column):
        assert sorted(ranks[column == group].tolist()) == list(range((column == group).sum()))
    kept = np.array(data.draw(st.lists(st.booleans(), min_size=len(ids), max_size=len(ids))))
    fewer = draws.keyed_order(JOB, KEY, ids[kept], month, column[kept])
    assert ids[kept][fewer].tolist() == [row for row in order.tolist() if kept[row]]


def test_every_place_is_as_likely():
    groups = np.repeat(np.arange(20_000, dtype=np.int64), 5)
    ranks = draws.keyed_ranks(JOB, KEY, IDS, 1, groups)
    counts = np.bincount(ranks[::5], minlength=5)
    assert (np.abs(counts - 4000) < 4.5 * np.sqrt(4000 * 0.8)).all()


def test_no_two_counties_share_a_key():
    nations, counties = np.divmod(np.arange(500_000), 1000)
    keys = draws.county_keys(7, nations, counties)
    assert len(np.unique(keys)) == len(keys)
    assert draws.county_key(7, 499, 999) == keys[-1]


@pytest.mark.parametrize(
    ("seed", "nation", "county"), [(-1, 0, 0), (2**64, 0, 0), (1, -1, 0), (1, 0, 2**32)]
)
def test_keys_out_of_range_are_refused(seed, nation, county):
    with pytest.raises(ValueError, match="must lie in"):
        draws.county_key(seed, nation, county)


def test_two_purposes_with_one_number_are_refused():
    # `plumless` and `buckeroo` are a well-known pair with one crc32.
    draws.purpose("plumless")
    assert draws.purpose("plumless") == draws.purpose("plumless")
    with pytest.raises(ValueError, match="plumless"):
        draws.purpose("buckeroo")


def test_no_purpose_is_declared_twice():
    seen: dict[str, str] = {}
    for path in sorted((ROOT / "sim").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id="purpose") | ast.Attribute(attr="purpose"),
                    args=[ast.Constant(value=str(name))],
                ):
                    assert name not in seen, (
                        f"{path.name}: '{name}' has the luck of {seen[name]}; give it its own name"
                    )
                    seen[name] = path.name
