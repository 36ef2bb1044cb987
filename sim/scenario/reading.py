"""Of which code each step of the month is made, function by function.

What a function uses is followed, from the step itself downward, over all floors on which code of
the month may stand. What only declares values is left out: nothing is read there.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

SIM = Path(__file__).parents[1]
FLOORS = ("phases", "actors", "world", "rules")
"""Where code of the month may stand."""
DECLARING = {"Declared", "Settings"}
"""Classes that declare values instead of reading them."""
AT_FOUNDING = ("world/layout.py", "world/plan.py")
"""Files that read values when the world is founded, whoever may ask them again later."""

Place = tuple[str, str]
"""A file under `sim/`, and what stands in it by that name."""


class Piece(NamedTuple):
    """A function, class or constant of a file."""

    text: str
    """Its code without what it says of itself."""
    uses: tuple[Place, ...]
    """What it uses of its own file and of others."""


@cache
def code_of(phase: str) -> dict[str, str]:
    """Give the code of a step and of all that it calls, file by file.

    >>> "world/ranking.py" in code_of("evaluate"), "world/ranking.py" in code_of("meet")
    (True, False)
    """
    first = f"phases/{phase}.py"
    return code_from((first, name) for name in _pieces(first) if name[0].isupper())


def code_from(places: Iterable[Place]) -> dict[str, str]:
    """Give the code that stands in some places and all that it uses, file by file."""
    waiting, seen, found = list(places), set[Place](), dict[str, list[str]]()
    while waiting:
        place = waiting.pop(0)
        piece = _pieces(place[0]).get(place[1])
        if piece is None or place in seen or place[0] in AT_FOUNDING:
            continue
        seen.add(place)
        found.setdefault(place[0], []).append(piece.text)
        waiting.extend(piece.uses)
    return {file: "\n".join(texts) for file, texts in found.items()}


@cache
def _pieces(file: str) -> dict[str, Piece]:
    """Take a file apart into what stands in it by a name."""
    tree = ast.parse((SIM / file).read_text(encoding="utf-8"))
    bodies = {name: node for node in tree.body for name in _names(node)}
    taken = dict(_taken(tree))
    return {name: _piece(file, node, bodies, taken) for name, node in bodies.items()}


def _names(node: ast.stmt) -> tuple[str, ...]:
    """Give the names that a statement of a file defines."""
    if isinstance(node, ast.ClassDef):
        bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
        return () if bases & DECLARING else (node.name,)
    if isinstance(node, ast.FunctionDef):
        return (node.name,)
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return tuple(n.id for t in targets if t for n in ast.walk(t) if isinstance(n, ast.Name))


def _taken(tree: ast.Module) -> Iterator[tuple[str, Place]]:
    """Give what a file takes from others: its name here, and where it stands."""
    for node in tree.body:
        module = node.module if isinstance(node, ast.ImportFrom) else None
        steps = (module or "").split(".")
        if not isinstance(node, ast.ImportFrom) or steps[0] != "sim" or steps[1] not in FLOORS:
            continue
        home = "/".join(steps[1:])
        for alias in node.names:
            whole = f"{home}/{alias.name}.py"
            here = (f"{home}.py", f"{home}/__init__.py")
            file = next(each for each in (whole, *here) if (SIM / each).is_file())
            yield alias.asname or alias.name, (file, "" if file == whole else alias.name)


def _piece(file: str, node: ast.stmt, own: dict[str, ast.stmt], taken: dict[str, Place]) -> Piece:
    uses: dict[Place, None] = {}
    for part in ast.walk(node):
        if isinstance(part, ast.Name) and part.id in taken:
            uses[taken[part.id]] = None
        elif isinstance(part, ast.Name) and part.id in own:
            uses[file, part.id] = None
        if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name):
            home, name = taken.get(part.value.id, ("", "-"))
            if not name:
                uses[home, part.attr] = None
    return Piece(ast.unparse(_unsaid(node)), tuple(uses))


def _unsaid(node: ast.stmt) -> ast.stmt:
    """Take what code says of itself out of it."""
    for part in ast.walk(node):
        if isinstance(part, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(part):
            part.body = part.body[1:] or [ast.Pass()]
    return node
