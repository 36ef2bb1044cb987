"""The public-goods game of the laboratories: a world of players instead of villages."""

from __future__ import annotations

from sim.core.param import Declared, param
from sim.core.text import Text

MATCHINGS = ("partners", "strangers")


# fmt: off
class PublicGoods(Declared):
    """A game in which players may give tokens to a common pot that is worth more than it costs.

    A month is a round and a replication is one session. Groups are projects, players their
    parties; who gives how much follows the equation of effort that holds in villages.
    """

    enabled: bool = param(
        default=False, unit="1", timed=False, level="standard", source="A",
        label=Text("玩公共品博弈", "play the public-goods game instead of village life"))
    groups: int = param(
        default=6, unit="groups", low=1, high=1000, timed=False, level="standard",
        source="r Fehr & Gächter 2000: 24 players in a session",
        label=Text("一场几组", "groups in a session"))
    players: int = param(
        default=4, unit="players a group", low=1, high=20, timed=False, level="standard",
        source="r Fehr & Gächter 2000", label=Text("一组几人", "players in a group"))
    tokens: float = param(
        default=20.0, unit="tokens a round", low=1, high=10_000, timed=False, level="standard",
        source="r Fehr & Gächter 2000", label=Text("每轮发几枚", "tokens handed out each round"))
    common_return: float = param(
        default=0.4, unit="tokens to each player per token given", low=0.0, high=1.0,
        level="standard", source="r Fehr & Gächter 2000",
        label=Text("给一枚每人得几枚", "what a token in the pot brings each player"))
    matching: str = param(
        default="partners", unit="1", choices=MATCHINGS, timed=False, level="standard",
        source="r Fehr & Gächter 2000",
        label=Text("固定搭档还是每轮换人", "the same partners, or strangers in each round"))
    start_share: float = param(
        default=0.5, unit="1", low=0.0, high=1.0, timed=False, level="standard",
        source="r Fehr & Gächter 2000: about half at the start",
        label=Text("一开始打算给几成", "share that players mean to give at first"))
    reciprocity: float = param(
        default=0.8, unit="1", low=0.0, high=1.0, level="standard", source="A", sweep=(0.6, 0.95),
        label=Text("看别人行事的程度", "weight of the others for those who answer them"))


class PlayerTypes(Declared):
    """What kinds of players there are."""

    conditional: float = param(
        default=0.5, unit="1", low=0.0, high=1.0, timed=False, level="standard",
        source="R Fischbacher, Gächter & Fehr 2001", sweep=(0.4, 0.6),
        label=Text("别人给我就给的人", "who give as the others give"))
    free_rider: float = param(
        default=0.3, unit="1", low=0.0, high=1.0, timed=False, level="standard",
        source="R Fischbacher, Gächter & Fehr 2001: about a third", sweep=(0.2, 0.4),
        label=Text("只看得失的人", "who look at their own gain only"))
    hump: float = param(
        default=0.2, unit="1", low=0.0, high=1.0, timed=False, level="standard",
        source="R Fischbacher, Gächter & Fehr 2001: 14 per cent, others added", sweep=(0.1, 0.3),
        label=Text("别人给多了就少给的人", "who give with the others up to half, then less"))
