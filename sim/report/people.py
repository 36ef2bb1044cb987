"""How the people of a story are called: who it is about, and whom they deal with."""

from __future__ import annotations

from typing import Final

from sim.core.ledger import OUTSIDE
from sim.core.numbers import short
from sim.core.text import Text
from sim.core.words import say
from sim.lab.watched import Row, Watched
from sim.month import is_game
from sim.report.cells import COLUMNS, written
from sim.world.kinds import LABELS, EnterpriseKind, OrganizationKind, Party
from sim.world.purses import TREASURY

NUMBERED: Final = {Party.ORGANIZATION, Party.ENTERPRISE}
NOBODY: Final = Text("", "")


def whose(seen: Watched, row: Row) -> Text:
    """Call a row by its kind and number, a place in a project by who sits there."""
    if row.table in {"county", "nation"}:
        return say(f"why.{row.table}")
    if is_game(seen.arm.scenario.plan) and row.table in {"project", "stake"}:
        place = row.number - seen.subject.own[1].number if row.table == "stake" else row.number
        return say("why.numbered", what=say(f"why.{row.table}_of_game"), number=place + 1)
    if row.table != "stake":
        return say("why.numbered", what=say(f"why.{row.table}"), number=row.number + 1)
    kind, who = seen.names[row]
    label = LABELS[Party][kind]
    return say("why.numbered", what=label, number=who + 1) if kind in NUMBERED else label


def counterpart(seen: Watched, flow: str, row: Row) -> Text:
    """Call the one at the other end of a payment; markets and the like go without a name."""
    if row.table == OUTSIDE:
        return say("why.treasury") if flow in TREASURY else NOBODY
    if row.table == "county":
        return say("why.county_government")
    if row.table in {"collective", "association"}:
        return say(f"why.{row.table}", number=row.number + 1)
    if row.table in {"escrow", "pool"}:
        own = row.number == seen.subject.row.number and seen.subject.row.table == "project"
        return say(f"why.own_{row.table}" if own else f"why.{row.table}", number=row.number + 1)
    return whose(seen, row)


def introduced(seen: Watched) -> Text:
    """Say whose month is told, when, under which luck, and how things stood as it opened."""
    scenario, row = seen.arm.scenario, seen.subject.row
    head = say(
        "why.head",
        who=whose(seen, row),
        month=seen.moment.month,
        date=seen.moment.label,
        scenario=scenario.title if scenario.title.en else Text(scenario.name, scenario.name),
        luck=seen.replication,
        with_project=say("why.with_project" if seen.arm.programme else "why.without_project"),
    )
    about = _ABOUT[row.table](seen)
    return Text(f"{head.zh}\n{about.zh}", f"{head.en}\n{about.en}")


def _household(seen: Watched) -> Text:
    own = seen.before[seen.subject.row]
    village = next(row for row in seen.subject.around if row.table == "village")
    return say(
        "why.about_household",
        village=village.number + 1,
        pilot=say("why.pilot" if seen.before[village]["pilot"] else "why.other_village"),
        size=own["size"],
        workers=own["workers"],
        registered=say("why.registered" if own["registered"] else "why.not_registered"),
        poor=say("why.poor" if own["poor"] else "why.not_poor"),
        exited=_exit(registered=bool(own["registered"]), exited=bool(own["exited"])),
    )


def _exit(*, registered: bool, exited: bool) -> Text:
    """Say how the register has a household, which is judged once a year, unlike its income."""
    if not registered:
        return say("why.not_judged")
    return say("why.exited" if exited else "why.not_exited")


def _project(seen: Watched) -> Text:
    if is_game(seen.arm.scenario.plan):
        return say("why.about_group", players=len(seen.subject.own) - 1)
    own, village = seen.before[seen.subject.row], seen.subject.around[0]
    parties = [row for row in seen.subject.own if row.table == "stake"]
    running = "why.running" if seen.steps[-1].values[seen.subject.row]["active"] else "why.idle"
    return say(
        "why.about_project",
        village=village.number + 1,
        running=say(running),
        first=own["first_month"],
        last=own["last_month"],
        parties=len(parties),
    )


def _organization(seen: Watched) -> Text:
    own = seen.before[seen.subject.row]
    return say(
        "why.about_organization",
        kind=LABELS[OrganizationKind][int(_number(own["kind"]))],
        staff=_counted(_number(own["staff"])),
        projects=len(seen.subject.own) - 1,
        alive=say("why.alive" if own["alive"] else "why.not_alive"),
    )


def _enterprise(seen: Watched) -> Text:
    own = seen.before[seen.subject.row]
    return say(
        "why.about_enterprise",
        kind=LABELS[EnterpriseKind][int(_number(own["kind"]))],
        staff=_counted(_number(own["poor_staff"])),
        projects=len(seen.subject.own) - 1,
    )


def _village(seen: Watched) -> Text:
    own = seen.before[seen.subject.row]
    stage = COLUMNS["village.stage"]
    level = int(_number(own["stage"]))
    return say(
        "why.about_village",
        households=own["count"],
        pilot=say("why.pilot" if own["pilot"] else "why.other_village"),
        stage=Text(written(stage, level, "zh"), written(stage, level, "en")),
    )


_ABOUT: Final = {
    "household": _household,
    "project": _project,
    "organization": _organization,
    "enterprise": _enterprise,
    "village": _village,
}


def _counted(value: float) -> Text:
    return Text(short(value, "zh"), short(value, "en"))


def _number(value: object) -> float:
    return float(value)  # type: ignore[arg-type]  # a number of some column
