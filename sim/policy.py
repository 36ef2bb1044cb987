"""The set of rules in force in a month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from sim.rules import (
    allocation,
    benefit_sharing,
    coordination,
    evaluation,
    incentive,
    information,
    responsibility,
    targeting,
)
from sim.world.decisions import Decision
from sim.world.plan import Plan

Choice = tuple[str, Mapping[str, Any]]
"""A rule's name and its own parameters."""


@dataclass(frozen=True)
class Policy:
    """What holds this month: one rule of each family, and the dated parts of the plan.

    Without `programme` there is no project at all: the twin with which a programme is compared.
    """

    plan: Plan
    information: information.Information
    coordination: coordination.Coordination
    allocation: allocation.Allocation
    targeting: targeting.Targeting
    responsibility: responsibility.Responsibility
    benefit_sharing: benefit_sharing.BenefitSharing
    incentives: tuple[incentive.Incentive, ...]
    evaluation: evaluation.Evaluation
    programme: bool = True
    decisions: tuple[Decision, ...] = ()
    """Decisions prescribed in place of what actors would choose."""

    @classmethod
    def of(
        cls,
        plan: Plan,
        choices: Mapping[str, Choice],
        incentives: Mapping[str, Choice],
        *,
        programme: bool = True,
        decisions: Sequence[Decision] = (),
    ) -> Self:
        """Make a policy from names and parameters; a family that is not named gets its default.

        Raises
        ------
        KeyError
            If a family has no rule of that name.
        """
        chosen = {**DEFAULTS, **choices}
        made = {
            family: _SHELVES[family][name](**values) for family, (name, values) in chosen.items()
        }
        several = tuple(
            incentive.RULES[name](**values) for _, (name, values) in sorted(incentives.items())
        )
        told = tuple(decisions)
        return cls(plan=plan, incentives=several, programme=programme, decisions=told, **made)


_SHELVES: dict[str, Any] = {
    "information": information.RULES,
    "coordination": coordination.RULES,
    "allocation": allocation.RULES,
    "targeting": targeting.RULES,
    "responsibility": responsibility.RULES,
    "benefit_sharing": benefit_sharing.RULES,
    "evaluation": evaluation.RULES,
}
DEFAULTS: dict[str, Choice] = {
    "information": ("silos", {}),
    "coordination": ("none", {}),
    "allocation": ("headcount", {}),
    "targeting": ("need_first", {}),
    "responsibility": ("joint", {}),
    "benefit_sharing": ("by_contribution", {}),
    "evaluation": ("none", {}),
}
"""The rule that holds where a scenario names none."""
