"""What a notebook shows by itself: words as they stand, and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
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


class Page(str):
    """A report as HTML: a notebook shows it in a frame of its own."""

    __slots__ = ()

    def save(self, path: str | Path) -> Path:
        """Write the page.

        Raises
        ------
        StoreError
            If it cannot be written.
        """
        put(Path(path), self.encode())
        return Path(path)

    def __repr__(self) -> str:
        return f"Page({len(self):,} letters; save it and open it in a browser)"

    def _repr_html_(self) -> str:
        style = f"width:100%;height:{HALF_SIZE}px;border:0"
        return f'<iframe sandbox srcdoc="{escape(str(self))}" style="{style}"></iframe>'


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
