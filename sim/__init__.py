"""Collaboration in poverty alleviation and rural development, month by month.

Government, social organisations, enterprises, communities and households work together on
projects under rules that you choose; the program shows what each arrangement leaves behind.

>>> import sim
>>> sorted(sim.__all__) == sim.__all__
True

Everything offered here is loaded when it is first asked for, so `import sim` is there at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from sim.lab import Result
    from sim.model import CollaborationModel
    from sim.report.comparison import Comparison
    from sim.report.front import compare, read, run, study
    from sim.report.run import Run
    from sim.report.why import why
    from sim.scenario import Scenario, load

    __version__: str

__all__ = [
    "CollaborationModel",
    "Comparison",
    "Result",
    "Run",
    "Scenario",
    "__version__",
    "compare",
    "load",
    "read",
    "run",
    "study",
    "why",
]

_HOMES: Final = {
    "CollaborationModel": "sim.model",
    "Comparison": "sim.report.comparison",
    "Result": "sim.lab",
    "Run": "sim.report.run",
    "Scenario": "sim.scenario",
    "compare": "sim.report.front",
    "load": "sim.scenario",
    "read": "sim.report.front",
    "run": "sim.report.front",
    "study": "sim.report.front",
    "why": "sim.report.why",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 a door leads to things of many kinds
    if name == "__version__":
        return import_module("sim.core.version").VERSION
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    known = ", ".join(__all__)
    raise AttributeError(f"module 'sim' has no attribute '{name}'; it offers {known}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
