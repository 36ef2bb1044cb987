"""The report of a comparison as a page."""

from __future__ import annotations

from sim.report.page.page import Material, page

__all__ = ["Material", "page"]
