"""The model for users of Mesa: `CollaborationModel` and its five kinds of agent.

The only place that knows Mesa. The numbers are the month's own (`sim.month`): a model adds to
them nothing but the ways in which Mesa users ask for them. `docs/mesa.md` shows its use.
"""

from __future__ import annotations

from sim.model.collaboration_model import CollaborationModel
from sim.model.views import Community, Enterprise, Government, Household, Organization, View

__all__ = [
    "CollaborationModel",
    "Community",
    "Enterprise",
    "Government",
    "Household",
    "Organization",
    "View",
]
