"""The texts of the data in other languages: ``data/translations/*.csv``, one text a row.

A row says of which record and which of its fields it is a translation, into which language, by
whom, and whether a native speaker has read it. ``of`` is a digest of the English text that was
translated: when that changes, the translation is outdated and is not shown.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from atlas.base.faults import Fault
from atlas.read import records
from atlas.read.citations import Work
from atlas.read.tables import Row, read_table
from atlas.read.told import parse_told

FOLDER = "translations"
_NUMBER = re.compile(r"\{[^}]*\}")
STATUSES = ("draft", "read")
FIELDS: dict[str, tuple[str, ...]] = {
    "peoples": ("name", "summary", "endonym_note"),
    "movements": ("title", "summary"),
    "territories": ("note",),
    "events": ("title", "text", "document", "translation", "refutation"),
    "claims": ("note",),
    "flows": ("note",),
    "routes": ("note",),
    "places": ("name", "name_then", "name_now"),
    "conflicts": ("question", "handling", "note"),
    "interpretations": ("who", "term", "ground", "translation", "note"),
    "sums": ("title", "note"),
    "tours": ("title", "summary"),
    "tour_steps": ("heading", "number_label", "text"),
    "sheet_lines": ("term", "text"),
    "persons": ("name", "role"),
    "terms": ("meaning", "note"),
    "sources": ("author", "title", "shorttitle", "howpublished", "note"),
}
"""Table, or "sources" for the bibliography -> the fields that are translated."""
Text = records.Record | Work
"""What has texts: a record, or a work of the bibliography."""
_REQUIRED = ("table", "id", "field", "language", "translator", "status")
_SCHEMA: dict[str, Any] = {
    "schema": {
        "fields": [
            *({"name": name, "constraints": {"required": True}} for name in _REQUIRED),
            {"name": "text"},
            {"name": "of"},
        ]
    }
}


# How long a text may be, in characters, where the room for it is narrow.
_LONGEST = {"heading": 48, "number_label": 76}


@dataclass(frozen=True)
class Translation:
    """A text in another language, who wrote it, and whether a native speaker has read it.

    ``of`` is the :func:`digest` of what it translates; "" where nobody says. ``file`` and ``line``
    are where it stands.
    """

    text: str
    translator: str
    status: str
    of: str
    file: str = ""
    line: int | None = None


# Table, key of the record, field.
Field = tuple[str, str, str]


@dataclass(frozen=True)
class Translations:
    """All translations that were read: language -> field -> translation."""

    by_language: Mapping[str, Mapping[Field, Translation]] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """What tells one state of all these texts from another, 12 hex digits."""
        said = hashlib.sha256()
        for language in sorted(self.by_language):
            for where, translation in sorted(self.by_language[language].items()):
                said.update(
                    "\0".join((language, *where, translation.text, translation.of)).encode()
                )
        return said.hexdigest()[:12]

    def into(self, language: str) -> Mapping[Field, Translation]:
        """Return the translations into a language: field -> translation."""
        return self.by_language.get(language, {})


def attribute(table: str) -> str:
    """Return the attribute of a dataset that holds a table of ``FIELDS``."""
    return "works" if table == "sources" else table


def digest(english: str) -> str:
    """Return what tells one English text from another: the first 8 digits of its SHA-256."""
    return hashlib.sha256(english.encode()).hexdigest()[:8]


def key_of(text: Text) -> str:
    """Return the id by which a row names what it translates."""
    return text.key if isinstance(text, Work) else records.key_of(text)


def original(record: Text, name: str) -> str:
    """Return the text of a field that a translation is of, "" where there is none.

    What a record quotes has a translation of ours in every language but its own, so that of a
    ``translation`` is the quotation, with our English after it.
    """
    value = getattr(record, name)
    text = value if isinstance(value, str) else value.text
    if name != "translation":
        return str(text)
    return f"{record.quotation}\n{text}".strip() if record.quotation else ""  # type: ignore[union-attr]


def numbers_in(text: str) -> list[str]:
    """Return the numbers in braces of a text, sorted: a translation has those of its English."""
    return sorted(_NUMBER.findall(text))


def misfit(name: str, text: str, english: str) -> str:
    """Return why a text may not stand for the English of a field, "" where it may.

    One with other figures would show what nobody has said, and one that is too long over what
    stands beside it: neither is shown.
    """
    if numbers_in(text) != numbers_in(english):
        wanted = ", ".join(numbers_in(english)) or "none"
        return f"other numbers in braces than the English: {wanted}"
    most = _LONGEST.get(name, len(text))
    return f"{len(text)} characters, at most {most} find room" if len(text) > most else ""


def read_translations(folder: Path) -> tuple[Translations, list[Fault]]:
    """Return the translations of a data folder and what is wrong with its files.

    Args:
        folder: The folder of the tables; without a folder ``translations`` in it there are none.
    """
    found: dict[str, dict[Field, Translation]] = {}
    faults: list[Fault] = []
    for file in sorted((folder / FOLDER).glob("*.csv")):
        table, wrong = read_table(file.parent, file.stem, _SCHEMA)
        faults += [replace(fault, file=f"{FOLDER}/{fault.file}") for fault in wrong]
        for row in table:
            if reason := _reason(row, found):
                column, words = reason
                faults.append(Fault(f"{FOLDER}/{file.name}", row.line, column, words))
                continue
            who = row["translator"], row["status"], row["of"]
            said = Translation(row["text"], *who, file.name, row.line)
            found.setdefault(row["language"], {})[_field(row)] = said
    return Translations(found), faults


def _field(row: Row) -> Field:
    return row["table"], row["id"], row["field"]


def _reason(row: Row, found: dict[str, dict[Field, Translation]]) -> tuple[str, str] | None:
    """Return the column at which a row is wrong and why, or None."""
    table, _, name = _field(row)
    if table not in FIELDS:
        return "table", f"{table!r} has no texts to translate, only {', '.join(FIELDS)} have"
    if name not in FIELDS[table]:
        return "field", f"{name!r} is not translated in {table}, only {', '.join(FIELDS[table])}"
    if row["status"] not in STATUSES:
        return "status", f"{row['status']!r} is not one of {', '.join(STATUSES)}"
    if _field(row) in found.get(row["language"], {}):
        return "id", f"a second translation of {name!r} of {row['id']!r} in {table}"
    if not row["text"] and name != "translation":
        return "text", "empty: only of words quoted in this very language there is no translation"
    try:
        parse_told(row["text"])
    except ValueError as error:
        return "text", str(error)
    return None
