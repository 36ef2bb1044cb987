"""Enterprises: profit, what they keep, and what they may give."""
