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
# # 01 第一个村子 · The first village
#
# 炎刘镇的试点：70户、6个村、一笔50万元的项目，从2018年6月看60个月。
# 我们把同样的60个月过两遍：一遍有项目，一遍没有，碰到的年景一模一样。
#
# The pilot in Yanliu Town: 70 households, 6 villages, a project of 500,000 yuan, followed for 60
# months from June 2018. We live the same 60 months twice, with the project and without it, under
# exactly the same luck.

# %% [markdown]
# ## 运行 · Run
#
# 一行就够：情景的名字，试几个年景。
#
# One line will do: the name of the scenario, and how many strokes of luck to try.

# %%
import sim

run = sim.run("yanliu", replications=20)

# %% [markdown]
# ## 看表 · Read the table
#
# 先看“差别”那一列，再看它下面的范围：范围里有0，就还不能下结论。
#
# Read the column of differences first, then the range below it: if it holds 0, we cannot tell yet.

# %%
run.table("zh")

# %%
run.table("en")

# %% [markdown]
# ## 看图 · Look at the pictures
#
# 上面是两条线和它们的阴影，下面是同一个年景里的差别，所以窄得多。
#
# Two lines with their bands above; below, the differences luck by luck, which is why they are so
# much narrower.

# %%
run.plot("monthly_poverty_income", "zh")

# %%
run.plot("who_pays_who_gains", "en")

# %% [markdown]
# ## 一句话 · In one sentence
#
# 下面这行在结论变了的时候会报错：这份笔记写的是它，不能悄悄换掉。
#
# The next line fails when the headline changes: these notes are about it, so it must not change
# unnoticed.

# %%
earned = {arm: run.result.mean("earned_income_per_head_yuan", 24, arm) for arm in run.result.arms}
assert earned["programme"] > earned["twin"], "the project should still be felt a year after its end"

# %% [markdown]
# ## 试一试 · Try this
#
# 把收益改成平均分：`sim.run("yanliu", ["rules.benefit_sharing.rule=equal"])`。先猜，再看。
# 这是帮大家商量的模型，不是预测哪个村、哪一户。
#
# Share the gains equally: `sim.run("yanliu", ["rules.benefit_sharing.rule=equal"])`. Guess first,
# then look. This is a model for talking things over; it does not forecast any village or household.
