"""Make the font that draws our pictures, or say which characters it lacks.

`python tests/house/make_font.py` prints the missing characters and ends with 1 if there are any.
`python tests/house/make_font.py NotoSansCJK-Regular.ttc` makes the font anew from an installed
one (Debian: `apt-get install fonts-noto-cjk`); its licence stands beside it.

The source font may be changed and passed on under the SIL Open Font License. "Noto" is a name
that others own, therefore the smaller font goes by a name of its own, everywhere inside it.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parents[2]
FONT = ROOT / "sim/charts/fonts/CollabsimSansSC-Regular.otf"
FAMILY = "Collabsim Sans SC"
POSTSCRIPT = "CollabsimSansSC-Regular"
READ = ("sim/**/*.py", "sim/**/*.toml", "scenarios/**/*.yaml", "scenarios/**/*.csv")
READ += ("notebooks/**/*.py", "*.md")
PRINTED = ROOT / "sim/world/equations"
"""Symbols that pages print and no picture draws."""
REPLACED = "\ufffd"
"""What stands for a sign that may not be shown."""
SIGNS = "“”‘’—–−…·•×÷±≈≠≤≥∞√°²³½¼¾‰→←↑↓●○■□▲△▼▽◆◇★☆※〒〓￥€弈浏"
NAMES = {1: FAMILY, 2: "Regular", 4: FAMILY, 6: POSTSCRIPT}
KEPT_NAMES = {0, *NAMES, 5, 9, 10, 13, 14}
TABLES = ("BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx")


def common() -> Iterator[str]:
    """Give Latin letters, Chinese punctuation and the 3,755 most used characters (GB 2312)."""
    yield from map(chr, [*range(0x20, 0x7F), *range(0xA1, 0x180)])
    yield from SIGNS
    for row in [0xA1, 0xA2, 0xA3, *range(0xB0, 0xD8)]:
        for cell in range(0xA1, 0xFF):
            yield from bytes([row, cell]).decode("gb2312", errors="ignore")


def ours() -> set[str]:
    """Give every character that our texts, cards and scenarios hold, and may so be drawn."""
    files = (path for pattern in READ for path in ROOT.glob(pattern))
    drawn = (path for path in files if PRINTED not in path.parents)
    return {sign for path in drawn for sign in _shown(path)} - {REPLACED}


def _shown(path: Path) -> str:
    """Give the words of a file; of a program only its texts, not what explains it to readers."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        return text
    tree = ast.parse(text)
    homes = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, homes)]
    said = {id(part.value) for body in bodies for part in body if isinstance(part, ast.Expr)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return "".join(
        node.value for node in texts if isinstance(node.value, str) and id(node) not in said
    )


def missing() -> list[str]:
    """Give what our texts hold and the font lacks."""
    known = {chr(code) for code in TTFont(FONT).getBestCmap()}
    return sorted(sign for sign in ours() - known if sign.isprintable())


def chinese(source: Path) -> TTFont:
    """Open the simplified Chinese face of the source font."""
    faces = range(10) if source.suffix == ".ttc" else [-1]
    for number in faces:
        font = TTFont(source, fontNumber=number, recalcTimestamp=False)
        if str(font["name"].getDebugName(6)).endswith("sc-Regular"):
            return font
    raise SystemExit(f"{source} holds no simplified Chinese regular face")


def rename(font: TTFont) -> None:
    """Take our own name, and keep copyright, makers and licence."""
    table = font["name"]
    table.names = [n for n in table.names if n.nameID in KEPT_NAMES and n.langID == 0x409]
    for number, name in NAMES.items():
        table.setName(name, number, 3, 1, 0x409)
    table.setName(f"{font['head'].fontRevision:.3f};{POSTSCRIPT}", 3, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames = [POSTSCRIPT]
    top = cff.topDictIndex[0]
    top.FullName = top.FamilyName = FAMILY
    top.Notice = str(table.getDebugName(0)).replace("©", "Copyright")
    for number, part in enumerate(top.FDArray):
        part.FontName = f"{POSTSCRIPT}-{number}"


def make(source: Path) -> None:
    """Write the smaller font: the common characters and all of ours."""
    font = chinese(source)
    options = Options(
        hinting=False,
        layout_features=[],
        notdef_outline=True,
        name_IDs=["*"],
        drop_tables=[*Options().drop_tables, *TABLES],
    )
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted({*common(), *ours()})))
    subsetter.subset(font)
    rename(font)
    FONT.parent.mkdir(exist_ok=True)
    font.save(FONT)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        make(Path(sys.argv[1]))
    lost = missing()
    sys.stdout.write(ascii("".join(lost)) + "\n" if lost else "")
    sys.exit(1 if lost else 0)
