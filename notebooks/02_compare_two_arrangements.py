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
# # 02 比两种办法 · Compare two arrangements
#
# 同一个地方、同样的年景，只有办法不同：五方一起做，还是政府一家做？这里只看试点村的头18个月，
# 好快点算完。
#
# The same place under the same luck; only the arrangement differs: five kinds of actors together,
# or government alone? Only the pilot villages' first 18 months are lived here, so that it is
# quickly done.

# %%
import sim

SHORT = ["time.months=18", "households.spill_over=0", "villages.spill_over=0"]
together, alone = sim.load("yanliu", SHORT), sim.load("single_actor", SHORT)
found = sim.compare(together, alone, replications=20)

# %% [markdown]
# ## 先看答案 · The answer first
#
# 差别是同一个年景里一边减另一边，再取平均。范围里有0，就还不能下结论。
#
# A difference is one side less the other under the same luck, averaged. If its range holds 0,
# nothing can be concluded yet.

# %%
found.table("zh")

# %%
found.table("en")

# %% [markdown]
# ## 一个年景一个年景地看 · Luck by luck

# %%
found.plot("paired_difference", "en", outcome="earned_income_per_head_yuan")

# %% [markdown]
# ## 谁得益，谁付出 · Who gains and who pays
#
# 每张表都是pandas的表，一行一个数；`codebook` 说明每一列。
#
# Every table is a pandas table, one row a number; the codebook in the folder explains each column.

# %%
sorted(found.tables)

# %%
actors = found.tables["actors"]
actors[actors["side"] == "net"][["party", "difference", "low", "high"]]

# %%
bands = found.tables["bands"]
bands[bands["decile"] == -1][["band", "value", "low", "high"]]

# %% [markdown]
# ## 留下来 · Keep it
#
# `save` 写出网页 `report.html`、一页简报、Excel、CSV。`report()` 就在这里看。
#
# `save` writes `report.html`, a one-page brief, Excel and CSV; `report()` shows the page right
# here.

# %%
found.report("zh")

# %% [markdown]
# ## 一句话 · In one sentence
#
# 下面这行在结论变了的时候会报错。
#
# The next line fails when the headline changes.

# %%
lasting = found.differences.set_index("outcome").loc["sustainability"]
assert lasting["high"] < 0.0, "government alone should leave less that lasts"

# %% [markdown]
# ## 试一试 · Try this
#
# 用 `sim.load("yanliu", [*SHORT, "rules.benefit_sharing.rule=equal"])` 作第三个办法，再比一次。
#
# Take `sim.load("yanliu", [*SHORT, "rules.benefit_sharing.rule=equal"])` as a third arrangement and
# compare again.
