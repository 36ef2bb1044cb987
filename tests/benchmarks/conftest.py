"""Other libraries have an environment of their own; see `peers.py`."""

from __future__ import annotations

collect_ignore = ["rivals.py"]
