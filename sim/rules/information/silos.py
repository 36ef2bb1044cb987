"""Information silos: every partner keeps its news to itself."""

from __future__ import annotations

from sim.core.card import Card
from sim.core.text import Text
from sim.rules.information import Connection, Information, Network


class Silos(Information):
    """Nobody shares lists: needs and offers find each other late, badly and at no cost.

    >>> alone = Silos(sharpness=0.7, noise=0.2, delay=3.0).connect(Network.of_one_project())
    >>> alone.sharpness.tolist(), alone.noise.tolist(), alone.delay.tolist()
    ([0.7], [0.2], [3.0])
    >>> alone.own_clients_only.tolist(), alone.cost_yuan.tolist()
    ([True], [0.0])
    """

    card = Card(
        title=Text("信息孤岛", "Silos"),
        what=Text(
            "各家有各家的名单，谁也不知道别家在帮谁。",
            "Each partner has a list of its own; none knows whom the others help.",
        ),
        how=Text(
            "只看得到自己正在服务的户；消息晚几个月才到；重复服务没人发现；不花钱也不花工时。",
            "Each sees only households that it already serves; news arrives months late; double "
            "services go unnoticed; it costs neither money nor hours.",
        ),
        try_this=Text(
            "请每组只凭自己的名单写出最需要帮的五户，再对一对，有几户重了、几户漏了。",
            "Let each group name the five neediest households from its own list, then compare: how "
            "many are named twice, how many by nobody?",
        ),
        source="A; the silos among helpers are described in source paper Y",
    )

    def connect(self, state: Network) -> Connection:
        """Leave every partner with what it knows by itself."""
        return self.unconnected(state)
