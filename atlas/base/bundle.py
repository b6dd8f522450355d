"""The player's modules, Leaflet and the style sheets, bundled for a page to start.

The player is written as small ES modules. A page that fetched them one by one
would wait for each level of imports in turn and take half a megabyte; one
compressed file in the order of their imports takes a sixth of that, and works
from a single HTML file too. In it all modules are one script: a browser takes
two hundred addresses of modules apart longer than it takes to draw the map.
The atlas page's ``bootstrap.js`` starts it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

STATIC = Path(__file__).resolve().parents[2] / "static"
_IMPORT = re.compile(r"""\bfrom\s*["']\./([\w-]+\.js)["']""")
# No two modules share a name, whatever their room: in the bundle they lie side by side.
_ROOM = re.compile(r"""(?<=from ["'])(?:\.\.?/)+(?:[\w-]+/)*(?=[\w-]+\.js["'])""")
# A library that a module imports is bundled under the library's name, as if it lay there too.
_VENDORED = re.compile(r"""(?<=from ["'])(?:\.\./)+vendor/([\w-]+)/index\.mjs(?=["'])""")
# A table that a module imports as JSON is written into it.
_TABLE = re.compile(
    r"""^import (\w+) from ["'](\./[\w-]+\.json)["'] with \{ type: "json" \};$""", re.MULTILINE
)
# Comments on lines of their own, and the indent of a line.
# Where code follows a comment on its line, it is no such comment, and both stay.
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
# A whole import line, and the name that a line exports.
_IMPORT_LINE = re.compile(r"""^import \{([^}]*)\} from ["']\./([\w-]+\.js)["'];$""", re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
_EXPORT_LIST = re.compile(r"\bexport ?\{([^}]*)\};?")
# Paths in STATIC, in the order in which a page applies them.
STYLES = (
    "vendor/leaflet/leaflet.css",
    "player/theme/map.css",
    "player/theme/player.css",
    "player/theme/disputes.css",
    "player/theme/chronicle.css",
    "player/theme/share.css",
    "player/theme/search.css",
    "player/theme/story.css",
    "player/theme/presenting.css",
    "player/theme/printing.css",
    "player/theme/opening.css",
    "player/theme/pair.css",
)
# What a page runs in a worker: the drawing of the map.
WORKER = "serve.js"
# What a page may start: the player, and two maps with one clock.
PLAYER, PAIR = "index.js", "pair.js"
# In a style sheet: strings; space and comments, with what no space is needed beside.
_SPACE = r"(?:\s|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/)"
_STYLE = re.compile(
    rf"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|{_SPACE}*([{{}};,]){_SPACE}*|{_SPACE}+""", re.DOTALL
)


def bundle(static: Path = STATIC) -> dict[str, str]:
    """Return ``program``, ``leaflet`` and ``styles``: two scripts and a style sheet.

    ``program`` has the player and all that it imports (see :func:`program`).

    Raises:
        ValueError: As :func:`program` does.
    """
    return {
        "program": program(PLAYER, WORKER, static=static),
        "leaflet": (static / "vendor/leaflet/map.js").read_text(encoding="utf-8"),
        "styles": styles(static),
    }


def pair(static: Path = STATIC) -> dict[str, str]:
    """Return as ``program`` what two maps with one clock need beside the program of the player.

    Raises:
        ValueError: As :func:`program` does.
    """
    return {"program": program(PAIR, static=static, beside=(PLAYER, WORKER))}


def styles(static: Path = STATIC) -> str:
    """Return the style sheets as one, without comments and needless space."""
    written = "\n".join((static / path).read_text(encoding="utf-8") for path in STYLES)
    return _STYLE.sub(lambda found: found[1] or found[2] or " ", written)


def classic(entry: str, static: Path = STATIC, others: Sequence[str] = ()) -> str:
    """Return the player module ``entry``, with all it imports, as one plain script (no module).

    It is an expression that gives the module's exports: ``const { mount } = (…);``. For hosts
    that cannot link modules, such as a file opened from a disk. ``others`` are modules that are run
    only where they are asked for, as ``WORKER`` is.

    Raises:
        ValueError: As :func:`program` does.
    """
    return f"{program(entry, *others, static=static)}({json.dumps(entry)})"


def program(*entries: str, static: Path = STATIC, beside: Sequence[str] = ()) -> str:
    """Return the modules ``entries``, with all that they import, as one expression.

    It is a function that, given a module's name, gives what the module exports; the module and
    those that it imports are run the first time that they are asked for. Modules know the program
    as ``$program``, and can so give it to a worker. Comments and indents are left out: they are a
    quarter of what would be sent.

    Modules that come with the entries ``beside`` are left out too. Then the expression is a
    function that is given the one of those, and gives such a function for all.

    Raises:
        ValueError: If two modules import each other or share a name, one imports a file that is
            not there, or a template literal runs over several lines (what looks like a comment in
            it would be lost).
    """
    pieces = []
    there = {name for name, _ in _modules(static, *beside)}
    own = [module for module in _modules(static, *entries) if module[0] not in there]
    for name, source in own:
        exports = ", ".join(_exported(source))
        body = _EXPORT_LIST.sub("", _EXPORT.sub(r"\1", _IMPORT_LINE.sub(_unpack, source)))
        pieces.append(f"{json.dumps(name)}: () => {{\n{body}return {{ {exports} }};\n}},")
    return "\n".join(
        [
            "(($others) => {" if beside else "(function $program() {",
            '"use strict";',
            "const $run = {};",
            "const $exports = (name) => ($run[name] ??= $modules[name]());"
            if not beside
            else "const $exports = (name) =>\n"
            "name in $modules ? ($run[name] ??= $modules[name]()) : $others(name);",
            "const $modules = {",
            *pieces,
            "};",
            "return $exports;",
            "})" if beside else "})()",
        ]
    )


def _unpack(line: re.Match[str]) -> str:
    # "a as b" in an import is "a: b" in a destructured object.
    names = line[1].replace(" as ", ": ")
    return f"const {{{names}}} = $exports({json.dumps(line[2])});"


def _exported(source: str) -> list[str]:
    """Return what a module exports, as the fields of an object."""
    names = [found[2] for found in _EXPORT.finditer(source)]
    listed = ",".join(found[1] for found in _EXPORT_LIST.finditer(source))
    for piece in filter(None, (piece.strip() for piece in listed.split(","))):
        own, _, exported_as = piece.partition(" as ")
        names.append(f"{exported_as}: {own}" if exported_as else own)
    return names


def _modules(static: Path, *entries: str) -> list[tuple[str, str]]:
    sources: dict[str, str] = {}
    for path in sorted((static / "player").rglob("*.js")):
        if path.name in sources:
            raise ValueError(f"two modules are called {path.name}")
        source = path.read_text(encoding="utf-8")
        for library in _VENDORED.findall(source):
            file = static / "vendor" / library / "index.mjs"
            sources[f"{library}.js"] = file.read_text(encoding="utf-8")
        source = _TABLE.sub(partial(_inlined, path.parent), source)
        sources[path.name] = _ROOM.sub("./", _VENDORED.sub(r"./\1.js", source))
    ordered: list[str] = []
    for entry in entries:
        _visit(entry, sources, ordered, ())
    return [(name, _stripped(name, sources[name])) for name in ordered]


def _inlined(folder: Path, line: re.Match[str]) -> str:
    table = json.loads((folder / line[2]).read_text(encoding="utf-8"))
    return f"const {line[1]} = {json.dumps(table, ensure_ascii=False)};"


def _stripped(name: str, source: str) -> str:
    for number, line in enumerate(source.splitlines(), start=1):
        if line.count("`") % 2:
            raise ValueError(f"{name}:{number}: a template literal over several lines")
    return _INDENT.sub("", _COMMENT.sub("", source))


def _visit(name: str, sources: dict[str, str], ordered: list[str], path: tuple[str, ...]) -> None:
    if name in path:
        raise ValueError(f"modules import each other: {' -> '.join((*path, name))}")
    if name in ordered:
        return
    if name not in sources:
        raise ValueError(f"{path[-1] if path else 'the page'} imports {name}, which is not there")
    for imported in _IMPORT.findall(sources[name]):
        _visit(imported, sources, ordered, (*path, name))
    ordered.append(name)
