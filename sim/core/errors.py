"""What can go wrong, as one tree.

CollabsimError                 everything this program raises on purpose
├── UserError                  the user can mend it; carries both languages and an exit code
│   ├── UsageError             a command was called wrongly                       (exit 2)
│   ├── ScenarioError          a file says something that cannot be                (exit 2)
│   ├── StoreError             a result folder cannot be read or written           (exit 3)
│   └── RefusedError           the work would not fit memory, time or disk         (exit 4)
└── ModelError                 a law of the model was broken: a defect of the program
    ├── AccessError            a phase touched a column that it had not declared
    ├── LedgerError            money would appear, vanish, or an account fall below zero
    └── NotDeterministicError  the same run gave two different results
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from sim.core.text import Language, Text


class CollabsimError(Exception):
    """Something went wrong that this program knows about."""


class UserError(CollabsimError):
    """Something the user can mend, said in both languages."""

    exit_code: ClassVar[int] = 2

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text

    def __reduce__(self) -> tuple[type[UserError], tuple[Any, ...]]:
        """Tell how to make it again, so that it comes back whole from another process."""
        return type(self), (self.text,)

    def within(self, language: Language) -> str:
        """Say it in one language."""
        return self.text.within(language)


class UsageError(UserError):
    """A command was called in a way that cannot be carried out."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in a file: where it stands, what it is, and what to write instead."""

    code: str
    what: Text
    hint: Text = field(default=Text("", ""))
    file: str = ""
    line: int = 0
    column: int = 0
    path: str = ""

    def within(self, language: Language) -> str:
        """Write the fault in the house form: place and key, then what, then the hint."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        head = f"{place} · {self.path}" if self.path else place
        rows = [head, f"  {self.what.within(language)}"]
        hint = self.hint.within(language)
        return "\n".join([*rows, f"  {hint}"] if hint else rows)


class ScenarioError(UserError):
    """A scenario or study file cannot be used as it stands; all its faults at once."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(
            Text(
                "\n".join(problem.within("zh") for problem in problems),
                "\n".join(problem.within("en") for problem in problems),
            )
        )

    def __reduce__(self) -> tuple[type[UserError], tuple[Any, ...]]:
        """Tell how to make it again, so that it comes back whole from another process."""
        return type(self), (self.problems,)


class StoreError(UserError):
    """A folder of results cannot be written or read."""

    exit_code = 3


class RefusedError(UserError):
    """The work was refused before it began, since it would not fit."""

    exit_code = 4


class ModelError(CollabsimError):
    """A law of the model was broken; this is a defect of the program, not of the input."""


class AccessError(ModelError):
    """A phase of the month read or wrote a column that it had not declared."""


class LedgerError(ModelError):
    """Money would have appeared from nowhere, vanished, or been spent twice."""


class NotDeterministicError(ModelError):
    """The same run gave two different results."""
