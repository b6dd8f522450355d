"""What is wrong with the translations of the data: ``data/translations/*.csv``.

They are read only when a language is asked for, so they are checked apart from the rest. A fault
costs one text, which is shown in English.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from atlas.base.faults import Fault
from atlas.read.dataset import Dataset
from atlas.read.own_folder import OwnFolder
from atlas.read.translations import (
    FIELDS,
    FOLDER,
    Field,
    Text,
    Translation,
    attribute,
    digest,
    key_of,
    numbers_in,
    original,
    read_translations,
)
from atlas.words.language import LANGUAGES

# How much longer than its English a translation may be, where the room for it is narrow.
_LONGEST = {"heading": 48, "number_label": 76}


def check(dataset: Dataset, own: OwnFolder | None = None) -> list[Fault]:
    """Return the faults of all translations of a dataset, those of reading first.

    A translation of a text that has changed since is a note: it is not shown, and waits.

    Args:
        dataset: The data.
        own: A reader's own folder, if some of it was read there: its faults name it.
    """
    found: list[Fault] = []
    for folder in dataset.translated_in:
        faults = _of_folder(dataset, folder)
        found += own.named(faults, "data") if own and folder == own.data else faults
    return found


def _of_folder(dataset: Dataset, folder: Path) -> list[Fault]:
    texts = texts_of(dataset)
    read, found = read_translations(folder)
    for tag, said in read.by_language.items():
        if tag not in LANGUAGES or tag == dataset.as_written.language:
            words = f"language {tag!r} is not one that the data is translated into"
            found += [_fault(f, t, "language", words) for f, t in said.items()]
            continue
        found += [fault for f, t in said.items() for fault in _faults(f, t, texts)]
    return found


def texts_of(dataset: Dataset) -> dict[str, dict[str, Text]]:
    """Return what has texts to translate, as written: table -> key -> record or work."""
    return {
        table: {key_of(record): record for record in _records(dataset.as_written, table)}
        for table in FIELDS
    }


def _records(dataset: Dataset, table: str) -> Iterator[Text]:
    held = getattr(dataset, attribute(table))
    rows = held.values() if isinstance(held, Mapping) else held
    for row in rows:
        yield from row if isinstance(row, (tuple, list)) else (row,)


def _faults(
    field: Field, said: Translation, texts: Mapping[str, Mapping[str, Text]]
) -> Iterator[Fault]:
    table, key, name = field
    record = texts[table].get(key)
    english = original(record, name) if record else ""
    if not record or not english:
        what = f"a {name} of" if record else "a"
        yield _fault(field, said, "id", f"{key!r} is not {what} record of {table} in the data")
        return
    if said.of and said.of != digest(english):
        words = "the English has changed since: translate it anew"
        yield _fault(field, said, "of", f"{words}, and write {digest(english)}", "note")
        return
    if numbers_in(said.text) != numbers_in(english):
        wanted = ", ".join(numbers_in(english)) or "none"
        yield _fault(field, said, "text", f"other numbers in braces than the English: {wanted}")
    if len(said.text) > _LONGEST.get(name, len(said.text)):
        most = _LONGEST[name]
        yield _fault(field, said, "text", f"{len(said.text)} characters, at most {most} find room")


def _fault(
    field: Field, said: Translation, column: str, words: str, severity: str = "error"
) -> Fault:
    return Fault(f"{FOLDER}/{said.file}", said.line, column, words, severity)
