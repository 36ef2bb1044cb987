# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 03 一项研究 · A study
#
# 好几个办法一起比，写成两个文件：一个情景，一个研究。世界取得小，好快点算完。
#
# Several arrangements at once, written as two files: a scenario and a study. The world is small, so
# that it is quickly done.

# %%
from pathlib import Path

from matplotlib.figure import Figure
from pandas import DataFrame

import sim

Path("small.yaml").write_text(
    """\
format: 1
kind: scenario
name: small
title: {zh: 小世界, en: A small world}
question: {zh: "怎么分好？", en: "How shall gains be shared?"}
extends: yanliu
changes:
  time: {months: 12, project_months: 9}
  households: {pilot: 24, spill_over: 0}
  villages: {pilot: 2, spill_over: 0}
  project: {methods: {community_work: {villages: 2}}}
""",
    encoding="utf-8",
)
Path("sharing.yaml").write_text(
    """\
format: 1
kind: study
name: sharing
title: {zh: 收益怎么分, en: How gains are shared}
question: {zh: "哪种分法让农户多得？", en: "Which way of sharing leaves households more?"}
scenarios: [small.yaml]
factors:
  sharing:
    role: policy
    path: rules.benefit_sharing
    values:
      effort: {rule: by_contribution}
      equal: {rule: equal}
      need: {rule: by_need}
replications: {at_least: 20, at_most: 20}
outcomes:
  earned: {measure: earned_income_per_head_yuan, matters: 50}
  content: {measure: satisfaction, matters: 0.02}
""",
    encoding="utf-8",
)
found = sim.study("sharing.yaml")

# %%
found.table("en")

# %% [markdown]
# ## 自己画 · Your own pictures
#
# `runs` 一行一次运行一个数，`differences` 一行一个差别；要怎么画就怎么画。
#
# `runs` has one row for each run and number, `differences` one for each difference; plot them as
# you like.

# %%
found.runs.head()

# %%
wide = found.runs.pivot_table(index=["outcome", "replication"], columns="arm", values="value")
gaps = wide.loc["earned"].sub(wide.loc["earned"]["effort"], axis=0).drop(columns="effort")
gaps.describe()


# %%
def dots(gaps: DataFrame) -> Figure:
    """Draw the difference of every luck as a dot."""
    figure = Figure(figsize=(8, 3), layout="constrained")
    axes = figure.subplots()
    axes.axvline(0.0, color="black")
    for place, arm in enumerate(gaps):
        axes.plot(gaps[arm], [place] * len(gaps), "o", alpha=0.5)
    axes.set_yticks(range(gaps.shape[1]), list(gaps))
    axes.set_xlabel("earned income per head less that of `effort`, yuan a year")
    return figure


dots(gaps)

# %%
found.plot("paired_difference", "zh", outcome="earned")

# %% [markdown]
# ## 打开以前的结果 · Open an earlier result
#
# 文件夹里有算好的每一次运行，不用重算。
#
# The folder holds every finished run; nothing is run again.

# %%
again = sim.read(found.findings.folder)
assert again.differences.equals(found.differences)
again.table("zh")

# %% [markdown]
# ## 试一试 · Try this
#
# 在研究里加一个不知道的数：`role: uncertainty`，写上 `low` 和 `high`，看结论还站不站得住。
#
# Add an unknown to the study: `role: uncertainty` with `low` and `high`, and see whether the
# conclusion holds.
