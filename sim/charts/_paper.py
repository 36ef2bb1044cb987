"""Pictures for paper."""

from __future__ import annotations

from matplotlib.figure import Figure

from sim.charts._style import picture

DOTS_AN_INCH, CENTIMETRES_AN_INCH = 300, 2.54


def printed(figure: Figure) -> bytes:
    """Turn a figure into a PNG of 300 dots an inch, a centimetre wide for each of its inches."""
    told = {"dpi": (DOTS_AN_INCH, DOTS_AN_INCH)}
    dots = DOTS_AN_INCH / CENTIMETRES_AN_INCH
    return picture(figure, "png", {"dpi": dots, "pil_kwargs": told})
