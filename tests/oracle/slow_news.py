"""Slow information rules besides the platform: links between partners, and the register."""

from __future__ import annotations

from tests.oracle.scalar_draws import purpose_, uniform_
from tests.oracle.scalar_maths import hazard_, power_


def bilateral(w, p, rule, count):
    """Let a year of joint work bring all in touch; others meet by luck and drift apart."""
    pairs = max(count * (count - 1) / 2.0, 0.0)
    luck = uniform_(purpose_("inform: links and news"), p.luck, p.id, w.month)
    links = p.links_before
    met = luck < hazard_(rule.link / 12.0 * pairs * (1.0 - links))
    kept = links * (1.0 - rule.lost) + (1.0 / (pairs or 1.0) if met else 0.0)
    together = min(max(p.age - 1, 0) / 12.0, 1.0)
    u = max(together, min(kept, 1.0)) if pairs > 0.0 else 0.0
    p.links = u
    p.sharpness = max(rule.sharpness + rule.gain * u, 0.05)
    p.usual_noise = max(rule.noise - rule.clearer * u, 0.0)
    p.delay = rule.news if u > 0.0 else rule.delay
    p.deduplicated = rule.noticed * u
    p.own_clients = u <= 0.0
    p.overhead_hours = rule.hours * pairs * u if p.active else 0.0


def register(p, rule):
    """Let the list age by a month, or bring it up to date when its time has come."""
    older = p.register_age + 1.0
    due = older >= rule.update_every_months
    age = 0.0 if due else older
    fresh = power_(rule.ageing, age)
    p.sharpness = max(rule.sharpness + rule.gain * fresh, 0.05)
    p.usual_noise = rule.noise + (rule.list_noise - rule.noise) * fresh
    p.delay = min(max(1.0, age / 2.0), max(rule.delay, 1.0))
    p.deduplicated, p.own_clients = rule.noticed, False
    p.left_out, p.let_in = rule.exclusion, rule.inclusion
    p.overhead_hours = float(len(p.home.households)) if due and p.active else 0.0
    p.register_age = age
