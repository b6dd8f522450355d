"""A data folder with fewer peoples, for tests whose cost grows with the rows.

Rows of other movements go, and then whatever refers to a row that is gone, until nothing does.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from atlas.base.dates import parse_span
from atlas.read.dictionary import Dictionary, built_in
from atlas.read.records import Person
from atlas.words.persons import is_named

Row = dict[str, str]
Tables = dict[str, list[Row]]

# Columns that refer to rows of another table, beside the foreign keys of the dictionary.
REFERENCES = {
    "people_ids": "peoples",
    "plus": "claims",
    "minus": "claims",
    "disagrees": "interpretations",
    "tour_ids": "tours",
}
# Where a person is named.
EVENT_TEXTS = ("title", "text", "document", "refutation")
CLAIM_IN_WORDS = re.compile(r"\{claim:([\w-]+)\}")
ENTRY = re.compile(r"^@\w+\{([^,]+),.*?(?=^@|\Z)", re.M | re.S)


def keep(data: Path, geodata: Path, movements: set[str]) -> None:
    """Leave in a copy of the data only what is about these movements, and all places.

    A layer of ``geodata`` may name any place, and the works that it was drawn from.
    """
    dictionary = built_in()
    tables = {name: read(data / f"{name}.csv") for name in dictionary}
    steps = count_by(tables["tour_steps"], "tour_id")
    drop(tables, "movements", lambda row: row["movement_id"] not in movements)
    named = {p for row in tables["movements"] for p in row["people_ids"].split(";")}
    drop(tables, "peoples", lambda row: row["people_id"] not in named)
    while any(drop(tables, name, dangling(dictionary, tables, name)) for name in tables):
        left = count_by(tables["tour_steps"], "tour_id")
        whole = {tour for tour, count in steps.items() if left.get(tour) == count}
        drop(tables, "tours", lambda row, whole=whole: row["tour_id"] not in whole)
    told = "\n".join(row[name] for row in tables["events"] for name in EVENT_TEXTS)
    drop(tables, "persons", lambda row: not is_named(person_of(row), told))
    used = {row["route_id"] for row in tables["flows"]}
    drop(tables, "routes", lambda row: row["route_id"] not in used)
    disputed = {row["conflict_id"] for name in ("claims", "sums") for row in tables[name]}
    disputed.update(*(row["conflict_ids"].split(";") for row in tables["sheet_lines"]))
    drop(tables, "conflicts", lambda row: row["conflict_id"] not in disputed)
    for name, rows in tables.items():
        write(data / f"{name}.csv", rows)
    keep_works(data, geodata)


def person_of(row: Row) -> Person:
    born = parse_span(row["born"])
    names = (row["person_id"], row["name"], row["name_ru"], row["named_as"])
    return Person(*names, born=born, role=row["role"], source=())


def keep_works(data: Path, geodata: Path) -> None:
    """Leave in the bibliography the works that some table or layer cites."""
    files = [*data.glob("*.csv"), *geodata.rglob("*.geojson"), *geodata.rglob("*.csv")]
    cited = set(re.findall(r"[\w-]+", " ".join(f.read_text(encoding="utf-8") for f in files)))
    works = data / "sources.bib"
    text = works.read_text(encoding="utf-8")
    entries = [found[0] for found in ENTRY.finditer(text) if found[1] in cited]
    works.write_text("".join(entries), encoding="utf-8")


def read(file: Path) -> list[Row]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write(file: Path, rows: list[Row]) -> None:
    with file.open(encoding="utf-8", newline="") as stream:
        header = next(csv.reader(stream))
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def count_by(rows: list[Row], column: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows:
        found[row[column]] = found.get(row[column], 0) + 1
    return found


def drop(tables: Tables, name: str, goes: Callable[[Row], bool]) -> int:
    """Drop the rows of a table that go, and return how many."""
    before = len(tables[name])
    tables[name] = [row for row in tables[name] if not goes(row)]
    return before - len(tables[name])


def dangling(dictionary: Dictionary, tables: Tables, name: str) -> Callable[[Row], bool]:
    """Whether a row of a table refers to one that there is not."""
    schema = dictionary[name]["schema"]
    keys = [
        (key["fields"], key["reference"]["resource"] or name, key["reference"]["fields"])
        for key in schema.get("foreignKeys", [])
    ]
    ids = {of: {row[key] for row in tables[of]} for _, of, key in keys}
    for of in REFERENCES.values():
        ids[of] = {row[dictionary[of]["schema"]["primaryKey"]] for row in tables[of]}

    def referred(row: Row) -> Iterator[tuple[str, str]]:
        yield from ((row[column], of) for column, of, _ in keys)
        for column, of in REFERENCES.items():
            yield from ((each, of) for each in row.get(column, "").split(";"))
        yield from ((each, "claims") for each in CLAIM_IN_WORDS.findall(" ".join(row.values())))

    return lambda row: any(each and each not in ids[of] for each, of in referred(row))
