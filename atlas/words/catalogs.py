"""The catalogs of messages: what the code says, gathered for translators.

``python -m atlas.words.catalogs`` looks through Python and JavaScript for what is said, adds new
messages to ``locale/TAG/LC_MESSAGES/atlas.po`` without a translation, and removes those that nobody
says any more. Translations are never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from io import BytesIO
from itertools import chain
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

from atlas.base import atomic
from atlas.read.citations import Citation
from atlas.read.dataset import BUILT_IN_DATA, BUILT_IN_GEODATA, Dataset, load
from atlas.read.geometries import read_layer
from atlas.read.records import KINDS
from atlas.words.language import CATALOGS, LANGUAGES, read_catalog
from atlas.words.locators import phrases
from atlas.words.vocabulary import TABLE, messages

ROOT = Path(__file__).resolve().parents[2]
_PLACES = ("app.py", "atlas", "pages", "static/player", "static/one-file")
_METHODS = {".py": "python", ".js": "javascript"}
# The names of functions that say a message, and which of their arguments are messages.
KEYWORDS = {
    "say": None,
    "_say": None,
    "to_say": None,
    "many": (1, 2),
}
# Layers of the base map whose names are written on a map.
_NAMED = ("base/labels", "base/rivers")
_WORD = re.compile(r"\b(?!and\b)[a-z]+")
_HEADER = """\
# Words of "Exile and Return": what the code says, gathered by python -m atlas.words.catalogs.
msgid ""
msgstr ""
"Project-Id-Version: Exile and Return\\n"
"Language: {tag}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""
Message = str | tuple[str, ...]


def said() -> dict[Message, set[str]]:
    """Return what the code and the vocabulary say: message, or its two forms -> in which files."""
    found: dict[Message, set[str]] = {}
    for file in _files():
        for _, message, _, _ in extract_from_file(_METHODS[file.suffix], file, keywords=KEYWORDS):
            found.setdefault(message, set()).add(_name(file))
    for message in messages():
        found.setdefault(message, set()).add(_name(TABLE))
    for layer in _NAMED:
        for feature in read_layer(BUILT_IN_GEODATA, layer)[0]:
            text = feature.extra.get("text") or feature.extra["name"]
            found.setdefault(text, set()).add(_name(BUILT_IN_GEODATA / f"{layer}.geojson"))
    dataset = load()
    for text in _layer_words(dataset):
        found.setdefault(text, set()).add(_name(BUILT_IN_GEODATA / "layers.csv"))
    for text in phrases(_locators(dataset)):
        found.setdefault(text, set()).add(_name(BUILT_IN_DATA))
    return _once(found)


def _layer_words(dataset: Dataset) -> Iterator[str]:
    """Yield what the list of map layers says in words; a name has no small letters but "and"."""
    for row in dataset.layers:
        yield from (row[column] for column in ("title", "method"))
        yield from (row[c] for c in ("producer", "licence") if _WORD.search(row[c]))


def _locators(dataset: Dataset) -> Iterator[str]:
    for table in map(partial(getattr, dataset), KINDS):
        rows = table.values() if isinstance(table, Mapping) else table
        # Of a route there are several.
        for row in chain(*(row if isinstance(row, tuple) else (row,) for row in rows)):
            for column in ("source", "quoting", "quoted_from"):
                cited = getattr(row, column, ())
                yield from (c.locator for c in cited if isinstance(c, Citation))


def _once(found: dict[Message, set[str]]) -> dict[Message, set[str]]:
    """Return the messages with those that are also counted as one with their plural."""
    for message in [message for message in found if not isinstance(message, str)]:
        found[message] |= found.pop(message[0], set())
    return found


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _files() -> Iterator[Path]:
    for place in map(ROOT.joinpath, _PLACES):
        found = [place] if place.is_file() else sorted(place.rglob("*"))
        yield from (file for file in found if file.suffix in _METHODS)


def updated(tag: str) -> Catalog:
    """Return the catalog of a language with exactly the messages that are said."""
    old = read_catalog(tag)
    new = Catalog(locale=tag)
    for message, files in sorted(said().items(), key=lambda item: _first(item[0])):
        known = old.get(_first(message))
        # What was said in one form and is now said in two must be translated anew.
        kept = known.string if known and known.id == message else ""
        new.add(message, kept, [(file, 0) for file in sorted(files)])
    return new


def _first(message: Message) -> str:
    return message if isinstance(message, str) else message[0]


def main() -> None:
    """Bring the catalogs of all languages up to date, and say how many messages want words."""
    for tag in LANGUAGES:
        if tag == "en":
            continue
        catalog = updated(tag)
        content = BytesIO()
        # Without its dates, which would change a file in which nothing has.
        write_po(content, catalog, width=100, include_lineno=False, omit_header=True)
        header = _HEADER.format(tag=tag, plurals=catalog.plural_forms)
        path = CATALOGS / tag / "LC_MESSAGES" / "atlas.po"
        atomic.write(path, header.encode() + content.getvalue())
        missing = sum(not message.string for message in catalog if message.id)
        print(f"{tag}: {len(catalog)} messages, {missing} without a translation")


if __name__ == "__main__":
    main()
