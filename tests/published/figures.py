"""Every published figure that the model is held against, with its band, and why it is missed."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from sim.core.text import Text
from tests.published.bands import (
    JOBS_2015,
    JOBS_2020,
    POOR,
    POOR_ANY,
    POOR_RMSE,
    TRIAL,
    TRIAL_KEPT,
    WAGE_SHARE,
    YEARS,
)

NBS = "NBS via gov.cn 2018-02-10, chinabankingnews 2019-02, china.org.cn 2020-05 (R)"
AWAY = "people.cn 2020-11-24, gov.cn 2020-06-08 (R)"
TRIALS = "IPA and J-PAL bulletin 2015; IANS 2015-05 (R)"
LONG_RUN = "Banerjee et al. 2016 (peiglobal); GSDRC on Bandiera et al. (R)"
RELAPSE = "shine.cn 2019-10; fx361 2020 (R), persons at risk (r)"


@dataclass(frozen=True)
class Words:
    """How a figure is told in a sentence: what was published, and how the model's is written."""

    published: Text
    model: Text
    """With the place `{n}` for the number."""
    times: float = 1.0
    digits: int = 1


@dataclass(frozen=True)
class Figure:
    """One figure: where it stands, what was published, and between which values it is a hit."""

    key: str
    row: str
    use: str
    """fit, test or check: only what is marked fit was used to set parameters."""
    label: Text
    published: str
    low: float
    high: float
    source: str
    digits: int = 3
    miss: Text | None = None
    """Why it is missed; a figure that has this and is hit fails its test, and the other way."""
    words: Words | None = None
    """For the sentence in which reports name what is missed."""

    def hit(self, value: float) -> bool:
        """Say whether a value lies in the band."""
        return self.low <= value <= self.high


def _poor() -> tuple[Figure, ...]:
    every = tuple(
        Figure(
            f"poor_{year}", "C1", "fit", Text(f"{year}年末贫困人口比例", f"poor, end of {year}"),
            f"{share:.3f}", max(share - POOR_ANY, 0.0), share + POOR_ANY, NBS,
        )
        for year, share in zip(YEARS, POOR, strict=True)
    )  # fmt: skip
    name = Text("各年偏差的均方根", "root mean square of these deviations")
    return (*every, Figure("poor_rmse", "C1", "fit", name, "0", 0.0, POOR_RMSE, NBS))


def _around(middle: float, width: float) -> dict[str, float]:
    return {"low": middle - width, "high": middle + width}


_EARLY = Text(
    "模型里刚脱贫的户，收入年年起伏；每年一次的低保赶不上。全国在2016年只报了2%：当年脱贫人数有指标，"
    "返贫少报也有好处，见下面的上报层。不为命中去调边际。",
    "Households that have just left poverty have incomes that go up and down, and an allowance "
    "that is judged once a year comes late. The 2 % reported for 2016 come from a campaign with "
    "targets, see the reporting layer below. Margins were not tuned to hit it.",
)
# fmt: off
_WATCHED = Text(
    "到2020年，普惠补贴和低保已把几乎所有的户抬到1.2倍贫困线以上，模型里很少再有预警；全国的名单照顾的还有病、灾、"
    "刚性支出，模型只看收入和近三个月的病。",
    "By 2020 universal transfers and allowances have lifted nearly everybody above 1.2 lines, so "
    "that few alerts are left; the national list also looks at disaster and unavoidable expenses, "
    "the model at income and recent illness only.",
)
_LONG = Text(
    "服务效力由两年后的消费压得很低；在这个效力下，收益缓慢回落，而不像西孟加拉那样继续长。效力大到让收益增长，"
    "两年后的消费就出了范围。留用参数组里有大于1的。",
    "What consumption after two years allows holds the strength of services so low that the gain "
    "slowly fades instead of growing as in West Bengal; strong enough to grow, it is too large in "
    "year 2. Some of the accepted sets are above 1.",
)
FIGURES: tuple[Figure, ...] = (
    *_poor(),
    Figure("jobs_2015", "C5", "fit", Text("2015—2016年每户务工人数", "jobs a household, 2015-16"),
           "about 0.6", **_around(*JOBS_2015), source=AWAY),
    Figure("jobs_2020", "C5", "fit", Text("2020年每户务工人数", "jobs a household, 2020"),
           "1.01", **_around(*JOBS_2020), source=AWAY),
    Figure("wage_share", "C5", "fit",
           Text("务工户收入中的工资", "wages in the income of families with a job, 2020"),
           "about 2/3", **_around(*WAGE_SHARE), source=AWAY),
    Figure("income_2015", "C6", "check", Text("2015年人均收入", "income per head 2015, yuan"),
           "2,982 or 3,416", 0.85 * 2982, 1.15 * 3416, "two official figures (r)", 0),
    Figure("income_2019", "C6", "check", Text("2019年人均收入", "income per head 2019, yuan"),
           "9,808", 0.85 * 9808, 1.15 * 9808, "r", 0),
    Figure("income_2020", "C6", "check", Text("2020年人均收入", "income per head 2020, yuan"),
           "10,740", 0.85 * 10740, 1.15 * 10740, "r", 0),
    Figure("returned_2016", "C8", "test",
           Text("2016年返贫，有监测", "returned in 2016, with monitoring"),
           "about 0.02", 0.006, 0.03, RELAPSE, 4, _EARLY,
           Words(Text("约2户", "about 2"), Text("每100户{n}户", "{n} in 100 households"), 100.0)),
    Figure("returned_2018", "C8", "test",
           Text("2018年返贫，有监测", "returned in 2018, with monitoring"),
           "below 0.005", 0.0, 0.005, RELAPSE, 4),
    Figure("watched_2020", "C8", "test",
           Text("2020年在监测帮扶中的人", "people under support in 2020"),
           "about 0.02", 0.01, 0.03, RELAPSE, 4, _WATCHED,
           Words(Text("约2人", "about 2"), Text("每100人{n}人", "{n} in 100 people"), 100.0, 2)),
    Figure("unmonitored", "C8", "test",
           Text("无监测减有监测的返贫，2015—2018", "returns without less with monitoring, 2015-18"),
           "above 0", 1e-9, inf, RELAPSE, 4),
    Figure("trial_2", "C14", "fit", Text("两年后的消费", "consumption after 2 years"),
           "+0.058", **_around(*TRIAL), source=TRIALS),
    Figure("trial_kept", "C14", "fit", Text("第三年与第二年之比", "gain of year 3 over year 2"),
           "about 0.9", TRIAL_KEPT, inf, TRIALS, 2),
    Figure("trial_3", "C14", "test", Text("三年后的消费", "consumption after 3 years"),
           "about +0.05", 0.02, 0.09, TRIALS),
    Figure("trial_brackets", "C14", "test",
           Text("在洪都拉斯与埃塞俄比亚之间", "between Honduras or Peru and Ethiopia"),
           "0 to +0.164", 0.0, 0.164, TRIALS),
    Figure("trial_assets", "C14", "test", Text("两年后的资产", "productive assets after 2 years"),
           "+0.15", 0.05, 0.30, TRIALS, 2,
           Text("模型只有生产性资产：一笔2500元的资产给到只有约2400元资产的户，两年里折旧和变卖都不多。"
                "试验量的是含牲畜、家什的指数，起点也高。",
                "The model knows productive assets only: 2,500 yuan come to households with about "
                "2,400, and little of it is worn or sold in two years. The trials measure an index "
                "with livestock and household goods, from a higher start."),
           Words(Text("多15%", "15 % more"), Text("多{n}%", "{n} % more"), 100.0, 0)),
    Figure("long_run", "C15", "test",
           Text("第七年与第二年之比，有陷阱", "gain of year 7 over year 2, with a trap"),
           "about 2 (West Bengal), kept (Bangladesh)", 1.0, inf, LONG_RUN, 2, _LONG,
           Words(Text("约2倍（西孟加拉）、保持不变（孟加拉国）",
                      "about 2 times (West Bengal), as large (Bangladesh)"),
                 Text("{n}倍", "{n} times"), digits=2)),
)
# fmt: on
BY_KEY = {figure.key: figure for figure in FIGURES}
