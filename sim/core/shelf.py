"""A shelf is a folder in which each file holds one thing; the folder is the register."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from types import ModuleType
from typing import Generic, TypeVar

T = TypeVar("T")


def class_name(module: str) -> str:
    """Give the class that a file must hold: `dividend_by_share` holds `DividendByShare`.

    A word that Python keeps for itself is lengthened: `none` holds `NoneChosen`.
    """
    name = "".join(part.capitalize() for part in module.split("_"))
    return f"{name}Chosen" if iskeyword(name) else name


class Shelf(Generic[T]):
    """The things of one folder by name, each imported when first asked for.

    Adding a file adds a thing; nothing else is to be edited.
    """

    def __init__(self, package: str, base: type[T]) -> None:
        self.package = package
        self.base = base
        self._found: dict[str, type[T]] = {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every name on the shelf, sorted; no file is imported for it."""
        folder = Path(__file__).parents[2].joinpath(*self.package.split("."))
        files = sorted(path.stem for path in folder.glob("*.py"))
        return tuple(name for name in files if not name.startswith("_"))

    @property
    def home(self) -> ModuleType:
        """The folder's own module: the contract that all things on the shelf keep."""
        return import_module(self.package)

    def __contains__(self, name: object) -> bool:
        return name in self.names

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __getitem__(self, name: str) -> type[T]:
        """Give the class of that name.

        Raises
        ------
        KeyError
            If no file has that name.
        TypeError
            If the file does not hold the class that its name promises.
        """
        if name in self._found:
            return self._found[name]
        if name not in self.names:
            raise KeyError(name)
        wanted = class_name(name)
        found = getattr(import_module(f"{self.package}.{name}"), wanted, None)
        if not (isinstance(found, type) and issubclass(found, self.base)):
            raise TypeError(f"{self.package}.{name} must hold a {self.base.__name__} {wanted}")
        self._found[name] = found
        return found

    def items(self) -> Iterator[tuple[str, type[T]]]:
        """Walk over names and classes, importing each."""
        for name in self.names:
            yield name, self[name]
