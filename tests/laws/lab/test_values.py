"""What a study looks at over villages, deciles and actors is what the world says of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sim.lab.conduct import conduct
from sim.lab.values import rows_of, values_of
from sim.lab.workers import Here
from tests.laws.lab.tiny import never, study


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    asked = study("rules.benefit_sharing.rule=equal")
    income = asked.outcomes[0]
    income = replace(income, measure="income_per_head_yuan", name="income")
    kinds = [
        income,
        replace(income, name="poorest_village", across="villages", take="minimum"),
        replace(income, name="richest_village", across="villages", take="maximum"),
        replace(income, name="deciles", across="deciles", take="quantile_0.9"),
        replace(income, name="early", at_month=2),
        replace(income, name="worst_party", measure="payoff_yuan", across="actors", take="minimum"),
    ]
    wanted = replace(asked, outcomes=tuple(kinds))
    return conduct(wanted, tmp_path_factory.mktemp("study"), Here(), never)


def test_every_run_has_each_outcome_once(found):
    values = values_of(found)
    assert len(values) == 6 * 2 * 3
    assert not values.duplicated(["arm", "point", "replication", "outcome"]).any()
    assert values["value"].notna().all()


def test_the_whole_lies_between_the_villages(found):
    wide = values_of(found).pivot_table(
        index=["arm", "replication"], columns="outcome", values="value"
    )
    assert (wide["poorest_village"] <= wide["income"]).all()
    assert (wide["income"] <= wide["richest_village"]).all()
    assert (wide["early"] != wide["income"]).all()


def test_quantiles_are_taken_over_the_groups(found):
    rows = rows_of(found, "decile")
    rows = rows[rows["name"] == "income_per_head_yuan"]
    one = rows[(rows["arm"] == "yanliu") & (rows["replication"] == 2)]["value"].to_numpy()
    values = values_of(found)
    told = values[(values["outcome"] == "deciles") & (values["arm"] == "yanliu")]
    assert told[told["replication"] == 2]["value"].item() == np.quantile(one, 0.9)


def test_what_parties_put_in_others_got(found):
    money = rows_of(found, "money")
    assert (money["value"] == money["value"].round()).all()
    values = values_of(found)
    assert (values[values["outcome"] == "worst_party"]["value"] < 0.0).all()


def test_what_was_taken_from_a_file_is_not_read_again(found, monkeypatch):
    before = values_of(found)
    taken = found.parts.taken[found.study.outcomes]
    assert set(taken) == {path.name for path in found.parts.files()}

    def never_again(*_):
        raise AssertionError

    monkeypatch.setattr("sim.lab.parts.read_part", never_again)
    assert values_of(found).equals(before)


def test_runs_of_others_and_twins_in_other_files_do_not_count(found):
    before = values_of(found)
    taken = found.parts.taken[found.study.outcomes]
    for name, part in list(taken.items()):
        taken[f"again_{name}"] = part
        taken[f"others_{name}"] = part.assign(run="somebody else's", value=0.0)
    assert values_of(found).equals(before)
