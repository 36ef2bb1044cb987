"""Writes `docs/statistics.md` from what was measured: `python docs/statistics_page.py`."""  # noqa: INP001 a script, not a package

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT)]

from tests.laws.statistics.decisions import DECISIONS, PATH, Decision  # noqa: E402 the checkout is put on the path first

PAGE = ROOT / "docs" / "statistics.md"
HEAD = "<!-- 由 `python docs/statistics_page.py` 生成，请勿手改 · written by that command -->\n"
WORDS = """
# 统计 · Statistics

比较用的每个统计办法都先用模拟量过：真值已知，抽很多次，看范围盖住真值几次、结论说错几次。下面是量到的数，
每次改动都用少一些的抽样重量一遍（`pytest tests/laws/statistics`），长的用
`pytest -m slow tests/laws/statistics`，再用 `python docs/statistics_page.py` 写这一页。

Every method by which arms are compared was measured by simulation: the truth is known, many samples
are drawn, and it is counted how often a range covers the truth and how often a verdict is wrong.
Below is what was measured. Every change repeats it with fewer samples
(`pytest tests/laws/statistics`); `pytest -m slow tests/laws/statistics` measures at length, and
`python docs/statistics_page.py` then writes this page. Ranges are to cover 0.95; a family of
comparisons is to err in at most 0.05. Bounds are what the tests insist on.
"""


def written(told: Mapping[str, Mapping[str, float | None]]) -> str:
    """Write the page."""
    parts = [HEAD + WORDS]
    for key, decision in DECISIONS.items():
        parts.append(section(key, decision, told.get(key, {})))
    return "\n".join(parts)


def section(key: str, decision: Decision, told: Mapping[str, float | None]) -> str:
    """Write one decision with its reason, its figures and its test."""
    lines = [f"## {decision.what.both()}", "", decision.why.zh, "", decision.why.en, ""]
    lines += ["| 量 figure | 量到 measured | 界 bounds |", "| --- | --- | --- |"]
    for name, value in told.items():
        low, high = decision.bounds.get(name, (None, None))
        bounds = "" if low is None else f"{low:g} … {high:g}"
        shown = "none" if value is None else f"{value:.4g}"
        lines.append(f"| `{name}` | {shown} | {bounds} |")
    test = f"test_decisions.py::test_what_is_measured_supports_the_decision[{key}]"
    module = decision.measure.__module__.rpartition(".")[2]
    lines += ["", f"`{module}.{decision.measure.__name__}`, {decision.slow:,} · `{test}`", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(written(json.loads(PATH.read_text(encoding="utf-8"))), encoding="utf-8")
