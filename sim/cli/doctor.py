"""`collabsim doctor`: whether this computer can run the program well."""

from __future__ import annotations

import argparse
import platform
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from sim.cli.trouble import FAULTY, GOOD
from sim.core.engine import current, use
from sim.core.stamp import LIBRARIES, version_of
from sim.core.text import Language, Text
from sim.core.version import VERSION
from sim.core.words import say
from sim.lab import simulate
from sim.lab.estimate import GIGABYTE, bytes_free
from sim.scenario import load_scenario

FONTS: Final = Path(__file__).parents[1] / "charts" / "fonts"
FONT_BEGINNINGS: Final = (b"OTTO", b"\x00\x01\x00\x00")
LITTLE_GIGABYTES: Final = 1.0
TINY: Final = ("time.months=4", "time.project_months=2")
USUAL: Final = ("yanliu", "single_actor")
"""What the compiled engine lives once in full, so that the equations of later runs lie ready."""
SEVERAL: Final = 20
"""Strokes of luck side by side from which a world is lived in several blocks."""
State = Literal["good", "hint", "bad"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: its name, how it is, and what was seen."""

    name: Text
    state: State
    seen: Text


def doctor(asked: argparse.Namespace, language: Language) -> int:
    """Look at everything and print it; 1 if something is wrong."""
    del asked
    print(say("doctor.title").within(language))
    bad = False
    for look in LOOKS:
        for found in look():
            state = say(f"doctor.{found.state}").within(language)
            print(f"  {found.name.within(language)}: {state} · {found.seen.within(language)}")
            bad = bad or found.state == "bad"
    print(say("doctor.some_bad" if bad else "doctor.all_good").within(language))
    return FAULTY if bad else GOOD


def versions() -> Iterator[Finding]:
    """Give the versions of the program, of Python and of the libraries."""
    found = {name: version_of(name) for name in LIBRARIES}
    told = ", ".join(f"{name} {version}" for name, version in found.items() if version)
    text = f"collabsim {VERSION}, Python {platform.python_version()}, {told}"
    yield Finding(say("doctor.versions"), "good", Text(text, text))
    missing = [name for name, version in found.items() if version is None and name != "numba"]
    if missing:
        names = ", ".join(missing)
        yield Finding(say("doctor.versions"), "bad", say("doctor.missing", names=names))
    if found["numba"] is None:
        yield Finding(say("doctor.versions"), "hint", say("doctor.slow_engine"))


def fonts() -> Iterator[Finding]:
    """See whether the Chinese font that comes along can be read."""
    files = sorted(path for path in FONTS.glob("*") if path.suffix in {".otf", ".ttf"})
    readable = [path.name for path in files if _begins_like_a_font(path)]
    if readable and len(readable) == len(files):
        text = ", ".join(readable)
        yield Finding(say("doctor.font"), "good", Text(text, text))
    else:
        lost = ", ".join(path.name for path in files if path.name not in readable)
        yield Finding(say("doctor.font"), "bad", say("doctor.font_bad", name=lost or FONTS.name))


def _begins_like_a_font(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) in FONT_BEGINNINGS
    except OSError:
        return False


def memory() -> Iterator[Finding]:
    """See how much memory is free."""
    free = bytes_free()
    if free is None:
        yield Finding(say("doctor.memory"), "hint", say("doctor.memory_unknown"))
    else:
        yield _room(say("doctor.memory"), free / GIGABYTE)


def disk() -> Iterator[Finding]:
    """See how much room there is in this folder, and whether it can be written to."""
    yield _room(say("doctor.disk"), shutil.disk_usage(Path.cwd()).free / GIGABYTE)
    try:
        with tempfile.TemporaryFile(dir=Path.cwd()):
            pass
    except OSError as error:
        why = error.strerror or type(error).__name__
        yield Finding(say("doctor.writable"), "bad", say("doctor.not_writable", why=why))


def _room(name: Text, gigabytes: float) -> Finding:
    free = f"{gigabytes:.1f}"
    if gigabytes < LITTLE_GIGABYTES:
        return Finding(name, "hint", say("doctor.little", free=free))
    return Finding(name, "good", Text(f"{free} GB", f"{free} GB"))


def engines() -> Iterator[Finding]:
    """Run a tiny world on both engines and hold every bit of one against the other."""
    scenario = load_scenario("yanliu", TINY)
    digests = {}
    for name in ("numpy", "compiled"):
        with use(name):
            digests[current()] = simulate(scenario, replications=2).digest[:12]
    one = digests["numpy"]
    if "compiled" not in digests:
        yield Finding(say("doctor.engines"), "hint", say("doctor.one_engine", digest=one))
    elif digests["compiled"] == one:
        with use("compiled"):
            for name in USUAL:
                simulate(load_scenario(name), replications=SEVERAL)
        yield Finding(say("doctor.engines"), "good", say("doctor.agree", digest=one))
    else:
        both = {"one": one, "other": digests["compiled"]}
        yield Finding(say("doctor.engines"), "bad", say("doctor.disagree", **both))


LOOKS: Final[tuple[Callable[[], Iterator[Finding]], ...]] = (
    versions,
    fonts,
    memory,
    disk,
    engines,
)
