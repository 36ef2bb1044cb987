"""Dataclasses as JSON and back: what is read is checked as strictly as it was written."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, asdict, fields
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

D = TypeVar("D")
PLAIN: dict[Any, tuple[type, ...]] = {
    str: (str,),
    bool: (bool,),
    int: (int,),
    float: (float, int),
    NoneType: (NoneType,),
}


def as_json(made: Any) -> str:  # noqa: ANN401 any dataclass
    """Write a dataclass as JSON, two blanks for each step inwards, ending in a line break."""
    return json.dumps(asdict(made), indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def from_json(kind: type[D], contents: bytes) -> D:
    """Read a dataclass that `as_json` wrote.

    Parameters
    ----------
    kind : type
        The dataclass; its fields are dataclasses, tuples, literals, unions, maps from text to
        anything, and plain values.
    contents : bytes
        The text, in UTF-8.

    Returns
    -------
    dataclass
        As it was written.

    Raises
    ------
    ValueError
        If it is no JSON, or a field is not known, of another type, or missing without a default.
    """
    try:
        return _made(kind, json.loads(contents))  # type: ignore[no-any-return]  # checked by _made
    except (RecursionError, TypeError) as error:
        raise ValueError(str(error)) from error


def _made(kind: Any, said: Any) -> Any:  # noqa: ANN401 types are told apart below
    if kind is Any:
        return said
    if kind in PLAIN:
        return _plain(kind, said)
    return _SHAPES.get(get_origin(kind), _dataclass)(kind, said)


def _plain(kind: Any, said: Any) -> Any:  # noqa: ANN401
    good: tuple[Any, ...] = PLAIN[kind]
    if not isinstance(said, good) or (kind is not bool and isinstance(said, bool)):
        raise ValueError(f"{said!r} is no {kind.__name__}")
    return float(said) if kind is float else said


def _dataclass(kind: Any, said: Any) -> Any:  # noqa: ANN401
    names = [field.name for field in fields(kind)]
    needed = {field.name for field in fields(kind) if field.default is MISSING}
    if not isinstance(said, dict) or not needed <= set(said) <= set(names):
        raise ValueError(f"{kind.__name__} has the fields {names}")
    types = get_type_hints(kind)
    return kind(**{name: _made(types[name], said[name]) for name in names if name in said})


def _tuple(kind: Any, said: Any) -> Any:  # noqa: ANN401
    if not isinstance(said, list):
        raise ValueError(f"{said!r} is no list")  # noqa: TRY004 one kind of error for bad files
    return tuple(_made(get_args(kind)[0], each) for each in said)


def _literal(kind: Any, said: Any) -> Any:  # noqa: ANN401
    if said not in get_args(kind):
        raise ValueError(f"{said!r} is none of {get_args(kind)}")
    return said


def _union(kind: Any, said: Any) -> Any:  # noqa: ANN401
    if said is None and NoneType in get_args(kind):
        return None
    (other,) = [each for each in get_args(kind) if each is not NoneType]
    return _made(other, said)


def _map(kind: Any, said: Any) -> Any:  # noqa: ANN401
    if not isinstance(said, dict):
        raise ValueError(f"{said!r} is no map")  # noqa: TRY004
    return {key: _made(get_args(kind)[1], value) for key, value in said.items()}


_SHAPES: dict[Any, Callable[[Any, Any], Any]] = {
    tuple: _tuple,
    Literal: _literal,
    Union: _union,
    UnionType: _union,
    dict: _map,
}
