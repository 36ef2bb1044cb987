"""`python -m sim` is the `collabsim` command."""

from __future__ import annotations

from sim.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
