"""What a notebook shows by itself: words as they stand, and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure

from sim.charts._style import picture
from sim.report.folder import put

HALF_SIZE = 800
"""Pictures are made 1,600 dots wide for a projector; a notebook shows them half as wide."""


class Words(str):
    """A text that a notebook shows line by line and not as one quoted string."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


@dataclass(frozen=True, eq=False)
class Plot:
    """A picture: shown by a notebook, and a file when saved."""

    name: str
    figure: Figure

    def png(self) -> bytes:
        """Give the picture as dots."""
        return picture(self.figure, "png")

    def svg(self) -> bytes:
        """Give the picture as lines, for print."""
        return picture(self.figure, "svg")

    def save(self, path: str | Path) -> Path:
        """Write the picture; the name ends in .png or .svg.

        Raises
        ------
        StoreError
            If it cannot be written.
        """
        place = Path(path)
        put(place, self.svg() if place.suffix == ".svg" else self.png())
        return place

    def _repr_png_(self) -> tuple[bytes, dict[str, Any]]:
        return self.png(), {"width": HALF_SIZE}
