"""Colours and sizes of all pictures: a projector in a long room, or a grey photocopy."""

from __future__ import annotations

from typing import Any

PROGRAMME, TWIN, THIRD, GHOST, INK = "#004488", "#B8860B", "#BB5566", "#767676", "#000000"
TWIN_NAME = "#6B5300"
"""The twin's line colour is too light for letters, which need a contrast of 7 to 1."""
PARTY_COLOURS = ("#0072B2", "#B34700", "#00785A", "#8F3F78", "#000000", GHOST)
SMALL = 16
FIELD = "#E6E6E6"
LOOK: dict[Any, Any] = {
    "figure.dpi": 100,
    "savefig.dpi": 100,
    "font.family": "Collabsim Sans SC",
    "font.size": 18,
    "figure.titlesize": 26,
    "figure.labelsize": SMALL,
    "axes.titlesize": 20,
    "axes.titlelocation": "left",
    "axes.titlepad": 12,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": 1.5,
    "xtick.major.pad": 8,
    "lines.linewidth": 3,
    "hatch.linewidth": 1.5,
    "text.parse_math": False,
    "svg.fonttype": "path",
    "svg.hashsalt": "collabsim",
    "figure.constrained_layout.w_pad": 0.2,
    "figure.constrained_layout.h_pad": 0.12,
}
