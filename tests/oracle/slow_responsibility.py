"""Slow responsibility: what part of a loss each party bears, by the words of each rule."""

from __future__ import annotations

from tests.oracle.scalar_maths import exp_, normal_cdf_
from tests.oracle.slow_world import GOVERNMENT, HOUSEHOLD, add, known, ratio

KINDS = ("government", "organization", "enterprise", "community", "household")
LEAST_ERROR = 0.01
OVER_SQRT_2_PI = 0.3989422804014327


def fractions(rule, loss, side_by_side, luck=None):
    """Give each party's part of a loss; without luck what is to be expected."""
    known(rule, *RULES)
    return RULES[rule.name()](rule, loss, side_by_side, luck)


def parts(weights, chosen):
    kept = [weight if there else 0.0 for weight, there in zip(weights, chosen, strict=True)]
    whole = add(kept)
    return [ratio(each, whole) for each in kept]


def first_of(*choices):
    return next((some for some in choices if any(each > 0.0 for each in some)), choices[-1])


def here(parties):
    return [s.active for s in parties]


def by_funds(parties):
    return parts([s.funds for s in parties], here(parties))


def paying(parties):
    public = [s.active and s.kind == GOVERNMENT for s in parties]
    return first_of(
        parts([s.funds for s in parties], public), parts([1.0 for _ in parties], public)
    )


def jointly(loss, parties, *, households=False):
    """Divide equally; what one cannot pay, the others pay, the poorest first."""
    answer = [s.active and (households or s.kind != HOUSEHOLD) for s in parties]
    answer = answer if any(answer) else here(parties)
    heads = parts([1.0 for _ in parties], answer)
    if loss <= 0.0:
        return heads
    purse = [max(s.cash, 0.0) if there else 0.0 for s, there in zip(parties, answer, strict=True)]
    order = sorted(range(len(parties)), key=lambda n: purse[n] if answer[n] else -1.0)
    level, after = 0.0, 0.0
    for place, n in enumerate(order):
        after = after + purse[n]
        left = sum(answer[other] for other in order[place:])
        level = max(level, (loss - (after - purse[n])) / max(left, 1))
    paid = [min(level, each) for each in purse]
    unpaid = max(loss - add(paid), 0.0)
    return parts([one + unpaid * head for one, head in zip(paid, heads, strict=True)], answer)


def by_budget(_, loss, parties, __):
    return first_of(by_funds(parties), jointly(loss, parties))


def control(rule, parties):
    return [s.endowment * getattr(rule, KINDS[s.kind]) if s.active else 0.0 for s in parties]


def by_control(rule, loss, parties, _):
    return first_of(parts(control(rule, parties), here(parties)), jointly(loss, parties))


def by_fault(rule, loss, parties, luck):
    """Blame those who did less than agreed, as far as that is seen."""
    otherwise = by_budget(rule, loss, parties, luck)
    if luck is not None:
        found = [
            max(rule.agreed - s.effort - rule.error * e, 0.0)
            for s, e in zip(parties, luck, strict=True)
        ]
        return first_of(
            parts([s.endowment * f for s, f in zip(parties, found, strict=True)], here(parties)),
            otherwise,
        )
    z = [(rule.agreed - s.effort) / max(rule.error, LEAST_ERROR) for s in parties]
    mean = [x * normal_cdf_(x) + OVER_SQRT_2_PI * exp_(-0.5 * x * x) for x in z]
    blamed = parts(
        [s.endowment * max(m, 0.0) for s, m in zip(parties, mean, strict=True)], here(parties)
    )
    nobody = 1.0
    for s, x in zip(parties, z, strict=True):
        nobody = nobody * (normal_cdf_(-x) if s.active and s.endowment > 0.0 else 1.0)
    nobody = nobody if add(blamed) > 0.0 else 1.0
    return [(1.0 - nobody) * b + nobody * o for b, o in zip(blamed, otherwise, strict=True)]


def contractor(_, loss, parties, __):
    held = parts([s.contract for s in parties], here(parties))
    return first_of(held, paying(parties), jointly(loss, parties))


def insurance_pool(_, loss, parties, __):
    return jointly(loss, parties)


def joint(rule, loss, parties, _):
    return jointly(loss, parties, households=rule.members == "all")


def lead_agency(rule, loss, parties, _):
    """Let the leading party bear its part, the others the rest by own money."""
    inside = here(parties)
    named = inside
    if rule.lead != "auto":
        named = [s.active and s.kind == KINDS.index(rule.lead) for s in parties]
    field = named if any(named) else inside
    held = [c if there else -1.0 for c, there in zip(control(rule, parties), field, strict=True)]
    if not any(each > 0.0 for each in held):
        return jointly(loss, parties)
    leads = [there and c == max(held) for c, there in zip(held, field, strict=True)]
    others = [there and not first for there, first in zip(inside, leads, strict=True)]
    alike = [1.0 for _ in parties]
    first = parts(alike, leads)
    rest = first_of(parts([s.funds for s in parties], others), parts(alike, others))
    share = rule.part if any(others) else 1.0
    return [share * a + (1.0 - share) * b for a, b in zip(first, rest, strict=True)]


def limited(rule, loss, parties, _):
    """Let the contractor bear up to its cap, the purchaser the rest."""
    held = parts([s.contract for s in parties], here(parties))
    most = rule.cap * add(s.contract if s.active else 0.0 for s in parties)
    part = ratio(most, loss) if loss > most else float(most > 0.0)
    rest = first_of(paying(parties), jointly(loss, parties))
    return [part * a + (1.0 - part) * b for a, b in zip(held, rest, strict=True)]


def purchaser(_, loss, parties, __):
    return first_of(paying(parties), jointly(loss, parties))


def premiums(rule, parties):
    """Say what each party pays into the mutual-risk pool a month."""
    rate = rule.premium_rate if rule.name() == "insurance_pool" else 0.0
    return [rate * s.funds if s.active else 0.0 for s in parties]


def covered(rule, loss, pool):
    """Say what the mutual-risk pool pays of a loss."""
    if rule.name() != "insurance_pool":
        return 0.0
    return min(max(pool, 0.0), (1.0 - rule.deductible) * loss)


RULES = {
    made.__name__: made
    for made in (
        *(by_budget, by_control, by_fault, contractor, insurance_pool, joint, lead_agency),
        *(limited, purchaser),
    )
}
