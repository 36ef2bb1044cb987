"""Make a tree with places out of the text of a file; whatever YAML could hide is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

import yaml
from yaml import events as ev

from sim.core.errors import ScenarioError
from sim.core.text import Text
from sim.core.words import say
from sim.scenario.lines import captions, look_over, split
from sim.scenario.problems import VALUES, Faults, shown, stop
from sim.scenario.scalars import MONTHS, Refusal, scalar
from sim.scenario.short_forms import spelled_out
from sim.scenario.tree import Caption, Node, Place, Scalar, american

DEEPEST = 20
MOST_EVENTS = 20_000
BEGINNING = ("start_year", "start_month")
FIGURES = re.compile("[0-9]+")
YEAR = re.compile(r"(19|20|21)[0-9]{2}", re.ASCII)
"""A bare number that may be a key: the year from which a value holds."""
COMPLAINTS = (
    ("found unexpected end of stream", "unclosed_quote"),
    ("found unexpected document separator", "unclosed_quote"),
    ("expected ',' or", "unclosed_bracket"),
    ("mapping values are not allowed", "two_colons"),
    ("could not find expected ':'", "no_colon"),
    ("but found '<scalar>'", "text_after_quote"),
    ("expected <block end>", "odd_indentation"),
    ("cannot start any token", "odd_character"),
    ("unacceptable character", "odd_character"),
    ("special characters are not allowed", "odd_character"),
    ("unknown escape character", "bad_escape"),
    ("escape sequence", "bad_escape"),
    ("found undefined alias", "anchor"),
    ("found undefined tag handle", "tag"),
    ("directive", "directive"),
)
"""What the library complains of, and under which name we say it."""
CONTEXT = ("unclosed_quote", "unclosed_bracket")


@dataclass(slots=True)
class _Open:
    """A map or list that is being read."""

    at: Place
    key_at: Place
    entries: dict[str, Node] | None
    items: list[Node] = field(default_factory=list)
    key: str | None = None
    next_key_at: Place | None = None


def parse(text: str, file: str, misread: Faults) -> Node:
    """Give what a text says as a tree with the place of every key and value.

    Parameters
    ----------
    text : str
        The text of the file.
    file : str
        Its name in messages.
    misread : Faults
        Collects single values that are written ambiguously; they are left empty in the tree.

    Returns
    -------
    Node
        A map.

    Raises
    ------
    ScenarioError
        If it cannot be read.
    """
    faults = Faults()
    lines = split(text)
    look_over(lines, text, file, faults)
    faults.raise_if_any()
    builder = _Builder(file, captions(lines), faults)
    loader = yaml.SafeLoader(text)
    try:
        while loader.check_event():
            builder.take(loader.get_event())  # type: ignore[no-untyped-call]
    except yaml.MarkedYAMLError as error:
        faults.noted.update(dict.fromkeys(_complaint(error, file).problems))
    except (yaml.YAMLError, ValueError, OverflowError):
        place = Place(file, loader.line + 1, loader.column + 1)
        faults.add("bad_escape", place)
    finally:
        loader.dispose()
    if any(not problem.code.startswith(VALUES) for problem in faults.noted):
        faults.raise_if_any()
    misread.noted.update(faults.noted)
    root = builder.root or Node(None, Place(file, 1, 1), Place(file, 1, 1))
    if not root.is_map:
        raise stop("not_a_map", root.at)
    return spelled_out(root, misread)


def parse_value(text: str, file: str, path: str) -> Node:
    """Read one value as it would stand behind its key in a file; it has no line of its own.

    Raises
    ------
    ScenarioError
        If it cannot be read.
    """
    at, misread = Place(file, 0, 0), Faults()
    last = path.rpartition(".")[2]
    key = last if last in BEGINNING else "value"
    try:
        root = parse(f"{key}: {text}", file, misread)
        misread.raise_if_any()
    except ScenarioError as error:
        placeless = [replace(problem, line=0, column=0, path=path) for problem in error.problems]
        raise ScenarioError(placeless) from None
    value = root.entries.get(key)
    if value is None or len(root.entries) != 1:
        raise stop("bad_override", at, text=shown(f"{path}={text}"))
    return _placed(value, at)


def _placed(node: Node, at: Place) -> Node:
    value = node.value
    if isinstance(value, dict):
        value = {key: _placed(child, at) for key, child in value.items()}
    elif isinstance(value, list):
        value = [_placed(child, at) for child in value]
    return Node(value, at, at)


def _complaint(error: yaml.MarkedYAMLError, file: str) -> ScenarioError:
    told = f"{error.problem or ''} {error.context or ''}"
    name = next((ours for theirs, ours in COMPLAINTS if theirs in told), "not_yaml")
    mark = error.problem_mark
    if name in CONTEXT and error.context_mark is not None:
        mark = error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return stop(name, Place(file, line, column))


def _story_begins(stack: list[_Open], date: str) -> Text | None:
    """Say how a date is written where the story's beginning is told, and only there."""
    if not stack or stack[-1].key not in BEGINNING:
        return None
    year, month = (int(part) for part in FIGURES.findall(date)[:2])
    return say("scenario.date_begins", year=year, month=month) if 1 <= month <= MONTHS else None


class _Builder:
    """Builds the tree from the parser's events, one after another."""

    def __init__(self, file: str, told: dict[int, Caption], faults: Faults) -> None:
        self.file = file
        self.captions = told
        self.faults = faults
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.seen = 0
        self.documents = 0

    def take(self, event: ev.Event) -> None:
        """Take one event in."""
        mark = event.start_mark
        at = Place(self.file, mark.line + 1, mark.column + 1) if mark else Place(self.file, 1, 1)
        self.seen += 1
        if self.seen > MOST_EVENTS:
            raise stop("too_long", at)
        if isinstance(event, ev.DocumentStartEvent):
            self._document(event, at)
        elif isinstance(event, ev.NodeEvent):
            self._node(event, at)
        elif isinstance(event, (ev.MappingEndEvent, ev.SequenceEndEvent)):
            self._close()

    def _document(self, event: ev.DocumentStartEvent, at: Place) -> None:
        self.documents += 1
        if self.documents > 1:
            raise stop("second_document", at)
        if event.version or event.tags:
            self.faults.add("directive", at)

    def _node(self, event: ev.NodeEvent, at: Place) -> None:
        if event.anchor is not None:
            self.faults.add("anchor", at)
        if getattr(event, "tag", None) is not None:
            self.faults.add("tag", at)
        if isinstance(event, ev.CollectionStartEvent):
            self._open(at, is_map=isinstance(event, ev.MappingStartEvent))
        elif isinstance(event, ev.ScalarEvent):
            self._scalar(event, at)
        else:
            self._put(None, at)

    def _open(self, at: Place, *, is_map: bool) -> None:
        if len(self.stack) >= DEEPEST:
            raise stop("too_deep", at)
        key_at = at
        if self.stack and self.stack[-1].entries is not None:
            if self.stack[-1].key is None:
                self.faults.add("key_not_text", at)
                self.stack[-1].key = ""
            key_at = self.stack[-1].next_key_at or at
        self.stack.append(_Open(at, key_at, {} if is_map else None))

    def _close(self) -> None:
        done = self.stack.pop()
        self._put(done.items if done.entries is None else done.entries, done.at)

    def _scalar(self, event: ev.ScalarEvent, at: Place) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and top.entries is not None and top.key is None:
            self._key(top, event, at)
            return
        self._put(self._meaning(event, at), at)

    def _meaning(self, event: ev.ScalarEvent, at: Place) -> Scalar:
        if event.style is not None:
            self._visible(event.value, at)
            return str(event.value)
        meant = scalar(event.value)
        if isinstance(meant, Refusal):
            hint = _story_begins(self.stack, event.value) if meant.name == "date" else None
            text = shown(event.value)
            self.faults.add(meant.name, at, hint=hint, text=text, instead=meant.instead)
            return None
        return meant

    def _visible(self, text: str, at: Place) -> None:
        """Refuse signs that an escape in double quotes can bring in and that do not show."""
        hidden = [c for c in text if not (c.isprintable() or c in "\n\t\u3000\xa0")]
        if hidden:
            self.faults.add("invisible", at, char=f"U+{ord(hidden[0]):04X}")

    def _key(self, top: _Open, event: ev.ScalarEvent, at: Place) -> None:
        key = event.value if event.style is not None else scalar(event.value)
        if event.value == "<<" and event.style is None:
            self.faults.add("merge_key", at)
        elif event.style is None and YEAR.fullmatch(event.value):
            pass
        elif isinstance(key, Refusal) and key.name == "ambiguous":
            self.faults.add("switch_as_key", at, key=shown(event.value).strip("'"))
        elif not isinstance(key, str) or not key:
            self.faults.add("key_not_text", at)
        else:
            self._visible(key, at)
        top.key, top.next_key_at = american(str(event.value)), at
        before = (top.entries or {}).get(top.key)
        if before is not None:
            self.faults.add("duplicate_key", at, key=shown(top.key), first=before.key_at.line)

    def _put(self, value: Scalar | dict[str, Node] | list[Node], at: Place) -> None:
        if not self.stack:
            self.root = Node(value, at, at)
            return
        top = self.stack[-1]
        if top.entries is None:
            top.items.append(Node(value, at, at))
            return
        key_at = top.next_key_at or at
        if top.key is None:
            self.faults.add("key_not_text", at)
        else:
            top.entries[top.key] = Node(value, at, key_at, self.captions.get(key_at.line))
        top.key = None
