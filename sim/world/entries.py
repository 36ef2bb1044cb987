"""What each entry of a column with several entries a row stands for."""

from __future__ import annotations

from sim.core.text import Text
from sim.world.kinds import LABELS, AssetChange, Domain, Method, Party, Resource

DIMENSIONS = (
    Text("经济效益", "economic benefit"),
    Text("社会效益", "social benefit"),
    Text("生态效益", "ecological benefit"),
    Text("管理能力", "management capacity"),
    Text("资金保障", "funding security"),
    Text("社会影响力", "social influence"),
)
WHOSE = (Text("服务对象", "of clients"), Text("没得到服务的", "of the unserved"))
ASSET_CHANGES = {
    AssetChange.BOUGHT: Text("买的", "bought"),
    AssetChange.GIVEN: Text("得到的", "given"),
    AssetChange.KEPT_UP: Text("维护的", "kept up"),
    AssetChange.WORN: Text("磨损的", "worn"),
    AssetChange.SOLD: Text("卖掉的", "sold"),
    AssetChange.DESTROYED: Text("毁坏的", "destroyed"),
}

ENTRIES: dict[str, tuple[Text, ...]] = {
    "county.asset_change": tuple(ASSET_CHANGES[change] for change in AssetChange),
    "county.payoff": LABELS[Party],
    "household.need": LABELS[Domain],
    "household.served": LABELS[Domain],
    "organization.capability": LABELS[Domain],
    "organization.precise": (
        Text("精准识别", "identify"),
        Text("对接资源", "connect"),
        Text("评估", "assess"),
        Text("管理", "manage"),
    ),
    "organization.sources": (
        Text("财政", "state"),
        Text("捐赠", "donations"),
        Text("企业", "enterprises"),
        Text("服务收费", "service"),
        Text("其他", "other"),
    ),
    "enterprise.hires": (
        Text("本月招的", "hired this month"),
        Text("上月招的", "hired a month ago"),
        Text("两个月前招的", "hired two months ago"),
        Text("三个月前招的", "hired three months ago"),
        Text("四个月前招的", "hired four months ago"),
        Text("五个月前招的", "hired five months ago"),
    ),
    "project.domain_share": LABELS[Domain],
    "project.method_share": LABELS[Method],
    "project.prior": LABELS[Domain],
    "project.matched": LABELS[Domain],
    "project.demand": LABELS[Domain],
    "project.missing": LABELS[Resource],
    "project.quality": LABELS[Domain],
    "project.need_taken": WHOSE,
    "project.need_whole": WHOSE,
    "project.six": DIMENSIONS,
    "project.six_seen": DIMENSIONS,
    "project.six_start": DIMENSIONS,
    "stake.resources": LABELS[Resource],
}
"""The names of the entries in their order, by `table.column`."""
