"""Where equations become machine code, and where that code is kept between runs.

Compiled code is kept in a folder named after every source, table and version, so that an edited
equation can never be answered by old code. `COLLABSIM_CACHE` chooses another place for it.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import FunctionType
from typing import Any, Final, cast

import numpy as np

from sim.core.stamp import version_of

CACHE_VARIABLE: Final = "COLLABSIM_CACHE"
KNOWN_INSIDE: Final = "0.68."
"""The numba whose way of loading is known; any other loads by itself: slower, the same bits."""
_KEPT: Final = 8  # versions whose compiled code stays; the oldest go
_TRIM_THRESHOLD: Final = -1  # M_TRIM_THRESHOLD and M_MMAP_THRESHOLD of malloc.h
_MMAP_THRESHOLD: Final = -3
_HELD_BYTES: Final = 32 << 20


class _Told:
    """Whom to call before the first compilation after a change."""

    announce: Callable[[], None] | None = None


def announce_compiling(tell: Callable[[], None] | None) -> None:
    """Name whom to call, once, before equations are compiled for the first time after a change."""
    _Told.announce = tell


@cache
def hold_memory() -> bool:
    """Let this process keep freed memory for the next block instead of giving it back each time.

    The GNU C library gives pieces of the size of a block's columns back at once, and the system
    clears every page anew, which takes several times as long as the equations.

    Returns
    -------
    bool
        Whether the library at hand could be told so.
    """
    try:
        tell = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return False
    return all(tell(what, _HELD_BYTES) == 1 for what in (_TRIM_THRESHOLD, _MMAP_THRESHOLD))


@cache
def compiler() -> Any:  # noqa: ANN401 numba has no types
    """Get numba, or None where it is not installed."""
    try:
        import numba  # noqa: PLC0415 costs .3 s, so only when something is to be compiled
    except ImportError:
        return None
    hold_memory()
    return numba


@cache
def fingerprint() -> str:
    """Name all sources, tables and versions in 24 figures."""
    versions = f"{sys.version} numpy {np.__version__} numba {version_of('numba')}"
    digest = sha256(versions.encode())
    root = Path(__file__).resolve().parents[1]
    for path in sorted(p for kind in ("*.py", "*.toml") for p in root.rglob(kind)):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:24]


def ready() -> bool:
    """Say whether compiled code of this version lies there, so that nobody has to wait for it.

    Nothing is loaded to find out: who asks need not be the one who lives the runs.
    """
    try:
        return version_of("numba") is not None and any(_place().glob("*/*.nbc"))
    except (OSError, RuntimeError):
        return False


def _place() -> Path:
    chosen = os.environ.get(CACHE_VARIABLE)
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    kept = (Path(chosen) if chosen else home / "collabsim") / "compiled"
    return kept / f"{fingerprint()}-{_installed()}"


@cache
def _installed() -> str:
    """Name where the program lies and since when, in 8 figures: numba keeps code for that alone.

    Else the same program installed at another place would seem to be compiled already.
    """
    here = Path(__file__).resolve()
    return sha256(f"{here} {here.stat().st_mtime_ns}".encode()).hexdigest()[:8]


@cache
def folder() -> Path | None:
    """Make the folder for compiled code; None where nothing can be written."""
    try:
        place = _place()
        place.mkdir(parents=True, exist_ok=True)
        os.utime(place)
        _forget_old(place.parent)
    except (OSError, RuntimeError):
        place = None
    if _Told.announce is not None and not (place and any(place.glob("*/*.nbc"))):
        _Told.announce()
    return place


def jitted(function: FunctionType, *, keep: bool = True, inline: bool = False) -> Any:  # noqa: ANN401 no types
    """Give a function to numba, under the settings that keep the bits.

    Parameters
    ----------
    function : FunctionType
        What to compile, when it is first called with arguments of some types.
    keep : bool, optional
        Whether its machine code goes into the folder for the next run.
    inline : bool, optional
        Whether it dissolves in its callers, which lets the processor work on rows side by side.
    """
    numba = compiler()
    place = folder() if keep and Path(function.__code__.co_filename).is_file() else None
    before, numba.config.CACHE_DIR = numba.config.CACHE_DIR, str(place or "")
    try:
        settings = {"nogil": True, "error_model": "numpy", "fastmath": False, "cache": bool(place)}
        # nobody calls these from C, nor what dissolves from Python: these ways in are not compiled
        settings |= {"no_cfunc_wrapper": True, "no_cpython_wrapper": inline}
        machine = numba.njit(forceinline=inline, **settings)(function)
    finally:
        numba.config.CACHE_DIR = before
    if place:
        _name_files_apart(machine)
        if numba.__version__.startswith(KNOWN_INSIDE):
            _load_as_it_lies(machine)
    return machine


@cache
def looped(loop: Callable[..., Any], *parts: Callable[..., Any]) -> Any:  # noqa: ANN401 no types
    """Compile a loop over rows that is written as such, for what no equation on columns can say.

    Parameters
    ----------
    loop : callable
        The loop.
    *parts : callable
        Functions that it calls. Handing columns on costs some ns: not for each row.
    """
    if not parts:
        return jitted(cast("FunctionType", loop))
    known = {part.__name__: jitted(cast("FunctionType", part), keep=False) for part in parts}
    it = cast("FunctionType", loop)
    copy = FunctionType(it.__code__, {**it.__globals__, **known}, it.__name__)
    copy.__qualname__, copy.__module__ = it.__qualname__, it.__module__
    return jitted(copy)


def _name_files_apart(machine: Any) -> None:  # noqa: ANN401 numba has no types
    """Let two processes that compile at the same time write files of different names.

    Else the list of one can point to the code of the other, made for other kinds of columns.
    """
    kept = machine._cache._cache_file  # noqa: SLF001 numba has no other place for it
    if not hasattr(kept, "_data_name_pattern"):
        return  # a numba that names them otherwise
    kept._data_name_pattern = kept._data_name_pattern.replace(  # noqa: SLF001
        ".{number:d}.", f".{os.getpid():x}-{{number:d}}."
    )


def _load_as_it_lies(machine: Any) -> None:  # noqa: ANN401 numba has no types
    """Load code from the folder without what only compiling needs, and with numpy's own kinds.

    Numba would first get ready to compile: all it knows of numpy, and SciPy for its matrices,
    two thirds of the time that loading takes; compiling gets ready by itself. And for its copy of
    int64 in place of numpy's own, np.add.at and its like take their slow way, twenty times slower.
    """
    kept = machine._cache  # noqa: SLF001 numba has no other place for it

    def loaded(kinds: object, target: Any) -> Any:  # noqa: ANN401
        compiler().core.runtime.rtsys.initialize(target)  # what counts who still holds a column
        with kept._guard_against_spurious_io_errors(), _unread(target.codegen()):  # noqa: SLF001
            found = kept._load_overload(kinds, target)  # noqa: SLF001
        if found is not None:
            known = found.environment.consts
            known[:] = [np.dtype(it.type) if isinstance(it, np.dtype) else it for it in known]
        return found

    kept.load_overload = loaded


@contextmanager
def _unread(codegen: Any) -> Iterator[None]:  # noqa: ANN401 numba has no types
    """Leave what only other equations in the making would copy unread until one does.

    Beside its machine code each equation lies there as LLVM's own code; to read that takes as
    long as all the rest of loading.
    """

    def taken(state: tuple[str, str, tuple[bytes, bytes]]) -> Any:  # noqa: ANN401
        name, _, (code, written) = state
        library = codegen.create_library(name)
        library.enable_object_caching()
        library._set_compiled_object(code)  # noqa: SLF001 as numba does it
        library._finalize_final_module()  # noqa: SLF001
        library._get_module_for_linking = cache(lambda: read(written))  # noqa: SLF001
        return library

    engine, read = codegen._engine, compiler().core.codegen.ll.parse_bitcode  # noqa: SLF001
    codegen.unserialize_library, engine.is_symbol_defined = taken, lambda _: True
    try:
        yield
    finally:
        del codegen.unserialize_library, engine.is_symbol_defined


def _forget_old(parent: Path) -> None:
    versions = sorted(parent.iterdir(), key=lambda each: each.stat().st_mtime, reverse=True)
    for old in versions[_KEPT:]:
        shutil.rmtree(old, ignore_errors=True)
