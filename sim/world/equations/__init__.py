"""The index of equations: each equation of the month, in outline, with its file and function.

Kept by hand: who adds, moves or changes an equation changes its line. A test sees to it that each
file has the function named, and each topic the settings that its formula names.
"""

from __future__ import annotations

from sim.world.equations import of_afterwards, of_households, of_projects, of_work
from sim.world.equations.entry import SYMBOLS, Equation, places, stands

EQUATIONS: dict[str, tuple[Equation, ...]] = {
    "open": of_households.OPEN,
    "live": of_households.LIVE,
    "assess": of_projects.ASSESS,
    "inform": of_projects.INFORM,
    "meet": of_projects.MEET,
    "commit": of_projects.COMMIT,
    "implement": of_work.IMPLEMENT,
    "share": of_work.SHARE,
    "settle": of_work.SETTLE,
    "spend": of_households.SPEND,
    "organise": of_afterwards.ORGANISE,
    "evaluate": of_afterwards.EVALUATE,
    "feed_back": of_afterwards.FEED_BACK,
    "monitor": of_households.MONITOR,
    "play": of_afterwards.PLAY,
    "close": of_afterwards.CLOSE,
}
"""By the name of the phase in which an equation is worked out, in the order of the month."""
__all__ = ("EQUATIONS", "SYMBOLS", "Equation", "places", "stands")
