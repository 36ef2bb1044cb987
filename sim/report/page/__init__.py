"""The report of a comparison as a page."""
