"""One thread a process: libraries of matrices would start others, which nothing here uses."""

from __future__ import annotations

import os
from typing import Final

THREADS: Final = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "NUMBA_NUM_THREADS",
)


def in_one_thread() -> None:
    """Let libraries that are loaded later start no threads, unless somebody wished for some."""
    for name in THREADS:
        os.environ.setdefault(name, "1")
