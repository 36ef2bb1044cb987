"""The same bits on every machine: what the month may not compute with.

Plus, minus, times, divide, square root, comparisons, whole numbers and stable sorts are the same
everywhere. Everything listed here is not, or hides an order that nobody promised.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = ("core", "world", "rules", "actors", "outcomes", "phases")
STOREYS = [ROOT / "sim" / f"{name}.py" for name in ("policy", "month")]
FILES = sorted(
    path
    for path in [*STOREYS, *(p for floor in FLOORS for p in (ROOT / "sim" / floor).rglob("*.py"))]
    if path.exists() and path != ROOT / "sim/core/maths.py"  # where exp and log are made
)
MATHS = {
    *("exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "logaddexp", "power", "float_power"),
    *("pow", "sin", "cos", "tan", "sinh", "cosh", "tanh", "arcsin", "arccos", "arctan", "arctan2"),
    *("arcsinh", "arccosh", "arctanh", "cbrt", "hypot", "sinc", "erf", "erfc", "gamma", "lgamma"),
    *("dot", "vdot", "inner", "matmul", "tensordot", "einsum", "linalg", "fft", "convolve"),
    *("interp", "polyfit", "polyval", "trapezoid", "corrcoef", "cov"),
    *("mean", "average", "std", "var", "median", "percentile", "quantile"),
    *("partition", "argpartition", "random"),
}
SORTS = {"sort", "argsort"}


def is_numpy(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in {"np", "numpy", "math"}


def is_set(node: ast.expr) -> bool:
    return isinstance(node, ast.Set | ast.SetComp) or (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"set", "frozenset"}
    )


def fault(node: ast.AST) -> str | None:  # noqa: C901, PLR0911 a list of refusals
    match node:
        case ast.Attribute(value=owner, attr=name) if is_numpy(owner) and name in MATHS:
            return f"{name} differs between machines; see sim.core.maths"
        case ast.ImportFrom(module="math" | "numpy", names=names) if any(
            alias.name in MATHS for alias in names
        ):
            return "these functions differ between machines; see sim.core.maths"
        case ast.BinOp(op=ast.MatMult()):
            return "a matrix product adds in an order of its own"
        case ast.BinOp(op=ast.Pow(), right=ast.Constant(value=int())):
            return None
        case ast.BinOp(op=ast.Pow(), left=ast.Constant(value=int())):
            return None
        case ast.BinOp(op=ast.Pow()):
            return "a power that is no whole number differs between machines"
        case ast.Call(func=ast.Name(id="hash")):
            return "hash() differs between runs"
        case ast.Call(func=ast.Attribute(value=owner, attr=name), keywords=keywords) if (
            name in SORTS and (is_numpy(owner) or name == "argsort")
        ):
            given = {word.arg: word.value for word in keywords}
            kind = given.get("kind")
            stable = isinstance(kind, ast.Constant) and kind.value == "stable"
            return None if stable or "stable" in given else "say kind='stable'"
        case ast.For(iter=it) | ast.comprehension(iter=it) if is_set(it):
            return "a set has no order"
        case ast.Call(func=ast.Name(id="list" | "tuple" | "enumerate"), args=[first, *_]) if is_set(
            first
        ):
            return "a set has no order"
    return None


def faults(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        found = fault(node)
        if found:
            yield f"line {getattr(node, 'lineno', '?')}: {found}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_month_computes_the_same_everywhere(path: Path):
    assert not list(faults(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "source",
    [
        "np.exp(x)",
        "math.log(x)",
        "from math import exp",
        "np.linalg.solve(a, b)",
        "a @ b",
        "x ** 0.5",
        "x ** y",
        "hash(x)",
        "np.argsort(x)",
        "x.argsort(kind='quicksort')",
        "for x in {1, 2}: pass",
        "[x for x in set(y)]",
        "list({*y})",
    ],
)
def test_the_list_is_enforced(source: str):
    assert list(faults(source))


@pytest.mark.parametrize(
    "source",
    ["x ** 2", "2.0 ** 40", "10 ** x", "np.sqrt(x)", "sorted(set(y))", "x.argsort(kind='stable')"],
)
def test_what_is_exact_stays_allowed(source: str):
    assert not list(faults(source))
