"""The model described by ODD+D, from the program's own declarations, in both languages.

The protocol: Müller et al. 2013, Environmental Modelling & Software 48:37-48 (ODD+D), and Grimm et
al. 2020, JASSS 23(2)7 (ODD). What declarations cannot say stands in `core/words/odd.toml`.
"""

from __future__ import annotations

from sim.report.odd.page import odd_page, odd_summary

__all__ = ["odd_page", "odd_summary"]
