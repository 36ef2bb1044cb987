"""`collabsim verify`, `rerun` and `pack`: what can be done with a folder of results."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from sim.cli.progress import progress
from sim.cli.trouble import FAULTY, GOOD, STOPPED, plain, tell
from sim.cli.writing import refuse_existing
from sim.core.errors import StoreError
from sim.core.text import Language, Text
from sim.core.words import say
from sim.lab.pack import packed
from sim.lab.part import put_in_place, told
from sim.lab.rerun import Rerun, is_study, rerun_run, rerun_study
from sim.lab.verified import Verified, verified
from sim.lab.workers import Progress, crew

SHOWN = 20


def verify(asked: argparse.Namespace, language: Language) -> int:
    """Look through a folder for damage."""
    found = verified(asked.folder)
    for kind, names in (("changed", found.changed), ("missing", found.missing)):
        for name in names[:SHOWN]:
            print(plain(say(f"store.{kind}", file=name).within(language)))
        if len(names) > SHOWN:
            print(say("store.more_files", n=len(names) - SHOWN).within(language))
    if found.runs_missing:
        print(say("store.runs_missing", n=found.runs_missing).within(language))
    if not found.listed:
        print(say("store.not_listed").within(language))
    print(_judged(found, asked.folder).within(language))
    return GOOD if found.good else StoreError.exit_code


def _judged(found: Verified, folder: str) -> Text:
    if found.good:
        words = "store.verified_runs" if found.runs else "store.verified"
        return say(words, files=found.files, runs=found.runs)
    return say("store.mend", folder=folder)


def rerun(asked: argparse.Namespace, language: Language) -> int:
    """Run anew what a folder says, and say whether every number is the same."""
    folder = Path(asked.folder)
    place = Path(asked.out or folder.with_name(f"{folder.resolve().name}-again"))
    study = is_study(folder)
    if place.resolve() == folder.resolve():
        raise StoreError(say("store.rerun_same_place", folder=folder))
    try:
        with progress(language) as heard:
            if study:
                with crew(asked.workers) as workers:
                    found = rerun_study(folder, place, workers, heard)
                _save_study(place, language)
            else:
                found = _rerun_run(folder, place, asked.workers, heard, language)
    except KeyboardInterrupt:
        if study and place.exists():
            tell(say("store.rerun_stopped", place=place).within(language))
            return STOPPED
        raise
    for line in _told(found):
        print(plain(line.within(language)))
    return GOOD if found.good else FAULTY


def _rerun_run(
    folder: Path, place: Path, workers: int, heard: Progress, language: Language
) -> Rerun:
    from sim.report.run import Run

    result, found = rerun_run(folder, workers, heard)
    return replace(found, place=Run(result).save(place, language))


def _save_study(place: Path, language: Language) -> None:
    from sim.lab.reopen import reopened
    from sim.report.comparison import Comparison

    Comparison(reopened(place)).save(language)


def _told(found: Rerun) -> list[Text]:
    lines = [] if found.same_sources else [say("store.other_sources")]
    if found.good:
        lines.append(say("store.rerun_same", runs=found.runs, place=found.place))
        return lines
    lines.append(say("store.rerun_differs", unlike=found.runs - found.same, runs=found.runs))
    if found.first is not None:
        first = found.first
        numbers = {"before": f"{first.before!r}", "now": f"{first.now!r}"}
        where = {"arm": first.arm, "luck": first.replication, "name": first.name}
        lines.append(say("store.first_difference", month=first.month, **where, **numbers))
    lines.append(say("store.rerun_lies", place=found.place))
    return lines


def pack(asked: argparse.Namespace, language: Language) -> int:
    """Put a folder into an archive for others."""
    folder = Path(asked.folder)
    place = Path(asked.out or folder.with_name(f"{folder.resolve().name}.zip"))
    refuse_existing(place)
    contents = packed(folder)
    with told(place):
        put_in_place(place, contents)
    size = f"{len(contents) / 1e6:.1f}"
    print(say("store.packed", place=place, size=size).within(language))
    return GOOD
