"""Every decision of the statistics, why it was taken, and what was measured for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sim.core.text import Text
from tests.laws.statistics import designs, families, indices, intervals

PATH = Path(__file__).with_name("measured.json")
NEAR_95 = (0.93, 0.985)
"""Where a range of 95 in 100 may cover: chance of the trials, and a little to the safe side."""


@dataclass(frozen=True)
class Decision:
    """What is done, why, and the figures that it hangs on."""

    what: Text
    why: Text
    measure: Callable[[int], Mapping[str, float]]
    quick: int
    """How many trials with every change."""
    slow: int
    """How many for the page."""
    bounds: Mapping[str, tuple[float, float]]
    """Within which every figure lies that the decision hangs on."""


# fmt: off
DECISIONS: dict[str, Decision] = {
    "interval": Decision(
        Text("平均差别的可能范围：成对 t，至少20个年景",
             "range of the mean difference: paired t, at least 20 lucks"),
        Text("t 盖住真值的次数够；BCa 在年景少、多数差别是0时不够。",
             "t covers often enough; BCa does not with few lucks, nor where most gaps are 0."),
        intervals.t_and_bca, 1200, 4_000,
        {"t_normal_20": NEAR_95, "t_normal_30": NEAR_95, "t_skewed_20": (0.92, 0.97),
         "t_mostly_zero_20": (0.94, 1.0), "bca_normal_20": (0.85, 0.935),
         "bca_mostly_zero_20": (0.7, 0.88), "bca_mostly_zero_30": (0.7, 0.88)}),
    "skewed": Decision(
        Text("偏度超过1：旁边再给自助 t 范围，并说明",
             "skewness above 1: a bootstrap-t range is shown beside, and it is said"),
        Text("很偏时 t 盖不够，自助 t 好得多，但也不到95。",
             "With strong skew t covers too rarely and bootstrap-t much better, if not 95 either."),
        intervals.strong_skew, 400, 1_600,
        {"t_20": (0.75, 0.88), "bootstrap_t_20": (0.88, 0.96), "t_50": (0.82, 0.91),
         "bootstrap_t_50": (0.9, 0.97), "bca_20": (0.75, 0.9)}),
    "identical": Decision(
        Text("完全一样的办法：就说“完全一样”",
             "identical arms: it is said that they are identical"),
        Text("t 检验、BCa 和符号秩检验这时都算不出数。",
             "t-test, BCa and Wilcoxon's test all give no number there."),
        intervals.identical, 1, 1, {"here": (1.0, 1.0)}),
    "stopping": Decision(
        Text("什么时候停：至少20个，每10个看一次差别的半宽，事先定好",
             "when to stop: at least 20, the half-width of the difference looked at every 10, fixed"
             " beforehand"),
        Text("每个年景都看，从第3个看起，停得太早。",
             "Looking after every luck, from the third on, stops too early."),
        intervals.stopping, 2000, 10_000,
        {"rule_0.8": NEAR_95, "rule_0.4": (0.925, 0.97), "each_0.8": (0.6, 0.925),
         "each_0.4": (0.6, 0.925)}),
    "many": Decision(
        Text("比得多：成对检验加 Holm；一族是办法乘事先定了多大要紧的结果",
             "many comparisons: Holm on paired tests; a family is arms times the outcomes of which "
             "was said beforehand how much matters"),
        Text("dunnett 和 Welch 扔掉了成对，几乎什么也发现不了。",
             "dunnett and Welch throw the pairing away and find next to nothing."),
        families.many_arms, 100, 300,
        {"false_alone": (0.1, 0.25), "false_holm": (0.0, 0.08), "power_holm": (0.5, 0.85),
         "power_welch": (0.0, 0.05), "power_dunnett": (0.0, 0.05)}),
    "max_t": Decision(
        Text("同抽样的最大 t（可选）：至少30个年景，否则用 Holm",
             "max-t over resampled lucks, if asked for: at least 30 lucks, else Holm"),
        Text("结果相近时比 Holm 更有力；20个年景时误报偏多。",
             "It finds more than Holm where rows nearly say the same; at 20 lucks it errs too "
             "often."),
        families.resampled_families, 250, 500,
        {"false_max_t_30": (0.02, 0.07), "false_max_t_60": (0.02, 0.075),
         "power_max_t_30": (0.75, 0.95), "power_holm_30": (0.6, 0.85)}),
    "verdict": Decision(
        Text("结论：范围在±要紧之内是差不多，之外是要紧；每一行两个检验，只算一行（Shaffer）",
             "verdict: inside ± what matters is the same, outside matters; two tests a row, of "
             "which a row counts once (Shaffer)"),
        Text("六行真值都在边界上：任何一行说错的机会。",
             "Six rows whose truths lie on the borders: how often any row says what is not so."),
        families.verdicts, 1000, 8_000,
        {"wrong_20": (0.0, 0.075), "wrong_60": (0.0, 0.075), "alone_20": (0.1, 0.3)}),
    "more": Decision(
        Text("“再试约k个”：这么多以后，五次里约四次说得清",
             "“about k more”: after so many, four times in five it can be told"),
        Text("用同一个从严后的水平算。", "Reckoned at the same level, adjusted for the family."),
        intervals.enough_more, 2000, 10_000, {"told": (0.72, 0.88)}),
    "rare": Decision(
        Text("少见的事：Wilson；一次没有就说“低于3/n”",
             "rare events: Wilson; none seen is “below 3/n”"),
        Text("正态范围只盖住六成多。", "The normal range covers little more than six in ten."),
        intervals.rare, 5000, 100_000,
        {"wilson": (0.9, 0.97), "normal": (0.6, 0.68), "none_seen_at_3_in_n": (0.03, 0.055)}),
    "tails": Decision(
        Text("最坏的二十分之一：59个年景以下不说", "the worst twentieth: not told below 59 lucks"),
        Text("不管什么分布都成立的界，至少要59个。",
             "A bound that holds for any distribution takes 59."),
        intervals.tails, 1000, 5_000,
        {"told_58": (0.0, 0.0), "told_59": (1.0, 1.0), "bound_59": (0.93, 1.0),
         "bound_200": (0.94, 1.0), "lowest_of_30": (0.7, 0.85)}),
    "ratio": Decision(
        Text("比值：Fieller；分母分不清是不是0就不说",
             "ratios: Fieller; nothing is told where the lower mean may be 0"),
        Text("把误差相加的办法，分母不准时盖不够。",
             "Adding errors up covers too rarely where the lower mean is vague."),
        intervals.ratios, 1000, 5_000,
        {"fieller_0.5": (0.94, 1.0), "fieller_0.2": NEAR_95, "delta_0.5": (0.85, 0.94)}),
    "pairing": Decision(
        Text("每行都说：相关、成对省了几倍",
             "every row tells the correlation and what pairing saves"),
        Text("同样的年景把次数省到几分之一。", "Common luck saves most of the replications."),
        intervals.pairing, 300, 3_000, {"saved": (6.0, 12.0), "correlation": (0.85, 0.92)}),
    "regret": Decision(
        Text("后悔：整张表重抽年景，扣掉最大值的偏差，范围由同时成立的带子来，说出“也可能是”",
             "regret: lucks drawn again for the whole table, the bias of the largest taken off, "
             "ranges from a band that holds for all futures at once, “could also be” named"),
        Text("一格只跑一次，最大后悔多出一半以上；直接取重抽的分位数，噪声大时几乎盖不住。",
             "One run a cell adds more than half to the largest regret; plain quantiles of what is "
             "drawn again hardly cover where noise is strong."),
        designs.regret, 600, 1_500,
        {"truth": (0.089, 0.091), "bias_one_run": (0.045, 0.07), "covers_0.03": (0.95, 1.0),
         "covers_0.10": (0.93, 1.0), "best_named_0.03": (0.93, 1.0), "mended_0.03": (0.0, 0.004)}),
    "worst_case": Decision(
        Text("最坏的未来：同样扣掉偏差", "the worst future: its bias is taken off the same way"),
        Text("许多带噪声的数里最坏的一个，总是太坏。",
             "The worst of many noisy numbers is always too bad."),
        designs.worst_case, 60, 200,
        {"plain": (-0.04, -0.01), "mended": (-0.015, 0.005), "covers": (0.93, 1.0)}),
    "points": Decision(
        Text("设计：打乱的 Sobol’ 点（2的幂），否则拉丁方",
             "designs: scrambled Sobol’ points (powers of two), else a Latin hypercube"),
        Text("同样64个点，误差小几十倍。",
             "With the same 64 points the error is many times smaller."),
        designs.points, 200, 2_000,
        {"random": (0.05, 0.09), "latin": (0.005, 0.02), "sobol": (0.0, 0.004)}),
    "indices": Decision(
        Text("敏感性：先 Morris，再 Sobol’；同一年景走完全部点，噪声单独一条；缺一格就拒绝",
             "sensitivity: Morris first, then Sobol’; the same luck at all points, noise as its "
             "own bar; a design with a gap is refused"),
        Text("SALib 遇到一个缺数，把全部指数变成0或算不出。",
             "With one number missing SALib turns every index into 0 or no number."),
        indices.sobol, 12, 40,
        {"first_1": (0.27, 0.36), "first_2": (0.39, 0.5), "total_3": (0.2, 0.29),
         "noise": (0.27, 0.35), "covers": (0.85, 1.0), "salib_with_a_gap": (0.0, 0.0)}),
}
# fmt: on
