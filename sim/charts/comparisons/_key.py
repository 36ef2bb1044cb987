"""What colours and marks mean, between the heading and the panels."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.artist import Artist
from matplotlib.figure import Figure

from sim.charts._look import LOOK, SMALL

PAD = LOOK["figure.constrained_layout.h_pad"]


def below_heading(
    figure: Figure, handles: Sequence[Artist], words: Sequence[str], columns: int
) -> None:
    """Explain colours and marks in columns between the heading and the panels."""
    look = {"frameon": False, "fontsize": SMALL, "handlelength": 3, "borderaxespad": 0}
    key = figure.legend(handles, words, loc="upper left", ncols=columns, **look)
    key.set_in_layout(False)
    pen, dots = figure.canvas.get_renderer(), figure.bbox  # type: ignore[attr-defined]  # of Agg
    heading = figure._suptitle.get_window_extent(pen).height / dots.height  # type: ignore[attr-defined]  # noqa: SLF001 there is no other way to it
    tall = key.get_window_extent(pen).height / dots.height
    above = heading + 2 * PAD / figure.get_figheight()
    key.set_bbox_to_anchor((0.15 / figure.get_figwidth(), 0.0, 1.0, 1.0 - above))
    figure.get_layout_engine().set(rect=(0.0, 0.0, 1.0, 1.0 - tall))  # type: ignore[union-attr, call-arg]  # the constrained one
