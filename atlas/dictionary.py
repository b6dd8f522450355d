"""The data dictionary, ``datapackage.json``: which tables there are and what a cell may hold.

A data folder's own dictionary holds for it. Where it has none, or one that the
program cannot work with, the one that comes with the atlas holds, and that is a fault.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from atlas.cells import FORMS
from atlas.faults import Fault

FILE = "datapackage.json"
BUILT_IN_DATA = Path(__file__).resolve().parent.parent / "data"

# Table -> its resource in the package, as the Data Package standard calls it.
Dictionary = dict[str, dict[str, Any]]
# Table -> column -> what the program makes of it, as the records annotate it.
Needed = Mapping[str, Mapping[str, str]]


def read_dictionary(folder: Path, needed: Needed) -> tuple[Dictionary, list[Fault]]:
    """Return the dictionary that holds for a data folder, and at most one fault.

    It has every table and column in ``needed``, or no table at all if neither the
    folder's nor the atlas's own dictionary can be used.
    """
    try:
        return _read(folder / FILE, needed), []
    except ValueError as error:
        reason = str(error)
        line = getattr(error, "lineno", None)
    if folder.resolve() == BUILT_IN_DATA:
        return {}, [Fault(FILE, line, "", f"{reason}; without it no table is read")]
    try:
        spare = _read(BUILT_IN_DATA / FILE, needed)
    except ValueError:
        return {}, [Fault(FILE, line, "", f"{reason}; nor can the atlas's own be used")]
    return spare, [Fault(FILE, line, "", f"{reason}; the atlas's own is used instead")]


def built_in() -> Dictionary:
    """Return the dictionary that comes with the atlas; raises ValueError if it is damaged."""
    return _read(BUILT_IN_DATA / FILE, {})


def _read(path: Path, needed: Needed) -> Dictionary:
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
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
        if not all(isinstance(word, str) for word in [*words, *decimals]):
            raise ValueError(f"the words of {table}.{field['name']} are not all text")
        if field.get("atlas:refers", table) not in dictionary:
            raise ValueError(f"{table}.{field['name']} refers to {field['atlas:refers']!r}")
