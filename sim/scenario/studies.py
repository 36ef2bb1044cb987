"""Read a study: its scenarios, what it varies, what it looks at, and how it compares."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from sim.core.errors import Problem, ScenarioError
from sim.core.param import Declared
from sim.core.words import say
from sim.scenario.build import build
from sim.scenario.check import NOTHING, Values, checked, unknown_key
from sim.scenario.document import STUDY_HEADING, Document, Reader
from sim.scenario.factors import arms_of, changed_later, factors
from sim.scenario.problems import Faults, shown
from sim.scenario.registry import close_to
from sim.scenario.scenario import Scenario, Written
from sim.scenario.study import (
    Arm,
    Comparisons,
    Design,
    Limits,
    Replications,
    Study,
    Wanted,
    Wishes,
)
from sim.scenario.study_keys import LISTS, SECTIONS, SOBOL, SPREAD, study_schema
from sim.scenario.telling import equal_money_of, name_of, text_of
from sim.scenario.tree import Node, dig, replace_value
from sim.scenario.unknowns import beside_the_point, unknowns_of
from sim.scenario.wanted import coarser_than_matters, measured_twice, outcomes_of

KEYS = (
    *("scenarios", "factors", "design", "replications", "random_numbers", "equal_money"),
    *("outcomes", "comparisons", "report", "limits"),
)
MOST_SCENARIOS = 20
D = TypeVar("D")


def study_of(root: Node, file: str, path: Path | None, reader: Reader) -> Study:
    """Read a study and all the scenarios that it names; what is wrong is noted by the reader.

    Parameters
    ----------
    root : Node
        What the file says.
    file : str
        Its name in messages.
    path : Path or None
        Where it lies; a text without a file can name shipped scenarios only.
    reader : Reader
        Reads the scenarios.

    Returns
    -------
    Study
        Sound only if the reader has noted no fault.

    Raises
    ------
    ScenarioError
        If there is no scenario to go on with.
    """
    faults = reader.faults
    for key, node in root.entries.items():
        if key not in (*STUDY_HEADING, *KEYS):
            unknown_key(key, node, "", [*STUDY_HEADING, *KEYS], faults)
    scenarios = _scenarios(Document(file, root, root, path), reader)
    found = factors(dig(root, "factors"), scenarios, faults)
    policies = [factor for factor in found if factor.role == "policy"]
    open_questions = [factor for factor in found if factor.role == "uncertainty"]
    values = _values(root, faults)
    method = str(values["design.method"].value) if "design.method" in values else "each_alone"
    arms = arms_of(scenarios, policies, full=method == "full_grid", faults=faults)
    unknowns = unknowns_of(open_questions, arms, method, faults)
    wanted = outcomes_of(dig(root, "outcomes"), scenarios, faults)
    _together(root, values, wanted, arms, faults)
    if method in SPREAD and not open_questions:
        at = dig(root, "design.method") or root
        faults.add("nothing_unknown", at.at, "design.method", method=shown(method))
    points = _plain(values, "design.points", 1)
    if method in SOBOL and points & (points - 1):
        at = dig(root, "design.points") or root
        faults.add("no_power_of_two", at.at, "design.points", points=points)
    heading, repeats = root.entries, _replications(root, values)
    money = equal_money_of(dig(root, "equal_money"), scenarios[0].values, faults)
    return Study(
        name=name_of(heading, file, faults),
        title=text_of(heading, "title", faults),
        question=text_of(heading, "question", faults),
        caution=text_of(heading, "caution", faults),
        scenarios=tuple(scenarios),
        arms=arms,
        unknowns=unknowns,
        design=_made(Design, values, "design"),
        replications=repeats,
        seed=_plain(values, "random_numbers.seed", 0),
        common=_plain(values, "random_numbers.common", default=True),
        outcomes=wanted,
        comparisons=_comparisons(root, values, arms, faults),
        equal_money=money if money is not None else scenarios[0].equal_money,
        report=Wishes(**{key: _listed(root, f"report.{key}", faults) for key in REPORT}),
        limits=_made(Limits, values, "limits"),
        warnings=(
            *_all_warnings(scenarios),
            *dict.fromkeys(changed_later(arms, policies)),
            *beside_the_point(unknowns, arms),
            *measured_twice(wanted, dig(root, "outcomes")),
            *coarser_than_matters(wanted, repeats, dig(root, "replications.stop_when")),
        ),
    )


REPORT = ("languages", "formats")


def _all_warnings(scenarios: Sequence[Scenario]) -> list[Problem]:
    return list(dict.fromkeys(warning for one in scenarios for warning in one.warnings))


def _scenarios(study: Document, reader: Reader) -> list[Scenario]:
    """Read the named scenarios; a file that cannot be read hides no other fault."""
    faults, node = reader.faults, study.root.entries.get("scenarios")
    if node is None:
        faults.add("missing_key", study.root.at, "scenarios", key="scenarios")
        faults.raise_if_any()
        raise AssertionError
    items = node.value if isinstance(node.value, list) else []
    if not items or len(items) > MOST_SCENARIOS:
        faults.add("list_of_scenarios", node.at, "scenarios", most=MOST_SCENARIOS)
    found = []
    for item in items[:MOST_SCENARIOS]:
        try:
            parent, name = reader.named(study, item)
            family = reader.family_at(parent, name)
        except ScenarioError as error:
            faults.noted.update(dict.fromkeys(error.problems))
            continue
        found.append(build(Written(name, family.heading, family.body, reader.tables), faults))
    if not found:
        faults.raise_if_any()
    return found


def _values(root: Node, faults: Faults) -> Values:
    """Check the single values of a study, lists and entries apart."""
    lists = {path.partition(".")[0]: path.partition(".")[2] for path in LISTS}
    lists["report"] = ""
    plain: dict[str, Node] = {}
    for key in dict.fromkeys(path.partition(".")[0] for path in SECTIONS):
        node = root.entries.get(key)
        if node is None:
            continue
        own = lists.get(key)
        kept = {name: child for name, child in node.entries.items() if name != own}
        plain[key] = replace_value(node, kept) if node.is_map else node
    return checked(study_schema(), Node(plain, root.at, root.key_at), faults)


def _plain(values: Values, path: str, default: Any) -> Any:  # noqa: ANN401 a declared value
    return values[path].value if path in values else default


def _made(kind: type[D], values: Values, path: str) -> D:
    """Make one part of a study of its checked values; faulty ones stand at their default."""
    section: type[Declared] = SECTIONS[path]
    told = {name: _plain(values, f"{path}.{name}", p.default) for name, p in section.params.items()}
    return kind(**told)


def _replications(root: Node, values: Values) -> Replications:
    plain = {
        name: _plain(values, f"replications.{name}", param.default)
        for name, param in SECTIONS["replications"].params.items()
    }
    if dig(root, "replications.stop_when") is None:
        return Replications(**plain)
    width = _plain(values, "replications.stop_when.half_width", 0.0)
    outcome = _plain(values, "replications.stop_when.outcome", "")
    return Replications(**plain, stop_outcome=str(outcome), half_width=float(width))


def _together(
    root: Node, values: Values, wanted: Sequence[Wanted], arms: Sequence[Arm], faults: Faults
) -> None:
    """Check what needs more than one value: how often at least and at most, where to stop."""
    least, most = (values.get(f"replications.{key}") for key in ("at_least", "at_most"))
    if least is not None and most is not None and int(least.value) > int(most.value):
        at = dig(root, "replications.at_most") or dig(root, "replications.at_least") or root
        path = "replications.at_most"
        faults.add("at_most_below", at.at, path, least=least.value, most=most.value)
    _one_of_ours(root, "replications.stop_when.outcome", [one.name for one in wanted], faults)
    _one_of_ours(root, "comparisons.against", ["baseline", *(arm.name for arm in arms)], faults)
    width = dig(root, "replications.stop_when.half_width")
    if width is not None and width.value == 0:
        faults.add("no_width", width.at, "replications.stop_when.half_width")
    if dig(root, "replications.stop_when") is not None:
        stop_when = dig(root, "replications.stop_when") or root
        for key in ("outcome", "half_width"):
            if stop_when.is_map and key not in stop_when.entries:
                faults.add("missing_key", stop_when.key_at, "replications.stop_when", key=key)
    if not wanted and "outcomes" not in root.entries:
        faults.add("missing_key", root.at, "outcomes", key="outcomes")


def _one_of_ours(root: Node, path: str, known: Sequence[str], faults: Faults) -> None:
    node = dig(root, path)
    if node is None or node.value is None or node.value in known:
        return
    word = str(node.plain())
    guess = close_to(word, list(known))
    meant = say("scenario.did_you_mean", word=guess) if guess else NOTHING
    faults.add("not_ours", node.at, path, word=shown(word), guess=meant, known=", ".join(known))


def _comparisons(root: Node, values: Values, arms: Sequence[Arm], faults: Faults) -> Comparisons:
    plain = {
        name: _plain(values, f"comparisons.{name}", param.default)
        for name, param in SECTIONS["comparisons"].params.items()
    }
    if plain["against"] == "baseline" and arms:
        plain["against"] = arms[0].name
    return Comparisons(**plain, robustness=_listed(root, "comparisons.robustness", faults))


def _listed(root: Node, path: str, faults: Faults) -> tuple[Any, ...]:
    """Give the words of a list, each out of the closed list of its key."""
    node, listed = dig(root, path), LISTS[path]
    section = root.entries.get("report")
    if path == "report.languages" and section is not None:
        for key, child in section.entries.items():
            if key not in REPORT:
                unknown_key(key, child, "report.", list(REPORT), faults)
    if node is None or node.value is None:
        return listed.default
    items = node.value if isinstance(node.value, list) else [node]
    for item in items:
        if item.value not in listed.choices:
            word = str(item.plain())
            guess = close_to(word, list(listed.choices))
            meant = say("scenario.did_you_mean", word=guess) if guess else NOTHING
            known = ", ".join(listed.choices)
            faults.add("not_ours", item.at, path, word=shown(word), guess=meant, known=known)
    return tuple(dict.fromkeys(str(item.plain()) for item in items))
