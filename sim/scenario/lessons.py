"""Read a lesson: its steps, the world of each, and what is said, guessed, looked at and asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sim.core.param import Declared
from sim.core.text import Text
from sim.core.words import say
from sim.scenario.build import build, measures_of
from sim.scenario.check import NAME, NOTHING, checked, in_use, unknown_key
from sim.scenario.document import STUDY_HEADING, TOLD_LATER, Document, Reader
from sim.scenario.lesson import Guess, Lesson, LessonKeys, Look, Step, StepKeys
from sim.scenario.problems import shown
from sim.scenario.registry import Group, close_to
from sim.scenario.scenario import Scenario, Written
from sim.scenario.telling import AtMonth, known_measure, name_of, text_of
from sim.scenario.tree import Node, leaves, merged
from sim.scenario.wording import outcome_label

KEYS = ("scenario", "goal", "minutes", "steps", "notes", "ask", "notice", "without_power")
STEP_KEYS = ("say", "do", "minutes", "scenario", "set", "guess", "look", "notes", "enabled")
GUESS_KEYS = ("question", "options")
LOOK_KEYS = ("outcome", "at_month", "beside")
FEWEST, MOST_OPTIONS = 2, 6
MOST_STEPS = 30


def lesson_of(root: Node, file: str, path: Path | None, reader: Reader) -> Lesson:
    """Read a lesson and the scenarios that it shows; what is wrong is noted by the reader.

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
    Lesson
        Sound only if the reader has noted no fault.

    Raises
    ------
    ScenarioError
        If there is no scenario to go on with.
    """
    return _Lessons(Document(file, root, root, path), reader).lesson()


@dataclass
class _Lessons:
    """Reads one lesson."""

    document: Document
    reader: Reader
    steps: list[Step] = field(default_factory=list)

    def lesson(self) -> Lesson:
        root, faults = self.document.root, self.reader.faults
        self._known(root, (*STUDY_HEADING, *KEYS), "")
        for key in ("scenario", "steps"):
            if root.entries.get(key) is None:
                faults.add("missing_key", root.at, key, key=key)
        faults.raise_if_any()
        scenario = self._scenario(root.entries["scenario"])
        entries = root.entries
        self._steps(entries["steps"], scenario)
        return Lesson(
            name=name_of(entries, self.document.file, faults),
            title=text_of(entries, "title", faults),
            question=text_of(entries, "question", faults),
            caution=text_of(entries, "caution", faults),
            goal=text_of(entries, "goal", faults),
            minutes=self._minutes(LessonKeys, root, ""),
            scenario=scenario,
            steps=tuple(self.steps),
            notes=self._texts(entries, "notes"),
            ask=self._texts(entries, "ask"),
            notice=self._texts(entries, "notice"),
            without_power=text_of(entries, "without_power", faults),
            warnings=tuple(dict.fromkeys(w for step in self.steps for w in step.scenario.warnings)),
        )

    def _scenario(self, at: Node) -> Scenario:
        parent, name = self.reader.named(self.document, at)
        family = self.reader.family_at(parent, name)
        return build(
            Written(name, family.heading, family.body, self.reader.tables), self.reader.faults
        )

    def _steps(self, node: Node, scenario: Scenario) -> None:
        if not node.is_map or not 0 < len(node.entries) <= MOST_STEPS:
            self.reader.faults.add("steps_of_lesson", node.at, "steps", most=MOST_STEPS)
        for name, entry in node.entries.items():
            if in_use(name, entry, f"steps.{name}", self.reader.faults):
                self.steps.append(self._step(name, entry, scenario))

    def _step(self, name: str, entry: Node, scenario: Scenario) -> Step:
        path, entries, faults = f"steps.{name}.", entry.entries, self.reader.faults
        self._known(entry, STEP_KEYS, path)
        if not any(key in entries for key in ("say", "do", "guess", "look")):
            faults.add("empty_step", entry.key_at, path.rstrip("."))
        world = self._scenario(entries["scenario"]) if "scenario" in entries else scenario
        world, changed = self._set(entries.get("set"), world, path)
        return Step(
            name=name,
            say=text_of(entries, "say", faults),
            do=text_of(entries, "do", faults),
            minutes=self._minutes(StepKeys, entry, path),
            scenario=world,
            changed=changed,
            guess=self._guess(entries.get("guess"), f"{path}guess"),
            look=self._look(entries.get("look"), world, f"{path}look"),
            notes=self._texts(entries, "notes"),
        )

    def _set(
        self, node: Node | None, world: Scenario, path: str
    ) -> tuple[Scenario, tuple[str, ...]]:
        """Lay what a step sets over its world."""
        if node is None or node.value is None or world.source is None:
            return world, ()
        faults = self.reader.faults
        if not node.is_map:
            faults.add("not_a_section", node.at, f"{path}set", key="set")
            return world, ()
        self._known(node, (*self.reader.schema.groups, *TOLD_LATER), f"{path}set.")
        told = build(replace(world.source, body=merged(world.source.body, node)), faults)
        return told, tuple(key for key, _ in leaves(node))

    def _guess(self, node: Node | None, path: str) -> Guess | None:
        if node is None or not self._map(node, path, GUESS_KEYS, GUESS_KEYS):
            return None
        options, faults = node.entries["options"], self.reader.faults
        if not options.is_map or not FEWEST <= len(options.entries) <= MOST_OPTIONS:
            faults.add("options_of_guess", options.at, path, least=FEWEST, most=MOST_OPTIONS)
            return None
        for name, child in options.entries.items():
            if not NAME.fullmatch(name):
                faults.add("bad_name", child.key_at, f"{path}.options", name=shown(name))
        words = tuple((name, text_of(options.entries, name, faults)) for name in options.entries)
        return Guess(text_of(node.entries, "question", faults), words)

    def _look(self, node: Node | None, world: Scenario, path: str) -> Look | None:
        if node is None or not self._map(node, path, LOOK_KEYS, ("outcome",)):
            return None
        faults, outcome = self.reader.faults, node.entries["outcome"]
        word, measures = str(outcome.plain()), measures_of(world.values)
        known_measure(word, outcome.at, f"{path}.outcome", measures, faults)
        month = self._month(node, world, path)
        beside = node.entries.get("beside")
        if beside is not None and beside.value not in [step.name for step in self.steps]:
            earlier = [step.name for step in self.steps]
            guess = close_to(str(beside.plain()), earlier)
            meant = say("scenario.did_you_mean", word=guess) if guess else NOTHING
            said, known = shown(str(beside.plain())), ", ".join(earlier)
            faults.add("not_ours", beside.at, f"{path}.beside", word=said, guess=meant, known=known)
        if word not in measures:
            return None
        other = None if beside is None else str(beside.plain())
        return Look(word, outcome_label(word, world.words), month, other)

    def _month(self, node: Node, world: Scenario, path: str) -> int | None:
        at = node.entries.get("at_month")
        if at is None or at.value is None:
            return None
        group = Group(dict(AtMonth.params))
        alone = Node({"at_month": at}, node.at, node.key_at)
        told = checked(group, alone, self.reader.faults, f"{path}.")
        month = int(told[f"{path}.at_month"].value) if told else 1
        if "time.months" in world.values and month > world.months:
            last, place = world.months, f"{path}.at_month"
            self.reader.faults.add("after_the_end", at.at, place, month=month, months=last)
        return month

    def _map(self, node: Node, path: str, known: Sequence[str], needed: Sequence[str]) -> bool:
        """Say whether a map holds what it needs; what does not belong there is noted."""
        if not node.is_map:
            key = path.rpartition(".")[2]
            self.reader.faults.add("not_a_section", node.at, path, key=key)
            return False
        self._known(node, known, f"{path}.")
        missing = [key for key in needed if node.entries.get(key) is None]
        for key in missing:
            self.reader.faults.add("missing_key", node.key_at, path, key=key)
        return not missing

    def _known(self, node: Node, known: Sequence[str], path: str) -> None:
        for key, child in node.entries.items():
            if key not in known:
                unknown_key(key, child, path, list(known), self.reader.faults)

    def _minutes(self, section: type[Declared], node: Node, path: str) -> int:
        there = {key: child for key, child in node.entries.items() if key == "minutes"}
        group = Group(dict(section.params))
        told = checked(group, Node(there, node.at, node.key_at), self.reader.faults, path)
        default = section.params["minutes"].default
        return int(told[f"{path}minutes"].value if told else default)

    def _texts(self, entries: Mapping[str, Node], key: str) -> tuple[Text, ...]:
        """Give a list of texts; a single one may stand alone."""
        node = entries.get(key)
        if node is None or node.value is None:
            return ()
        items = node.value if isinstance(node.value, list) else [node]
        return tuple(text_of({key: item}, key, self.reader.faults) for item in items)
