"""The commands that the READMEs show, as a reader would copy them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
READMES = [
    README,
    *(ROOT / folder / "README.md" for folder in ("data", "geodata", "template")),
    *sorted(ROOT.glob("packages/*/README.md")),
]
ATLAS = "python3 -m atlas"

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_PROGRAM = re.compile(r"(?:\S*/)?(?:python3?|py|pip|pytest|node|npm|npx) (?=\S)")


def commands_of(text: str) -> list[str]:
    """Return the commands in a Markdown text, of blocks and of prose, each once, in their order.

    Windows' ``py`` stands for ``python3``. A program named alone, such as ``python3 -m atlas``, is
    talked about, and nothing that one would run.
    """
    # A block whose language is not named is one of commands.
    blocks = [lines for kind, lines in _BLOCK.findall(text) if kind in ("", "sh", "bash")]
    lines = [line.partition("  #")[0].strip() for block in blocks for line in block.splitlines()]
    inline = [c for c in _CODE.findall(_BLOCK.sub("", text)) if _PROGRAM.match(c)]
    shown = [re.sub(r"^py ", "python3 ", command) for command in (*filter(None, lines), *inline)]
    return [c for c in dict.fromkeys(shown) if c not in (ATLAS, f"{ATLAS} …")]


def all_commands() -> dict[str, list[Path]]:
    """Return each command with the READMEs that show it."""
    found: dict[str, list[Path]] = {}
    for document in READMES:
        for command in commands_of(document.read_text(encoding="utf-8")):
            found.setdefault(command, []).append(document)
    return found


def programs_of(document: Path) -> list[str]:
    """Return the blocks of Python in a README."""
    blocks = _BLOCK.findall(document.read_text(encoding="utf-8"))
    return [text for kind, text in blocks if kind == "python"]
