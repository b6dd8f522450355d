"""The data dictionary, ``datapackage.json``: which tables there are and what a cell may hold.

A data folder's own dictionary holds for it. Where it has none, or one that the
program cannot work with, the one that comes with the atlas holds, and that is a fault.
A folder may add words to the lists that only name things; what the program acts on (how
columns are tied together, which must be filled, by what means people went) is as the atlas has it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from atlas.base.characters import composed
from atlas.base.faults import Fault
from atlas.read.cells import FORMS, Field, required, unique

FILE = "datapackage.json"
BUILT_IN_DATA = Path(__file__).resolve().parents[2] / "data"

# Lists of words that a folder may add to: the program shows them, and knows some of them.
OPEN_LISTS = {("claims", "measure"), ("claims", "unit"), ("places", "kind")}

# Table -> its resource in the package, as the Data Package standard calls it.
Dictionary = dict[str, dict[str, Any]]
_NONE = "without it no table is read"
# Table -> column -> what the program makes of it, as the records annotate it.
Needed = Mapping[str, Mapping[str, str]]


def read_dictionary(folder: Path, needed: Needed) -> tuple[Dictionary, list[Fault]]:
    """Return the dictionary that holds for a data folder, and at most one fault.

    It has every table and column in ``needed``, or no table at all if neither the
    folder's nor the atlas's own dictionary can be used.
    """
    line = None
    try:
        words = _read(folder / FILE, needed)
    except ValueError as error:
        reason = str(error)
        line = getattr(error, "lineno", None)
    else:
        reason = ""
    if folder.resolve() == BUILT_IN_DATA:
        return (words, []) if not reason else ({}, [Fault(FILE, line, "", f"{reason}; {_NONE}")])
    try:
        spare = _read(BUILT_IN_DATA / FILE, needed)
    except ValueError:
        reason = reason or "cannot be compared with that of the atlas"
        return {}, [Fault(FILE, line, "", f"{reason}; nor can the atlas's own be used")]
    reason = reason or next(_changes(words, spare, needed), "")
    if not reason:
        return words, []
    return spare, [Fault(FILE, line, "", f"{reason}; the atlas's own is used instead")]


def built_in() -> Dictionary:
    """Return the dictionary that comes with the atlas; raises ValueError if it is damaged."""
    return _read(BUILT_IN_DATA / FILE, {})


def _read(path: Path, needed: Needed) -> Dictionary:
    try:
        package = json.loads(composed(path.read_text(encoding="utf-8-sig")))
    except FileNotFoundError:
        raise ValueError("the file is missing") from None
    except OSError as error:
        raise ValueError(f"cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 (byte {error.start})") from None
    except RecursionError:
        raise ValueError("is nested too deeply to be a dictionary") from None
    except json.JSONDecodeError as error:
        empty = not path.read_bytes().strip()
        words = "the file is empty" if empty else f"not readable as JSON ({error.msg}); cut short?"
        fault = ValueError(words)
        fault.lineno = None if empty else error.lineno  # type: ignore[attr-defined]
        raise fault from None
    try:
        dictionary = {resource["name"]: resource for resource in package["resources"]}
        for table, columns in needed.items():
            _holds(table, dictionary, columns)
    except (KeyError, TypeError, AttributeError):
        raise ValueError("is not a data package with resources, schemas and fields") from None
    return dictionary


def _holds(table: str, dictionary: Dictionary, columns: Mapping[str, str]) -> None:
    """Raise ValueError unless the dictionary describes a table so that its records can be made."""
    if table not in dictionary:
        raise ValueError(f"does not describe {table}.csv")
    fields = {f["name"]: f for f in dictionary[table]["schema"]["fields"]}
    for column, made in columns.items():
        if column not in fields:
            raise ValueError(f"does not describe the column {column!r} of {table}.csv")
        form = fields[column].get("atlas:form", "")
        if form and form not in FORMS:
            raise ValueError(f"atlas:form {form!r} of {table}.{column} is none of {list(FORMS)}")
        if (FORMS[form][1] if form else "str") != made:
            raise ValueError(f"atlas:form {form!r} of {table}.{column} does not make {made}")
    for field in fields.values():
        words = field.get("constraints", {}).get("enum", [])
        decimals = field.get("atlas:decimals", [])
        if not isinstance(words, list) or not all(isinstance(w, str) for w in [*words, *decimals]):
            raise ValueError(f"the words of {table}.{field['name']} are not all text")
        if "atlas:decimals" in field and not (words and set(decimals) <= set(words)):
            raise ValueError(f"atlas:decimals of {table}.{field['name']} are not in its list")
        if field.get("atlas:refers", table) not in dictionary:
            raise ValueError(f"{table}.{field['name']} refers to {field['atlas:refers']!r}")


def _changes(words: Dictionary, own: Dictionary, needed: Needed) -> Iterator[str]:
    """What a folder's dictionary changes though the program relies on it, one by one."""
    for table, columns in needed.items():
        theirs = {f["name"]: f for f in words[table]["schema"]["fields"]}
        ours = {f["name"]: f for f in own[table]["schema"]["fields"]}
        for column, field in theirs.items():
            place = f"{table}.{column}"
            if field.get("atlas:refers") != ours.get(column, {}).get("atlas:refers"):
                yield f"{place} refers to another table than in the atlas, or to none"
        for column in columns:
            place, field, model = f"{table}.{column}", theirs[column], ours[column]
            if (required(field), unique(field)) != (required(model), unique(model)):
                yield f"{place} must be required and unique as it is in the atlas"
            yield from _other_words(place, field, model, (table, column) in OPEN_LISTS)


def _other_words(place: str, field: Field, model: Field, is_open: bool) -> Iterator[str]:
    theirs, ours = (f.get("constraints", {}).get("enum", []) for f in (field, model))
    missing = [word for word in ours if word not in theirs]
    added = [word for word in theirs if word not in ours]
    if missing:
        yield f"the list of {place} lacks words of the atlas: {', '.join(missing)}"
    if added and not is_open:
        named = ", ".join(added)
        yield f"the program could do nothing with {named}: the list of {place} takes no new words"
