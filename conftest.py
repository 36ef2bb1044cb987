"""Tests run equations plainly unless they say otherwise: same bits, and nothing to compile.

Programs that a test starts choose for themselves.
"""

from __future__ import annotations

from sim.core import engine

engine.use("numpy")
