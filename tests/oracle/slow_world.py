"""The world once more, as plain rows and plain books, for the slow month.

A row is an object, a column an attribute, an account a number in a list. What is stored is
rounded as the column is kept; nothing else is rounded anywhere.
"""

from __future__ import annotations

import struct
from types import SimpleNamespace

from sim.world.world import TABLES

GOVERNMENT, ORGANIZATION, ENTERPRISE, COMMUNITY, HOUSEHOLD = range(5)
INDUSTRY, TRAINING, HEALTH, HOUSING, ECOLOGY, INFORMATION = DOMAINS = range(6)
POCKETS = {
    GOVERNMENT: "county",
    ORGANIZATION: "organization",
    ENTERPRISE: "enterprise",
    COMMUNITY: "association",
}
A_YEAR_ON = 1.0 - 1.0 / 12.0


def in_32_bits(value):
    return struct.unpack("<f", struct.pack("<f", value))[0]


def store(dtype):
    """Give the function that rounds a number as a column of that type keeps it."""
    return {"f4": in_32_bits, "f8": float, "b1": bool}.get(dtype.str[1:], int)


class Entries(list):
    """The entries of a wide column in one row."""

    def __init__(self, keep, values):
        super().__init__(keep(value) for value in values)
        self.keep = keep

    def __setitem__(self, place, value):
        super().__setitem__(place, self.keep(value))


class Row:
    """One row of a table; only declared columns may be set."""

    def __init__(self, columns, number, values):
        self.__dict__["columns"] = columns
        self.__dict__["number"] = number
        for name, value in values.items():
            setattr(self, name, value)

    def __setattr__(self, name, value):
        keep, width = self.columns[name]
        self.__dict__[name] = Entries(keep, value) if width else keep(value)


def rows_of(table):
    """Read a table of columns into rows."""
    columns = {name: (store(c.dtype), c.width) for name, c in table.columns.items()}
    return [
        Row(columns, row, {n: getattr(table, n)[..., row].tolist() for n in columns})
        for row in range(table.rows)
    ]


class World:
    """Tables as lists of rows, books as lists of whole fen, settings as plain numbers."""

    def __init__(self, fast):
        for kind in TABLES:
            setattr(self, kind.key, rows_of(getattr(fast, kind.key)))
        places = fast.places
        for p in self.project:
            p.__dict__["stakes"] = self.stake[p.number * places : (p.number + 1) * places]
            p.__dict__["home"] = self.village[p.village]
            self.village[p.village].__dict__["project"] = p
        for v in self.village:
            v.__dict__["households"] = [h for h in self.household if h.village == v.number]
            for place, h in enumerate(v.households):
                h.__dict__["id"] = v.id * 2**24 + place
                h.__dict__["luck"] = self.county[v.county].luck
        kinds = ("outside", "collective", "association", "escrow", "pool", "household")
        kinds += ("county", "organization", "enterprise")
        self.books = {kind: fast.ledger.balance(kind).tolist() for kind in kinds}
        self.flows = {name: fen.tolist() for name, fen in fast.ledger.month.items()}
        self.settings = [numbers_of(fast, row) for row in range(len(self.county))]
        self.month, self.growth = fast.month, fast.growth
        self.start = fast.calendar.start_year, fast.calendar.start_month

    @property
    def date(self):
        """Give the year, the month of the year and the years since January 2014."""
        first, month = self.start
        whole = first * 12 + month - 1 + self.month - 1
        year, of_year = whole // 12, whole % 12 + 1
        if self.growth:
            return year, of_year, (year - 2014) + (of_year - 1) / 12
        return first, of_year, (first - 2014) + (month - 1) / 12

    def of(self, row):
        """Give the settings that hold for a household, village, project, partner or county."""
        return self.settings[self.county_of(row)]

    def county_of(self, row):
        """Find the county of a household, village, project, partner or county."""
        if "size" in row.__dict__:
            return self.village[row.village].county
        return row.county if "county" in row.__dict__ else row.number

    def place(self, row):
        """Give the county of a household, village, project or partner."""
        return self.county[self.county_of(row)]

    def adopt(self, plan):
        """Take over the settings that a plan names, in every county."""
        for topic, values in plan.settings.items():
            for numbers in self.settings:
                for name, value in values.items():
                    set_number(getattr(numbers, topic), name, float(value))

    def pay(self, flow, source, giver, target, taker, fen):  # noqa: PLR0913 two ends and a sum
        """Move whole fen from one account into another."""
        assert fen >= 0
        self.books[source][giver] -= fen
        self.books[target][taker] += fen
        assert source == "outside" or self.books[source][giver] >= 0, flow
        kind, row = (target, taker) if source == "outside" else (source, giver)
        month = self.flows.setdefault((flow, source, target), [0] * len(self.county))
        month[self.home_of(kind, row)] += fen

    def home_of(self, kind, row):
        """Find the county in which an account counts."""
        table = {"collective": "village", "association": "village"}
        table |= {"escrow": "project", "pool": "project", "outside": "county"}
        return self.county_of(getattr(self, table.get(kind, kind))[row])

    def yuan(self, kind, row):
        """Give what lies in an account, in yuan."""
        return self.books[kind][row] / 100.0

    def spend_escrow(self, flow, p, yuan):
        """Pay out of a project's escrow as far as it reaches; yuan really paid."""
        fen = min(to_fen(max(yuan, 0.0)), self.books["escrow"][p.number])
        self.pay(flow, "escrow", p.number, "outside", p.county, fen)
        return fen / 100.0

    def charge(self, flow, p, yuan):
        """Pay out of a project's escrow and count it as a cost of the project."""
        p.cost = p.cost + self.spend_escrow(flow, p, yuan)


def numbers_of(fast, row):
    """Read one county's settings, topic by topic."""
    topics = {}
    for topic, table in fast.settings.items():
        numbers = {name: float(getattr(table, name)[row]) for name in table.columns}
        numbers |= {group: [numbers[n] for n in names] for group, names in table.groups.items()}
        topics[topic] = SimpleNamespace(**numbers, groups=table.groups)
    return SimpleNamespace(**topics)


def set_number(topic, name, value):
    setattr(topic, name, value)
    for group, names in topic.groups.items():
        setattr(topic, group, [getattr(topic, each) for each in names])


def known(rule, *names):
    """Stop at a rule that the slow month has not learned."""
    assert rule.name() in names, f"the slow month does not know the rule {rule.name()}"


def to_fen(yuan):
    """Round to whole fen, half to even."""
    return round(yuan * 100.0)


def add(numbers):
    """Add up one after another, as they stand."""
    total = 0.0
    for number in numbers:
        total = total + number
    return total


def total(numbers, steps=1e6):
    """Add up in whole steps, so that the order does not matter."""
    return sum(round(number * steps) for number in numbers) / steps


def ratio(part, whole):
    return part / whole if whole != 0.0 else 0.0


def between(low, value, high):
    return min(max(value, low), high)


def split(fen, weights, active):
    """Split fen over entries by the rounded running total of their weights."""
    weights = [w if there else 0.0 for w, there in zip(weights, active, strict=True)]
    if add(weights) <= 0.0:
        weights = [1.0 if there else 0.0 for there in active]
    whole, running, before, parts = add(weights), 0.0, 0, []
    for weight in weights:
        running = running + weight
        reached = fen if running >= whole else round(running / whole * fen)
        parts.append(reached - before if whole > 0.0 else 0)
        before = reached
    return parts


def split_whole(fen, weights):
    """Split fen over rows by weights counted in 2**40ths of the largest one."""
    most = max(weights)
    steps = [round(w / most * 2.0**40) if most > 0.0 else 1 for w in weights]
    whole, running, before, parts = sum(steps), 0, 0, []
    for step in steps:
        running += step
        reached = fen if running == whole else min(round(running / whole * fen), fen)
        parts.append(reached - before)
        before = reached
    return parts


def weigh(needs, weight):
    return add(weight[d] * needs[d] for d in DOMAINS)
