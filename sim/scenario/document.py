"""One scenario file and the files that it is derived from, laid over each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sim.core.errors import ScenarioError
from sim.core.words import say
from sim.scenario.check import NOTHING, unknown_key
from sim.scenario.parse import parse
from sim.scenario.problems import Faults, shown, stop
from sim.scenario.registry import Group, close_to
from sim.scenario.renamed import up_to_date
from sim.scenario.rosters import KINDS as KINDS_OF_TABLE
from sim.scenario.source import read
from sim.scenario.table_file import TableFile, table_file
from sim.scenario.tree import Node, Place, dig, merged

HEADING = ("format", "kind", "name", "title", "question", "caution", "place", "words", "extends")
TOLD_LATER = ("tiers", "timeline", "decisions", "equal_money", "matters", "expect")
STUDY_HEADING = ("format", "kind", "name", "title", "question", "caution")
BELOW = ("studies", "lessons")
"""Folders that lie inside the project's folder by custom: files there may name files above."""
GENERATIONS = 3
FORMAT = 1
KINDS = ("scenario", "study", "lesson")


@dataclass(frozen=True, slots=True)
class Document:
    """One file: its heading, and its body with what the user wrote of world, rules and rest."""

    file: str
    root: Node
    body: Node
    path: Path | None = None

    @property
    def heading(self) -> dict[str, Node]:
        """Give the entries of the heading that say something."""
        entries = self.root.entries
        return {key: entries[key] for key in HEADING if key in entries}


@dataclass(frozen=True, slots=True)
class Family:
    """A file laid over its parents: the heading of the youngest, and one body."""

    heading: dict[str, Node]
    body: Node
    file: str
    parent: Family | None = None


@dataclass(frozen=True)
class Reader:
    """Reads files into heading and body; what stands in the wrong place is noted as a fault.

    `schema` is what a scenario may say, `shipped` the folder of the shipped scenarios.
    """

    schema: Group
    shipped: Path
    faults: Faults
    tables: dict[Place, TableFile] = field(default_factory=dict)
    """Own tables that were read on the way, by the place where they are named."""

    def family(self, text: str, file: str, path: Path | None) -> Family:
        """Read a file and all it is derived from.

        Parameters
        ----------
        text : str
            The text of the file.
        file : str
            Its name in messages.
        path : Path or None
            Where it lies; a text without a file can be derived from shipped scenarios only.

        Returns
        -------
        Family
            Heading and body, the parents' laid below.

        Raises
        ------
        ScenarioError
            If a file cannot be read, is no scenario, or is derived from itself.
        """
        return self.laid(self.document(parse(text, file, self.faults), file, path))

    def family_at(self, path: Path, file: str) -> Family:
        """Read a scenario file that another file names, and all it is derived from.

        Raises
        ------
        ScenarioError
            As for `family`.
        """
        return self.family(read(path, file), file, path)

    def named(self, naming: Document, at: Node) -> tuple[Path, str]:
        """Find the scenario that a study or lesson names, and its name in messages.

        Raises
        ------
        ScenarioError
            If there is none, or it lies outside the project's folder.
        """
        return _parent(naming, at, naming.path, self.shipped)

    def laid(self, youngest: Document) -> Family:
        """Lay a document over all that it is derived from.

        Raises
        ------
        ScenarioError
            As for `family`.
        """
        chain = [youngest]
        while "extends" in chain[-1].heading:
            at = chain[-1].heading["extends"]
            parent, name = _parent(chain[-1], at, chain[0].path, self.shipped)
            if any(parent == known.path for known in chain):
                raise stop("extends_cycle", at.at, file=shown(name))
            if len(chain) == GENERATIONS:
                raise stop("extends_deep", at.at, most=GENERATIONS)
            root = parse(read(parent, name), name, self.faults)
            chain.append(self.document(root, name, parent))
        return _laid_over(chain)

    def document(self, root: Node, file: str, path: Path | None) -> Document:
        """Take one file apart into heading and body.

        Raises
        ------
        ScenarioError
            If it is no scenario of this format.
        """
        format_and_kind(root, ("scenario",), self.faults)
        own = {key: node for key, node in root.entries.items() if key not in HEADING}
        known = [*self.schema.groups, *TOLD_LATER]
        if "extends" not in root.entries:
            body = up_to_date(Node(own, root.at, root.key_at), self.faults)
            _unknown(body, "", known, self.faults)
            self.read_tables(body, None if path is None else path.parent)
            return Document(file, root, body, path)
        changes = own.pop("changes", None)
        for key, node in own.items():
            if key in known:
                self.faults.add("not_under_changes", node.key_at, key, key=key)
            else:
                unknown_key(key, node, "", [*HEADING, "changes"], self.faults)
        body = _changes(changes, known, root, self.faults)
        self.read_tables(body, None if path is None else path.parent)
        return Document(file, root, body, path)

    def read_tables(self, body: Node, folder: Path | None) -> None:
        """Read the own tables that a body names, by paths from a folder."""
        for section in KINDS_OF_TABLE:
            named = dig(body, f"{section}.table")
            if named is None or named.value is None or named.at in self.tables:
                continue
            try:
                self.tables[named.at] = table_file(section, named, folder)
            except ScenarioError as error:
                self.faults.noted.update(dict.fromkeys(error.problems))


def _laid_over(chain: list[Document]) -> Family:
    """Lay the first file over the others; a name is not inherited."""
    youngest = chain[0]
    if len(chain) == 1:
        return Family(youngest.heading, youngest.body, youngest.file)
    parent = _laid_over(chain[1:])
    inherited = {key: node for key, node in parent.heading.items() if key != "name"}
    body = merged(parent.body, youngest.body)
    return Family(inherited | youngest.heading, body, youngest.file, parent)


def _changes(changes: Node | None, known: list[str], root: Node, faults: Faults) -> Node:
    if changes is None or changes.value is None:
        return Node({}, root.at, root.key_at)
    if not changes.is_map:
        faults.add("not_a_section", changes.at, "changes", key="changes")
    changes = up_to_date(changes, faults)
    _unknown(changes, "changes.", known, faults)
    return changes


def _unknown(body: Node, path: str, known: list[str], faults: Faults) -> None:
    for key, node in body.entries.items():
        if key == "changes":
            faults.add("changes_alone", node.key_at, key)
        elif key not in known:
            heading = [] if path else [*HEADING]
            unknown_key(key, node, path, [*known, *heading], faults)


def format_and_kind(root: Node, wanted: tuple[str, ...], faults: Faults) -> str:
    """Give the kind of a file, which must be one of those wanted.

    Raises
    ------
    ScenarioError
        If the file is of another kind or format, or does not say.
    """
    before = len(faults.noted)
    for key in ("format", "kind"):
        if root.entries.get(key) is None or root.entries[key].value is None:
            faults.add("missing_heading", root.at, key, key=key)
    version, kind = root.entries.get("format"), root.entries.get("kind")
    if version is not None and version.value is not None and repr(version.plain()) != repr(FORMAT):
        faults.add("bad_format", version.at, "format", value=shown(version.plain()))
    if kind is not None and kind.value is not None and kind.value not in wanted:
        name = "other_kind" if kind.value in KINDS else "bad_kind"
        known = ", ".join(wanted)
        said = {"value": shown(kind.plain()), "known": known}
        use = say("scenario.use_study") if kind.value == "study" else None
        faults.add(name, kind.at, "kind", hint=use, **said)
    if len(faults.noted) > before:
        faults.raise_if_any()
    return str(kind.value) if kind is not None else ""


def _parent(child: Document, at: Node, first: Path | None, shipped: Path) -> tuple[Path, str]:
    """Find the file that another is derived from: a shipped name, or a path beside the file."""
    word = at.value
    if not isinstance(word, str):
        raise stop("missing_parent", at.at, file=shown(str(at.plain())), guess=NOTHING)
    if not _is_path(word):
        return _existing(shipped / f"{word}.yaml", at, word), f"{word}.yaml"
    if child.path is None or first is None:
        raise stop("extends_outside", at.at, file=shown(word))
    found = _existing(child.path.parent / word, at, word)
    roots = [first.parent, child.path.parent, *([Path.cwd()] if _below(first, Path.cwd()) else [])]
    if first.parent.name in BELOW:
        roots.append(first.parent.parent)
    if Path(word).is_absolute() or not any(_below(found, root) for root in roots):
        raise stop("extends_outside", at.at, file=shown(word))
    return found, _name(Path(child.file).parent / word)


def _is_path(word: str) -> bool:
    """Say whether a word is a path, which needs its ending; a shipped name has none."""
    return "/" in word or word.endswith((".yaml", ".yml"))


def _existing(path: Path, at: Node, word: str) -> Path:
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        near, beside = Path(word), sorted(other.name for other in path.parent.glob("*.y*ml"))
        names = {Path(name).stem: name for name in beside}
        guess = close_to(near.stem, list(names))
        if guess and _is_path(word):
            guess = near.with_name(names[guess]).as_posix()
        meant = say("scenario.did_you_mean", word=guess) if guess else NOTHING
        raise stop("missing_parent", at.at, file=shown(word), guess=meant) from None


def _below(path: Path, root: Path) -> bool:
    return path.is_relative_to(root.resolve())


def _name(path: Path) -> str:
    return path.as_posix()
