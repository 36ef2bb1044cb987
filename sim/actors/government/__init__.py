"""Government: how and when it pays."""
