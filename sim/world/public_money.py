"""Public money that comes year after year."""

from __future__ import annotations

from sim.core.param import Declared, param
from sim.core.text import Text


# fmt: off
class Budget(Declared):
    """Yearly money of a county's programme, beside the one grant of a project.

    The nation pays the county in January for the year, the county pays its projects month by
    month. A timed change sets another amount for a year.
    """

    household_month_yuan: float = param(
        default=0.0, unit="yuan per registered household and month", low=0, high=1e6,
        level="standard", source="A",
        label=Text("每户每月财政资金", "yearly public money, per registered household and month"))
    contract_months: int = param(
        default=12, unit="months", low=1, high=600, timed=False, source="A",
        label=Text("合同期，到期续签", "length of a contract, after which a project is renewed"))
    follow_up_months: int = param(
        default=0, unit="months", low=0, high=600, timed=False, level="standard", source="A",
        label=Text("后续帮扶几个月", "months of follow-up after the programme"))
