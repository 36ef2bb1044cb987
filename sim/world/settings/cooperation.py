"""How enterprises care, invest, hire and cooperate, and how organisations borrow."""

from __future__ import annotations

from sim.core.table import Floats, Settings, setting
from sim.core.text import Text
from sim.world.kinds import EnterpriseKind, each


# fmt: off
class Cooperation(Settings):
    """Numbers of corporate responsibility, joint ventures, cooperation and impact finance."""

    key = "cooperation"
    label = Text("企业合作与融资", "cooperation with enterprises and finance")

    responsibility: Floats = setting(
        default=(1.0, 1.3, 1.6), each=each(EnterpriseKind), unit="usual mission", source="A",
        low=0, high=5, sweep=(0.5, 2.0),
        label=Text("企业社会责任", "corporate social responsibility"))
    fee: Floats = setting(
        default=0.05, unit="share of the profit", source="A", low=0, high=1, sweep=(0.0, 0.15),
        label=Text("企业付给合作组织的费用", "what a firm pays organisations that it works with"))
    venture: Floats = setting(
        default=0.05, unit="share of spare cash a month", source="A", low=0, high=1,
        sweep=(0.0, 0.2), label=Text("投入产业联营", "spare cash put into joint ventures"))
    venture_village: Floats = setting(
        default=0.3, unit="1", source="A", low=0, high=1, sweep=(0.1, 0.6),
        label=Text("联营中村集体的份额", "part of a joint venture that the village owns"))
    reinvested: Floats = setting(
        default=0.05, unit="share of spare cash a month", source="A", low=0, high=1,
        sweep=(0.0, 0.2), label=Text("企业再投资", "spare cash that a firm invests in itself"))
    hiring: Floats = setting(
        default=1.0, unit="per cent of jobs per per cent of capital", source="A", low=0, high=3,
        sweep=(0.5, 1.5), label=Text("投资带来的岗位", "jobs that follow investment"))
    ordering: Floats = setting(
        default=1.0, unit="per cent of orders per per cent of capital", source="A", low=0, high=3,
        sweep=(0.5, 1.5), label=Text("投资带来的收购", "orders that follow investment"))

    loan_below: Floats = setting(
        default=1, unit="months of salaries", source="A", low=0, high=24, sweep=(0.0, 3.0),
        label=Text("公益融资补到", "cash up to which impact finance helps"))
    loan_most: Floats = setting(
        default=3, unit="months of salaries", source="A", low=0, high=24, sweep=(0.0, 6.0),
        label=Text("公益融资上限", "most debt to impact finance"))
    loan_trust: Floats = setting(
        default=0.4, unit="1", source="A", low=0, high=1, sweep=(0.2, 0.6),
        label=Text("公益融资所需公信力", "credibility that impact finance asks for"))
    loan_interest: Floats = setting(
        default=0.004, unit="a month", source="A", low=0, high=0.1, sweep=(0.0, 0.01),
        label=Text("公益融资利率", "interest on impact finance"))
    loan_spare: Floats = setting(
        default=2, unit="months of salaries", source="A", low=0, high=24, sweep=(1.0, 4.0),
        label=Text("还款后留下的储备", "reserve kept when impact finance is repaid"))
