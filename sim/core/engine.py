"""The same equations, run plainly or compiled, with the same bits.

A kernel is an ordinary function on whole columns, written once:

>>> @kernel
... def left_over(income: Floats, spending: Floats) -> Floats:
...     return np.maximum(income - spending, 0.0)
>>> left_over(np.array([3.0, 1.0]), np.array([1.0, 2.0])).tolist()
[2.0, 0.0]

The dialect. Columns are contiguous, of one length, float64, int64, uint64 or bool; tables of one
shape count as one long column.
Allowed: + - * / // %, comparisons, & | ~ on bool, np.where, np.minimum, np.maximum, np.sqrt,
np.abs, np.floor, np.ceil, np.isnan, astype, single numbers beside columns, tuples of results, and
other kernels imported by name. An equation of these only treats every row alike and is compiled
as one loop, the fast way. Taking rows (x[row]) and np.cumsum are allowed too but make the whole
equation run column by column, several times slower: take rows before, in the caller.
Not allowed: ** and np.exp and its kind (`sim.core.maths` has them), + or * of two bool columns,
uint64 together with a plain int or int64 (use np.uint64 constants), float32 in arithmetic (widen
it with astype(np.float64)), float totals. A division by zero gives inf or nan without a warning,
so choose with np.where what shall stand there; a float turned int64 must be finite.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Final, Generic, Literal, ParamSpec, Self, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from sim.core.compiled import compiler
from sim.core.errors import UsageError
from sim.core.rowwise import columns_twin, entry, names, rows_twin, summing, treats_rows_alike
from sim.core.table import Floats, Ints
from sim.core.taken import By, by, laid_out
from sim.core.text import Text

__all__ = ["Floats", "Ints", "Kernel", "by", "current", "kernel", "use"]

P = ParamSpec("P")
R = TypeVar("R")
Name = Literal["numpy", "compiled"]

ENGINE_VARIABLE: Final = "COLLABSIM_ENGINE"
_lock: Final = threading.RLock()


class _State:
    """Which engine is on."""

    compiled: bool = True


class _Depth(threading.local):
    """Whether this thread is inside a kernel already."""

    inside: bool = False


_depth = _Depth()


class Kernel(Generic[P, R]):
    """One equation on whole columns, which either engine can run.

    Parameters
    ----------
    function : callable
        The equation as it stands, in the dialect that this module describes.
    in_passes : bool, optional
        Whether the kernels that it calls each run over the rows on their own.
    """

    __wrapped__: Callable[P, R]

    def __init__(self, function: Callable[P, R], *, in_passes: bool = False) -> None:
        self.plain = function
        self._in_passes = in_passes
        self._alike: bool | None = None
        self._twin: Any = None
        self._machine: Any = None
        self._summed: Any = None
        update_wrapper(cast("Callable[..., Any]", self), function)

    def __repr__(self) -> str:
        return f"<kernel {self.plain.__module__}.{self.plain.__qualname__}>"

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run the equation on the engine that is on."""
        if _State.compiled:
            return self._run_compiled(*args, **kwargs)
        if _depth.inside:
            return self.plain(*args, **kwargs)
        _depth.inside = True
        try:
            return self._run_plain(*args, **kwargs)
        finally:
            _depth.inside = False

    def _run_compiled(self, *args: P.args, **kwargs: P.kwargs) -> R:
        machine, apart = self._machine or self._build(), False
        if machine is None:
            return self(*args, **kwargs)
        for value in args:
            if isinstance(value, np.ndarray):
                if value.ndim != 1:
                    return self._run_as_columns(*args, **kwargs)
                apart = apart or not value.flags.c_contiguous
            elif isinstance(value, By) and not self.treats_rows_alike:
                return cast("R", machine(*laid_out(args), **kwargs))
        try:
            if apart:  # one value that stands for all rows, or every second one
                laid: Any = (_side_by_side(value) for value in args)
                return cast("R", machine(*laid, **kwargs))
            return cast("R", machine(*args, **kwargs))
        except ValueError:  # a column of one row among longer ones: numpy repeats it or refuses
            return self._run_plain(*args, **kwargs)

    def _run_as_columns(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run on tables: in one row after another, where all are of one shape."""
        shapes = {value.shape for value in args if isinstance(value, np.ndarray)}
        if len(shapes) > 1 or kwargs or () in shapes or not self.treats_rows_alike:
            return self._run_plain(*args, **kwargs)
        laid = (value.reshape(-1) if isinstance(value, np.ndarray) else value for value in args)
        found: Any = self._machine(*laid)
        shape = shapes.pop()
        if isinstance(found, tuple):
            return cast("R", tuple(each.reshape(shape) for each in found))
        return cast("R", found.reshape(shape))

    def _run_plain(self, *args: P.args, **kwargs: P.kwargs) -> R:
        function: Any = self.plain
        with np.errstate(all="ignore"):
            return cast("R", function(*laid_out(args), **kwargs))

    @property
    def treats_rows_alike(self) -> bool:
        """Whether each row of the result depends on the same row of the columns only."""
        if self._alike is None:
            self._alike = treats_rows_alike(self._function.__code__, self._may_meet)
        return self._alike

    @property
    def twin(self) -> Any:  # noqa: ANN401 numba has no types
        """What stands for this kernel in other compiled ones."""
        with _lock:
            if self._twin is None:
                called = self._called()
                if self.treats_rows_alike:
                    self._twin = rows_twin(self._function, called, in_passes=self._in_passes)
                else:
                    self._twin = columns_twin(self._function, called)
        return self._twin

    @property
    def summed(self) -> Any:  # noqa: ANN401 numba has no types
        """The loop that adds its results up by groups; None where nothing is compiled."""
        if current() == "numpy" or not self.treats_rows_alike:
            return None
        with _lock:
            if self._summed is None:
                self._summed = summing(self._function, self._called())
        return self._summed

    def _called(self) -> dict[str, Any]:
        """Give the twins of the kernels that it calls."""
        known = self._function.__globals__
        met = {name: known.get(name) for name in names(self._function.__code__)}
        return {name: it.twin for name, it in met.items() if isinstance(it, Kernel)}

    @property
    def _function(self) -> Any:  # noqa: ANN401 a FunctionType, which mypy would bind
        return self.plain

    def _may_meet(self, name: str) -> bool:
        it = self._function.__globals__.get(name, name == "range")
        if isinstance(it, Kernel):
            return it.treats_rows_alike
        return it is np or isinstance(it, int | float | np.generic)

    def _build(self) -> Any:  # noqa: ANN401 numba has no types
        with _lock:
            if compiler() is None:
                _State.compiled = False
            elif self._machine is None:
                self._machine = (
                    entry(self._function, self.twin) if self.treats_rows_alike else self.twin
                )
        return self._machine


def _side_by_side(value: object) -> object:
    return np.ascontiguousarray(value) if isinstance(value, np.ndarray) else value


def kernel(function: Callable[P, R]) -> Kernel[P, R]:
    """Make an equation on whole columns runnable by both engines."""
    return Kernel(function)


def kernel_in_passes(function: Callable[P, R]) -> Kernel[P, R]:
    """Make a kernel whose inner kernels run over the rows one after another, not all in one loop.

    A long equation is faster so, when it only calls other kernels.
    """
    return Kernel(function, in_passes=True)


class use:  # noqa: N801 reads as a word: `with use("numpy"):`
    """Choose the engine, for good or for the length of a `with` block.

    Parameters
    ----------
    name : str
        `numpy` (as it stands) or `compiled` (by numba, where it is installed).
    """

    def __init__(self, name: str) -> None:
        self._before = _State.compiled
        _State.compiled = _checked(name) == "compiled"

    def __enter__(self) -> Self:
        """Keep the engine chosen."""
        return self

    def __exit__(self, *_: object) -> None:
        """Go back to the engine from before."""
        _State.compiled = self._before


def current() -> Name:
    """Say which engine is on."""
    if _State.compiled and compiler() is None:
        _State.compiled = False
    return "compiled" if _State.compiled else "numpy"


@kernel
def bits_of(x: Floats) -> Ints:
    """Read the bit pattern of floats as int64."""
    return np.float64(x).view(np.int64)  # type: ignore[return-value]  # a column stays a column


@kernel
def floats_of(bits: NDArray[Any]) -> Floats:
    """Read int64 or uint64 bit patterns as floats."""
    return np.int64(bits).view(np.float64)  # type: ignore[return-value]  # a column stays a column


def _checked(name: str) -> str:
    if name not in {"numpy", "compiled"}:
        raise UsageError(
            Text(
                f"没有名为“{name}”的计算引擎；请选 numpy 或 compiled（{ENGINE_VARIABLE}）。",
                f"No engine is called '{name}'; choose numpy or compiled ({ENGINE_VARIABLE}).",
            )
        )
    return name


# plain unless asked: small work is done before numba has compiled; the lab asks for large work
use(os.environ.get(ENGINE_VARIABLE, "numpy"))
