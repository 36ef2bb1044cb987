"""Own tables of households and villages: found, checked, and made into what founds a world."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

import numpy as np

from sim.core.errors import Problem, ScenarioError
from sim.core.table import Bools, Floats, Ints
from sim.core.text import Text
from sim.core.words import say
from sim.scenario.problems import Faults, shown
from sim.scenario.rosters import KINDS, Kind, Sheet, sheet_of
from sim.scenario.table_file import TableFile, rows_of
from sim.scenario.tree import Node, Place, dig, put, without
from sim.world.roster import Roster

NONE = np.zeros(0, np.int64)
SHARE = "households.near_poor_share"
Counts = dict[str, tuple[str, float]]


@dataclass(frozen=True)
class Own:
    """What own tables bring: what founds the world, and what to say of it."""

    roster: Roster | None = None
    tables: tuple[TableFile, ...] = ()
    told: tuple[Text, ...] = ()


def with_own_data(world: Node, read: Mapping[Place, TableFile], faults: Faults) -> tuple[Node, Own]:
    """Take tables out of a world and put their counts in.

    Parameters
    ----------
    world : Node
        What was written of the world; `table` keys are taken out.
    read : mapping
        The table files that were read, by the place where a scenario names them.
    faults : Faults
        Collects what is wrong in them, with line and column.

    Returns
    -------
    Node
        The world, its numbers of households and villages as the tables have them.
    Own
        What founds the world.
    """
    sheets: dict[str, Sheet] = {}
    tables: dict[str, TableFile] = {}
    for section, kind in KINDS.items():
        named = dig(world, f"{section}.table")
        if named is None or named.value is None:
            continue
        world = without(world, f"{section}.table")
        if named.at not in read:
            if not faults.noted:
                faults.add("table_elsewhere", named.at, f"{section}.table")
            continue
        tables[section] = read[named.at]
        sheet = _sheet(tables[section], kind, faults)
        if sheet is not None:
            sheets[section] = sheet
    if not sheets or faults.noted:
        return world, Own()
    people, places = sheets.get("households"), sheets.get("villages")
    found = _together(people, places, tables, faults)
    if found is None:
        return world, Own()
    roster, pilots = found
    counts = _counts(roster, pilots, tables)
    told = [_told(tables[section], sheet, KINDS[section]) for section, sheet in sheets.items()]
    told += _instead(world, counts, tables)
    world = _counted(world, counts, tables, faults)
    return world, Own(roster, tuple(tables.values()), tuple(told))


def _sheet(table: TableFile, kind: Kind, faults: Faults) -> Sheet | None:
    sheet, problems = _read(table.raw, table.name, kind.name)
    faults.noted.update(dict.fromkeys(problems))
    return sheet


@lru_cache(maxsize=4)
def _read(raw: bytes, name: str, kind: str) -> tuple[Sheet | None, tuple[Problem, ...]]:
    """Read a table once, however many arms of a study are made of it."""
    faults = Faults()
    try:
        rows = rows_of(raw, name)
    except ScenarioError as error:
        return None, tuple(error.problems)
    sheet = sheet_of(rows, KINDS[kind], name, faults)
    return sheet, tuple(faults.noted)


def _together(
    people: Sheet | None, places: Sheet | None, tables: Mapping[str, TableFile], faults: Faults
) -> tuple[Roster, int] | None:
    """Order villages and households, those of the pilot and the registered first."""
    names = _villages(people, places)
    pilot = _flag(places, "pilot", len(names))
    order = np.argsort(~pilot, kind="stable")
    rank = {names[int(old)]: new for new, old in enumerate(order)}
    villages = {}
    if places is not None:
        villages = {key: np.asarray(told)[order] for key, told in places.columns.items()}
    registered = others = NONE
    households: dict[str, Floats] = {}
    if people is not None:
        told = people.codes.get("village", tuple(names[0] for _ in range(people.rows)))
        _known_villages(told, people, rank, tables["households"], faults)
        _fits(people, tables["households"], faults)
        if faults.noted:
            return None
        village = np.array([rank[name] for name in told], np.int64)
        listed = _flag(people, "registered", people.rows)
        place = np.lexsort((~listed, village))
        households = {key: np.asarray(values)[place] for key, values in people.columns.items()}
        registered = np.bincount(village[listed], minlength=len(names)).astype(np.int64)
        others = np.bincount(village[~listed], minlength=len(names)).astype(np.int64)
    households.pop("registered", None)
    villages.pop("pilot", None)
    digest = _digest(registered, others, households, villages, int(pilot.sum()))
    return Roster(digest, registered, others, households, villages), int(pilot.sum())


def _villages(people: Sheet | None, places: Sheet | None) -> list[str]:
    """Name the villages: as their own table has them, else as they appear among households."""
    sheet = places if places is not None else people
    codes = () if sheet is None else sheet.codes.get("village", ())
    return list(dict.fromkeys(codes)) or ["1"]


def _flag(sheet: Sheet | None, key: str, rows: int) -> Bools:
    """Give yes or no row by row; yes where nothing is said."""
    if sheet is None or key not in sheet.columns:
        return np.ones(rows, np.bool_)
    told: Bools = np.asarray(sheet.columns[key]) != 0.0
    return told


def _known_villages(
    told: Sequence[str], people: Sheet, rank: Mapping[str, int], table: TableFile, faults: Faults
) -> None:
    for name, line in zip(told, people.lines, strict=True):
        if name not in rank:
            known = ", ".join(list(rank)[:14])
            faults.add(
                "no_such_village", Place(table.name, line, 1), value=shown(name), known=known
            )


def _fits(people: Sheet, table: TableFile, faults: Faults) -> None:
    """Note households of fewer people than work, are old or go to school in them."""
    parts = [people.columns.get(key) for key in ("workers", "elders", "students")]
    sizes = people.columns.get("size")
    if sizes is None:
        return
    for row, line in enumerate(people.lines):
        within = 0.0
        for part in parts:
            value = 0.0 if part is None else part[row]
            within += value if value == value else 0.0  # noqa: PLR0124 NaN is an empty cell
        if sizes[row] < max(within, 1.0):
            at = Place(table.name, line, 1)
            faults.add("too_many_persons", at, "size", size=f"{sizes[row]:g}", within=f"{within:g}")


def _counts(roster: Roster, pilots: int, tables: Mapping[str, TableFile]) -> Counts:
    """Count villages and households in tables: by path, in which table and how many."""
    counts: Counts = {}
    if "villages" in tables or "households" in tables:
        villages = max(len(roster.registered), *(len(v) for v in roster.villages.values()), 1)
        source = "villages" if "villages" in tables else "households"
        counts["villages.pilot"] = source, pilots
        counts["villages.spill_over"] = source, villages - pilots
    if roster.has_households:
        counts["households.pilot"] = "households", int(roster.registered[:pilots].sum())
        counts["households.spill_over"] = "households", int(roster.registered[pilots:].sum())
        share = roster.others.sum() / max(int(roster.registered.sum()), 1)
        counts[SHARE] = "households", min(float(share), 3.0)
    return counts


def _instead(world: Node, counts: Counts, tables: Mapping[str, TableFile]) -> list[Text]:
    """Say which counts of other files do not hold, since a table has its own."""
    changed = [
        f"{path} {written.value} → {count:g}"
        for path, (_, count) in counts.items()
        for written in [dig(world, path)]
        if written is not None and path != SHARE and written.value not in {None, count}
    ]
    files = ", ".join(dict.fromkeys(table.name for table in tables.values()))
    return [say("scenario.table_holds", file=files, list=", ".join(changed))] if changed else []


def _counted(world: Node, counts: Counts, tables: Mapping[str, TableFile], faults: Faults) -> Node:
    """Write the tables' own counts where a scenario says them; another count is a fault."""
    for path, (section, count) in counts.items():
        table, written = tables[section], dig(world, path)
        if written is not None and _said_otherwise(path, written, table, count):
            said = f"{count:g}"
            faults.add("count_differs", written.at, path, count=said, file=table.name)
        at = Place(table.name, 1, 1)
        world = put(world, path, Node(count, at, at))
    return world


def _said_otherwise(path: str, written: Node, table: TableFile, count: float) -> bool:
    """Say whether the file that names a table says another number itself."""
    here = written.at.file == table.at.file and path != SHARE
    return here and written.value is not None and written.value != count


def _digest(
    registered: Ints,
    others: Ints,
    households: Mapping[str, Floats],
    villages: Mapping[str, Floats],
    pilots: int,
) -> str:
    contents = [
        pilots,
        registered.tolist(),
        others.tolist(),
        *(
            {key: [None if v != v else v for v in told.tolist()] for key, told in part.items()}  # noqa: PLR0124 NaN
            for part in (households, villages)
        ),
    ]
    text = json.dumps(contents, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return sha256(text.encode("ascii")).hexdigest()


def _told(table: TableFile, sheet: Sheet, kind: Kind) -> Text:
    """Say what was read of a table and what will be drawn."""
    read = [kind.givens[key].label for key in sheet.columns]
    drawn = [given.label for key, given in kind.givens.items() if key not in sheet.columns]
    gaps = sum(value != value for told in sheet.columns.values() for value in told)  # noqa: PLR0124 NaN
    words = {"file": table.name, "rows": sheet.rows, "gaps": gaps}
    return say(f"scenario.read_{kind.name}", read=_listed(read), drawn=_listed(drawn), **words)


def _listed(labels: Sequence[Text]) -> Text:
    if not labels:
        return Text("无", "nothing")
    return Text("、".join(t.zh for t in labels), ", ".join(t.en for t in labels))
