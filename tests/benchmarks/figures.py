"""Where the benchmarks put what they measure: the page on performance, and a file beside them."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "performance.md"
FIGURES = ROOT / "tests" / "benchmarks" / "figures.json"
MEGABYTE = 1e6


def machine(libraries: Iterable[str] = ("numpy", "numba")) -> str:
    """Describe the machine in a line, with the libraries that are installed."""
    cpu = platform.processor() or platform.machine()
    facts = Path("/proc/cpuinfo")
    if facts.exists():
        names = [line for line in facts.read_text().splitlines() if line.startswith("model name")]
        cpu = names[0].partition(":")[2].strip() if names else cpu
    versions = [f"{name} {found}" for name in libraries if (found := _version(name))]
    told = (f"{os.cpu_count()} cores", platform.system(), f"Python {platform.python_version()}")
    return ", ".join((cpu, *told, *versions))


def put_between(begin: str, end: str, text: str) -> None:
    """Replace what stands between two marks in the page on performance."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(begin)
    after = rest.split(end)[1]
    PAGE.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")


def write(name: str, text: str) -> None:
    """Replace the table of this name in the page on performance."""
    put_between(f"<!-- {name}: begin -->", f"<!-- {name}: end -->", text)


def keep(name: str, found: dict[str, Any]) -> None:
    """Keep the figures of one benchmark, for the table of marks."""
    kept = known() | {name: found}
    told = json.dumps(kept, indent=1, sort_keys=True, ensure_ascii=False)
    FIGURES.write_text(told + "\n", encoding="utf-8")


def known() -> dict[str, Any]:
    """Read the figures of all benchmarks that were kept."""
    if not FIGURES.exists():
        return {}
    found: dict[str, Any] = json.loads(FIGURES.read_text(encoding="utf-8"))
    return found


def memory() -> float:
    """Give the largest memory of this process so far, MB."""
    import resource  # noqa: PLC0415 not on every system

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE


def rows_of(head: tuple[str, ...], rows: Iterable[Iterable[str]]) -> str:
    """Write a table whose first column is text and whose others are numbers."""
    lines = [head, ("---", *["---:"] * (len(head) - 1)), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
