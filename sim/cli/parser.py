"""What can be written after `collabsim`, and what is said when something else was written."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from typing import Final, NoReturn

from sim.core.errors import UsageError
from sim.core.text import LANGUAGES, Language, Text
from sim.core.version import VERSION
from sim.core.words import say

PROGRAM: Final = "collabsim"
REPLICATIONS: Final = 30
SEED: Final = 20260701
SHELVES = ("scenarios", "studies", "lessons", "rules", "keys", "all-keys", "outcomes", "charts")
TABLES: Final = ("roster", "villages")
FORMATS: Final = ("html", "brief", "xlsx", "csv", "dta", "figures")
_FAULTS: Final = (
    (r"the following arguments are required: (?P<names>.*)", "cli.required"),
    (r"unrecognized arguments: (?P<names>.*)", "cli.unrecognized"),
    (r"argument (?P<name>.*?): invalid choice: (?P<value>.*?) \(choose from (?P<known>.*)\)",
     "cli.bad_choice"),
    (r"argument --formats: invalid \w+ value: (?P<value>.*)", "cli.bad_format"),
    (r"argument (?P<name>.*?): invalid float value: (?P<value>.*)", "cli.bad_number"),
    (r"argument (?P<name>.*?): invalid \w+ value: (?P<value>.*)", "cli.bad_value"),
    (r"argument (?P<name>.*?): expected .*", "cli.expected"),
    (r"ambiguous option: (?P<name>.*?) could match .*", "cli.ambiguous"),
)  # fmt: skip


class _Parser(argparse.ArgumentParser):
    """Argparse, speaking the language of the one who asks."""

    def __init__(self, language: Language, prog: str, about: str, more: str = "") -> None:
        super().__init__(
            prog=prog, description=about, epilog=more, add_help=False, allow_abbrev=False
        )
        self.language = language
        self.wanted = self.add_argument_group(self.say("cli.arguments"))
        self.extra = self.add_argument_group(self.say("cli.options"))
        self.extra.add_argument("-h", "--help", action="help", help=self.say("cli.help"))
        self.extra.add_argument(
            "--lang", choices=LANGUAGES, metavar="zh|en", help=self.say("cli.lang")
        )

    def say(self, key: str, **values: object) -> str:
        return say(key, **values).within(self.language)

    def format_help(self) -> str:
        help_text = super().format_help()
        return help_text.replace("usage: ", self.say("cli.usage"), 1)

    def error(self, message: str) -> NoReturn:
        raise UsageError(_told(message, self.prog))


def _told(message: str, command: str) -> Text:
    """Say a fault that argparse found in both languages."""
    found = Text(message, message)
    for pattern, key in _FAULTS:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            found = say(key, formats=", ".join(FORMATS), **match.groupdict())
            break
    where = say("cli.read_help", command=command)
    return Text(f"{found.zh}\n{where.zh}", f"{found.en}\n{where.en}")


def read(words: Sequence[str], language: Language) -> argparse.Namespace:
    """Read the words of a command; `name` of what is given says which command it is.

    Raises
    ------
    UsageError
        If something was written that is not known.
    """
    top = parser(language)
    if not words:
        top.print_help()
        raise SystemExit(UsageError.exit_code)
    return top.parse_args(words)


def parser(language: Language) -> argparse.ArgumentParser:
    """Lay out all commands with their arguments."""
    about, more = say("cli.about").within(language), say("cli.more").within(language)
    top = _Parser(language, PROGRAM, about, more)
    version = f"{PROGRAM} {VERSION}"
    top.extra.add_argument(
        "--version", action="version", version=version, help=top.say("cli.version")
    )
    commands = top.add_subparsers(
        title=top.say("cli.commands"), metavar="COMMAND", required=True, dest="name", prog=PROGRAM
    )
    for name, arrange in ARRANGED.items():
        words = top.say(f"cli.{name}")
        made = commands.add_parser(name, language=language, help=words, about=words)
        arrange(made)
    return top


def _run(made: _Parser) -> None:
    made.wanted.add_argument("scenario", metavar="FILE|NAME", help=made.say("cli.scenario"))
    add = made.extra.add_argument
    words = made.say("cli.replications", default=REPLICATIONS)
    add("--replications", type=int, metavar="N", help=words)
    add("--seed", type=int, default=SEED, metavar="S", help=made.say("cli.seed", default=SEED))
    add("--out", default="runs", metavar="DIR", help=made.say("cli.out"))
    _settable(made)
    add("--workers", type=int, default=1, metavar="N", help=made.say("cli.workers"))
    _clustered(made)
    add("--no-twin", action="store_true", help=made.say("cli.no_twin"))
    add("--twin", action="store_true", help=made.say("cli.twin"))
    add("--sample", metavar="SHARE", help=made.say("cli.sample"))
    add("--yes", action="store_true", help=made.say("cli.yes"))  # fmt: skip


def _compare(made: _Parser) -> None:
    words = made.say("cli.scenarios")
    made.wanted.add_argument("scenarios", nargs="+", metavar="FILE|NAME", help=words)
    add = made.extra.add_argument
    add("--replications", type=int, metavar="N", help=made.say("cli.replications_exact"))
    add("--at-least", type=int, default=20, metavar="N", help=made.say("cli.at_least"))
    add("--at-most", type=int, default=200, metavar="N", help=made.say("cli.at_most"))
    add("--half-width", type=float, metavar="X", help=made.say("cli.half_width"))
    add("--seed", type=int, default=SEED, metavar="S", help=made.say("cli.seed", default=SEED))
    add("--workers", type=int, default=1, metavar="N", help=made.say("cli.workers"))
    _settable(made)
    _kept(made)


def _study(made: _Parser) -> None:
    made.wanted.add_argument("file", metavar="FILE", help=made.say("cli.study_file"))
    add = made.extra.add_argument
    add("--replications", type=int, metavar="N", help=made.say("cli.replications_exact"))
    add("--workers", type=int, metavar="N", help=made.say("cli.workers_study"))
    _kept(made)


def _clustered(made: _Parser) -> None:
    made.extra.add_argument("--scheduler", metavar="ADDRESS", help=made.say("cli.scheduler"))


def _report(made: _Parser) -> None:
    made.wanted.add_argument("folder", metavar="FOLDER", help=made.say("cli.folder"))
    words = made.say("cli.formats", names="|".join(FORMATS))
    made.extra.add_argument("--formats", type=_formats, metavar="LIST", help=words)
    made.extra.add_argument("--ablation", action="store_true", help=made.say("cli.ablation"))
    words = made.say("cli.workers")
    made.extra.add_argument("--workers", type=int, default=1, metavar="N", help=words)


def _formats(words: str) -> tuple[str, ...]:
    found = tuple(word.strip() for word in words.split(","))
    if not set(found) <= set(FORMATS):
        raise ValueError(words)
    return found


def _audit(made: _Parser) -> None:
    made.wanted.add_argument("file", metavar="FILE", help=made.say("cli.study_file"))
    add = made.extra.add_argument
    draws, lucks = 400, 2
    add("--draws", type=int, default=draws, metavar="N", help=made.say("cli.draws", default=draws))
    add("--lucks", type=int, default=lucks, metavar="N", help=made.say("cli.lucks", default=lucks))
    add("--seed", type=int, metavar="S", help=made.say("cli.seed_study"))
    add("--workers", type=int, metavar="N", help=made.say("cli.workers_study"))
    add("--out", default="runs", metavar="DIR", help=made.say("cli.out"))
    add("--arms", nargs="+", metavar="ARM", help=made.say("cli.arms"))
    _settable(made)


def _kept(made: _Parser) -> None:
    _clustered(made)
    made.extra.add_argument("--out", default="runs", metavar="DIR", help=made.say("cli.out"))
    made.extra.add_argument("--ablation", action="store_true", help=made.say("cli.ablation"))
    made.extra.add_argument("--yes", action="store_true", help=made.say("cli.yes"))


def _why(made: _Parser) -> None:
    made.wanted.add_argument("place", metavar="FOLDER|FILE", help=made.say("cli.why_place"))
    add = made.extra.add_argument
    for who in ("household", "project", "village", "organization", "enterprise"):
        add(f"--{who}", type=int, metavar="N", help=made.say(f"cli.why_{who}"))
    add("--month", type=int, required=True, metavar="M", help=made.say("cli.why_month"))
    add("--replication", type=int, default=1, metavar="R", help=made.say("cli.why_replication"))
    add("--arm", metavar="NAME", help=made.say("cli.why_arm"))
    add("--point", type=int, default=0, metavar="P", help=made.say("cli.why_point"))
    add("--seed", type=int, default=SEED, metavar="S", help=made.say("cli.why_seed", default=SEED))
    _settable(made)
    add("--json", action="store_true", help=made.say("cli.json"))


def _verify(made: _Parser) -> None:
    made.wanted.add_argument("folder", metavar="FOLDER", help=made.say("cli.results"))


def _rerun(made: _Parser) -> None:
    _verify(made)
    add = made.extra.add_argument
    add("--out", metavar="DIR", help=made.say("cli.rerun_out"))
    add("--workers", type=int, default=1, metavar="N", help=made.say("cli.workers"))


def _pack(made: _Parser) -> None:
    _verify(made)
    made.extra.add_argument("--out", metavar="FILE", help=made.say("cli.pack_out"))


def _check(made: _Parser) -> None:
    made.wanted.add_argument("files", nargs="+", metavar="FILE", help=made.say("cli.files"))
    made.extra.add_argument("--json", action="store_true", help=made.say("cli.json"))


def _resolve(made: _Parser) -> None:
    made.wanted.add_argument("scenario", metavar="FILE|NAME", help=made.say("cli.scenario"))
    _settable(made)
    made.extra.add_argument("--json", action="store_true", help=made.say("cli.json"))


def _diff(made: _Parser) -> None:
    made.wanted.add_argument("old", metavar="A", help=made.say("cli.diff_old"))
    made.wanted.add_argument("new", metavar="B", help=made.say("cli.diff_new"))
    made.extra.add_argument("--json", action="store_true", help=made.say("cli.json"))


def _new(made: _Parser) -> None:
    made.wanted.add_argument("file", metavar="FILE", help=made.say("cli.new_file"))
    made.extra.add_argument("--ask", action="store_true", help=made.say("cli.ask"))


def _schema(made: _Parser) -> None:
    made.extra.add_argument("--out", metavar="FILE", help=made.say("cli.schema_out"))
    made.extra.add_argument("--form", action="store_true", help=made.say("cli.schema_form"))


def _template(made: _Parser) -> None:
    kinds, words = "|".join(TABLES), made.say("cli.template_kind")
    made.wanted.add_argument("kind", choices=TABLES, metavar=kinds, help=words)
    words = made.say("cli.template_file")
    made.wanted.add_argument("file", nargs="?", metavar="FILE", help=words)


def _test(made: _Parser) -> None:
    made.wanted.add_argument("files", nargs="+", metavar="FILE", help=made.say("cli.files"))
    _lucky(made)


def _lucky(made: _Parser) -> None:
    add = made.extra.add_argument
    words = made.say("cli.replications", default=REPLICATIONS)
    add("--replications", type=int, default=REPLICATIONS, metavar="N", help=words)
    add("--seed", type=int, default=SEED, metavar="S", help=made.say("cli.seed", default=SEED))
    add("--workers", type=int, default=1, metavar="N", help=made.say("cli.workers"))


def _settable(made: _Parser) -> None:
    add, words = made.extra.add_argument, made.say("cli.set")
    add("--set", action="append", default=[], metavar="KEY=VALUE", help=words)


def _list(made: _Parser) -> None:
    names = "|".join(SHELVES)
    made.wanted.add_argument("shelf", choices=SHELVES, metavar=names, help=made.say("cli.shelf"))


def _explain(made: _Parser) -> None:
    made.wanted.add_argument("thing", metavar="NAME", help=made.say("cli.thing"))


def _doctor(_: _Parser) -> None:
    """Take no arguments of its own."""


ARRANGED: Final[dict[str, Callable[[_Parser], None]]] = {
    "run": _run,
    "compare": _compare,
    "study": _study,
    "report": _report,
    "why": _why,
    "verify": _verify,
    "rerun": _rerun,
    "pack": _pack,
    "audit": _audit,
    "check": _check,
    "resolve": _resolve,
    "diff": _diff,
    "new": _new,
    "schema": _schema,
    "template": _template,
    "test": _test,
    "list": _list,
    "explain": _explain,
    "doctor": _doctor,
}
"""The commands in the order of the help, each with what lays out its arguments."""
