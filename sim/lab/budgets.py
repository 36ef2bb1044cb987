"""Arms that differ in one amount of money and in nothing else."""

from __future__ import annotations

from sim.scenario.study import Study


def budgets_of(study: Study) -> dict[str, float]:
    """Give the money of each arm, smallest first, where that is all they differ in.

    Parameters
    ----------
    study : Study
        What is compared.

    Returns
    -------
    dict
        Yuan by the names of arms; empty where arms differ in anything else, or in no money.
    """
    said = [{path: value.value for path, value in a.scenario.values.items()} for a in study.arms]
    first = said[0]
    moving = {p for one in said for p in {*one, *first} if one.get(p, _ABSENT) != first.get(p)}
    if len(moving) != 1 or len({len(arm.scenario.stages) for arm in study.arms}) > 1:
        return {}
    path = moving.pop()
    param = study.arms[0].scenario.values[path].param if path in first else None
    if param is None or not param.unit.startswith("yuan"):
        return {}
    told = {arm.name: float(each[path]) for arm, each in zip(study.arms, said, strict=True)}
    return dict(sorted(told.items(), key=lambda pair: pair[1]))


_ABSENT = object()
