"""The data dictionary, ``datapackage.json``: which tables there are and what a cell may contain.

A data folder's own dictionary applies to it. Where it has none, or one that the
program cannot work with, the atlas's own applies instead, and that is a fault.
A folder may add words to the lists that only name things; what the program acts on (which columns
refer to which table, which must be filled, how people travelled) stays as the atlas has it.
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

# Lists of words that a folder may add to: the program shows them, and acts on some of them.
OPEN_LISTS = {("claims", "measure"), ("claims", "unit"), ("places", "kind")}

# Table -> its resource in the package, to use the term of the Data Package standard.
Dictionary = dict[str, dict[str, Any]]
_NO_TABLE = "without it no table can be read"
# Table -> column -> the type that the program reads it as, as the records annotate it.
Needed = Mapping[str, Mapping[str, str]]


def read_dictionary(folder: Path, needed: Needed) -> tuple[Dictionary, list[Fault]]:
    """Return the dictionary that applies to a data folder, and at most one fault.

    Args:
        folder: The data folder.
        needed: The tables and columns that the dictionary must describe, with their types.

    Returns:
        The dictionary, which has every table and column in ``needed``, or no table at all if
        neither the folder's nor the atlas's own can be used; and the faults.
    """
    line = None
    try:
        dictionary = _read(folder / FILE, needed)
    except ValueError as error:
        reason = str(error)
        line = getattr(error, "lineno", None)
    else:
        reason = ""
    if folder.resolve() == BUILT_IN_DATA:
        if not reason:
            return dictionary, []
        return {}, [Fault(FILE, line, "", f"{reason}; {_NO_TABLE}")]
    try:
        own = _read(BUILT_IN_DATA / FILE, needed)
    except ValueError:
        reason = reason or "cannot be compared with the atlas's own"
        return {}, [Fault(FILE, line, "", f"{reason}; the atlas's own cannot be used either")]
    reason = reason or next(_changes(dictionary, own, needed), "")
    if not reason:
        return dictionary, []
    return own, [Fault(FILE, line, "", f"{reason}; the atlas's own is used instead")]


def built_in() -> Dictionary:
    """Return the dictionary that comes with the atlas.

    Raises:
        ValueError: If it is damaged.
    """
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
        words = f"cannot be read as JSON ({error.msg}); is the file cut short?"
        words = "the file is empty" if empty else words
        fault = ValueError(words)
        fault.lineno = None if empty else error.lineno  # type: ignore[attr-defined]
        raise fault from None
    try:
        dictionary = {resource["name"]: resource for resource in package["resources"]}
        for table, columns in needed.items():
            _check_table(table, dictionary, columns)
    except (KeyError, TypeError, AttributeError):
        raise ValueError("is not a data package with resources, schemas and fields") from None
    return dictionary


def _check_table(table: str, dictionary: Dictionary, columns: Mapping[str, str]) -> None:
    """Raise ValueError unless a table is described well enough to make its records."""
    if table not in dictionary:
        raise ValueError(f"does not describe {table}.csv")
    fields = {f["name"]: f for f in dictionary[table]["schema"]["fields"]}
    for column, type_ in columns.items():
        if column not in fields:
            raise ValueError(f"does not describe the column {column!r} of {table}.csv")
        form = fields[column].get("atlas:form", "")
        if form and form not in FORMS:
            raise ValueError(f"atlas:form {form!r} of {table}.{column} is not one of {list(FORMS)}")
        if (FORMS[form][1] if form else "str") != type_:
            raise ValueError(f"atlas:form {form!r} of {table}.{column} does not give {type_}")
    for field in fields.values():
        words = field.get("constraints", {}).get("enum", [])
        decimals = field.get("atlas:decimals", [])
        if not isinstance(words, list) or not all(isinstance(w, str) for w in [*words, *decimals]):
            raise ValueError(f"the words of {table}.{field['name']} are not all text")
        if "atlas:decimals" in field and not (words and set(decimals) <= set(words)):
            raise ValueError(f"atlas:decimals of {table}.{field['name']} are not in its list")
        if field.get("atlas:refers", table) not in dictionary:
            raise ValueError(
                f"{table}.{field['name']} refers to {field['atlas:refers']!r}, which is not a table"
            )


def _changes(dictionary: Dictionary, own: Dictionary, needed: Needed) -> Iterator[str]:
    """Yield what a folder's dictionary changes although the program relies on it."""
    for table, columns in needed.items():
        theirs = {f["name"]: f for f in dictionary[table]["schema"]["fields"]}
        ours = {f["name"]: f for f in own[table]["schema"]["fields"]}
        for column, field in theirs.items():
            place = f"{table}.{column}"
            if field.get("atlas:refers") != ours.get(column, {}).get("atlas:refers"):
                yield f"{place} refers to a different table than in the atlas, or to none"
        for column in columns:
            place, field, model = f"{table}.{column}", theirs[column], ours[column]
            if (required(field), unique(field)) != (required(model), unique(model)):
                yield f"{place} must be required and unique exactly as in the atlas"
            yield from _other_words(place, field, model, (table, column) in OPEN_LISTS)


def _other_words(place: str, field: Field, model: Field, is_open: bool) -> Iterator[str]:
    theirs, ours = (f.get("constraints", {}).get("enum", []) for f in (field, model))
    missing = [word for word in ours if word not in theirs]
    added = [word for word in theirs if word not in ours]
    if missing:
        yield f"the list of {place} is missing words that the atlas has: {', '.join(missing)}"
    if added and not is_open:
        named = ", ".join(added)
        yield f"the program cannot use {named}: no words can be added to the list of {place}"
