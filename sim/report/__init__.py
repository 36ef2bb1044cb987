"""What a reader gets to see of a result: tables on the screen, files in a folder, pictures."""

from __future__ import annotations

from sim.report.comparison import Comparison
from sim.report.folder import keep
from sim.report.printed import screen
from sim.report.run import Run

__all__ = ["Comparison", "Run", "keep", "screen"]
