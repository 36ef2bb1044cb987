"""Households: work, wealth, health, needs and standing, as equations on columns."""
