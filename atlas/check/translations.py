"""What is wrong with the translations of the data: ``data/translations/*.csv``.

They are read only when a language is asked for, so they are checked apart from the rest: reading
and checking them would make every start in English longer by a fifth. A fault costs one text, which
is shown in English and marked; it is reported wherever other faults are, once another language than
English is shown, and by ``validate``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
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
    misfit,
    original,
    read_translations,
)
from atlas.words.language import LANGUAGES


def check(dataset: Dataset, own: OwnFolder | None = None) -> list[Fault]:
    """Return the faults of all translations of a dataset, those of reading first.

    A translation of a text that has changed since is a note: it is not shown, and waits.

    Args:
        dataset: The data.
        own: A reader's own folder, if some of it was read there: its faults name it.
    """
    found: list[Fault] = []
    earlier: dict[tuple[str, Field], Translation] = {}
    for folder in dataset.translated_in:
        faults = _of_folder(dataset, folder, earlier)
        found += own.named(faults, "data") if own and folder == own.data else faults
    return found


def with_faults(dataset: Dataset, own: OwnFolder | None = None) -> Dataset:
    """Return a dataset with the faults of its translations among its own; see :func:`check`."""
    return replace(dataset, faults=[*dataset.faults, *check(dataset, own)])


def _of_folder(
    dataset: Dataset, folder: Path, earlier: dict[tuple[str, Field], Translation]
) -> list[Fault]:
    """Return the faults of a folder; what it translates is added to what ``earlier`` ones do."""
    texts = texts_of(dataset)
    read, found = read_translations(folder)
    for tag, said in read.by_language.items():
        if tag not in LANGUAGES or tag == dataset.as_written.language:
            words = f"language {tag!r} is not one that the data is translated into"
            found += [_fault(f, t, "language", words) for f, t in said.items()]
            continue
        for field, translation in said.items():
            held = earlier.setdefault((tag, field), translation)
            if held is translation:
                found += _faults(field, translation, texts)
            else:
                found.append(_fault(field, translation, "id", _already(field, held)))
    return found


def _already(field: Field, held: Translation) -> str:
    table, key, name = field
    where = f"{FOLDER}/{held.file}:{held.line}"
    return (
        f"the atlas already translates {name!r} of {key!r} in {table} ({where}) and keeps its own"
    )


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
    if words := misfit(name, said.text, english):
        yield _fault(field, said, "text", words)


def _fault(
    field: Field, said: Translation, column: str, words: str, severity: str = "error"
) -> Fault:
    return Fault(f"{FOLDER}/{said.file}", said.line, column, words, severity)
