"""What households consume, borrow, repay and invest."""

from __future__ import annotations

from sim.core.table import Floats, Settings, setting
from sim.core.text import Text


# fmt: off
class Spending(Settings):
    """Numbers of consumption, debt and saving; a line is the poverty line of the household."""

    key = "spending"
    label = Text("消费与借贷", "spending and debt")

    floor: Floats = setting(
        default=0.45, unit="lines", source="A a floor of .70 would eat up all assets", low=0,
        high=2, sweep=(0.35, 0.55), label=Text("保底消费", "floor of consumption"))
    part: Floats = setting(
        default=0.94, unit="share of income", source="A", low=0, high=1.2, sweep=(0.88, 0.98),
        label=Text("消费倾向", "part of income that is consumed"))
    kept_profit: Floats = setting(
        default=0.5, unit="share of own-business income", low=0, high=1, sweep=(0.0, 0.8),
        source="A without it no household climbs over the threshold of assets on its own",
        label=Text("经营收入留作再投入", "own-business income that is kept for the business"))
    school: Floats = setting(
        default=120, unit="yuan a month and student of 2014", source="A", low=0, high=5000,
        sweep=(60, 200), label=Text("上学费用", "cost of school"))
    loan_months: Floats = setting(
        default=3, unit="months of income", source="A", low=0, high=60, sweep=(1, 6),
        label=Text("最多能借", "most that can be borrowed"))
    interest: Floats = setting(
        default=0.02, unit="per month", source="A", low=0, high=0.5, sweep=(0.01, 0.03),
        label=Text("借款利率", "interest on loans"))
    micro_interest: Floats = setting(
        default=0.003, unit="per month", source="A", low=0, high=0.5, sweep=(0.0, 0.006),
        label=Text("扶贫小额信贷利率", "interest on micro-credit"))
    micro_share: Floats = setting(
        default=0.25, unit="share of the debt of registered households",
        source="r about 7 m loans to 29.5 m registered households", low=0, high=1,
        sweep=(0.0, 0.5), label=Text("小额信贷占比", "part of debt that is micro-credit"))
    micro_local: Floats = setting(
        default=0.25, unit="share of the debt of registered households", source="A", low=0,
        high=1, sweep=(0.0, 0.5),
        label=Text("有项目或协会的村多出的小额信贷",
                   "more micro-credit where a project runs or an association is registered"))
    drop_out: Floats = setting(
        default=0.02, unit="a month at full want", source="A", low=0, high=1, sweep=(0.0, 0.1),
        label=Text("没钱而辍学", "leaving school for want of money"))
    back_at_school: Floats = setting(
        default=0.02, unit="a month without want", source="A", low=0, high=1, sweep=(0.0, 0.1),
        label=Text("不缺钱时复学", "coming back to school without want"))
    sale_price: Floats = setting(
        default=0.70, unit="share of the value", source="A", low=0.01, high=1, sweep=(0.5, 0.9),
        label=Text("变卖折价", "price in a distress sale"))
    sale_limit: Floats = setting(
        default=0.30, unit="share of assets a month", source="A", low=0, high=1, sweep=(0.1, 0.5),
        label=Text("一月最多变卖", "most assets sold in a month"))
    upkeep_buffer: Floats = setting(
        default=0.25, unit="months of the line", source="A", low=0, high=24, sweep=(0.0, 1.0),
        label=Text("维护资产前的留存", "cash kept before upkeep"))
    repay_part: Floats = setting(
        default=0.5, unit="share of spare cash", source="A", low=0, high=1, sweep=(0.25, 0.75),
        label=Text("还款比例", "part of spare cash that repays"))
    repay_buffer: Floats = setting(
        default=0.5, unit="months of the line", source="A", low=0, high=24, sweep=(0.25, 1.5),
        label=Text("还款前的留存", "cash kept before repaying"))
    written_off: Floats = setting(
        default=0.01, unit="per month", source="A", low=0, high=1, sweep=(0.0, 0.03),
        label=Text("坏账核销", "debt written off"))
    invest: Floats = setting(
        default=0.10, unit="share of spare cash and agency", source="A", low=0, high=1,
        sweep=(0.05, 0.2), label=Text("投资倾向", "part of spare cash that is invested"))
    invest_buffer: Floats = setting(
        default=3, unit="months of the line", source="A", low=0, high=60, sweep=(1.5, 6),
        label=Text("投资前的留存", "cash kept before investing"))
