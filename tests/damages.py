"""Ways to damage a data set, one at a time, drawn from a seeded generator.

Each way takes a folder with ``data/`` and ``geodata/`` in it, changes one file there and returns
in a few words what it did.
"""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

_CELLS = (
    *("", "0", "-1", "1", "7.5", "999999999999999", "99999999999", "NaN", "1e9", "-0", "00"),
    *("abc", ";", " ", "x y", "a;a", "../x", "=1+1", "e\u0301", "\u202e", "{{7*7}}", '"', "<b>"),
    *("0001", "9999-12-31", "1934-11-02", "1925", "1965", "1955-06", "../1944", "1944/..", "1944~"),
    *("1943-02-30", "12.10.1943", "1944-03-21T25:00", "1943-24", "1961-12-31", "1928-01-01"),
    *(
        "yes",
        "no",
        "persons",
        "preferred",
        "deprecated",
        "planned",
        "arrived",
        "removed",
        "in-exile",
    ),
    *("180", "-180", "90", "89.9", "181", "homeward", "onward", "foot", "stock", "flight"),
)
_GEOMETRIES: tuple[Any, ...] = (
    None,
    {},
    [],
    "x",
    {"type": "Point", "coordinates": [40, 50]},
    {"type": "Point", "coordinates": []},
    {"type": "LineString", "coordinates": [[40, 50]]},
    {"type": "LineString", "coordinates": [[40, 50], [40, 50]]},
    {"type": "Polygon", "coordinates": []},
    {"type": "Polygon", "coordinates": [[]]},
    {"type": "Polygon", "coordinates": [[[40, 50], [41, 50], [40, 50]]]},
    {"type": "Polygon", "coordinates": [[[40, 50], [41, 50], [41, 51]]]},
    {"type": "Polygon", "coordinates": [[[40, 50], [41, 51], [41, 50], [40, 51], [40, 50]]]},
    {"type": "MultiPolygon", "coordinates": [[[[40, 50], [41, 50], [41, 51], [40, 50]]]]},
    {"type": "GeometryCollection", "geometries": []},
    {"type": "Circle", "coordinates": [40, 50]},
)
_VALUES: tuple[Any, ...] = (None, "", 0, -1, True, [], {}, ["a"], "x", "1943", "1957-13", "\u202e")
_NUMBERS: tuple[Any, ...] = (None, "41,9", 1e9, -500, 0, float("nan"), [], True, 179.999)

Way = Callable[[random.Random, Path], str]


def damage(chance: random.Random, folder: Path) -> tuple[Path, str]:
    """Damage one file below ``folder``; return it and what was done."""
    tables = sorted((folder / "data").glob("*.csv"))
    shapes = sorted((folder / "geodata").rglob("*.geojson"))
    others = sorted([*folder.glob("data/*.bib"), *folder.glob("data/*.json")])
    others += sorted(folder.glob("geodata/*.csv"))
    # Most slips are made in cells of the tables that hold most of the data.
    kinds = [(tables, _OF_CELLS), (tables, _OF_ROWS), (shapes, _OF_SHAPES), (others, _OF_TEXT)]
    kinds.append(([*tables, *shapes, *others], _OF_TEXT))
    files, ways = chance.choices(kinds, (50, 18, 18, 7, 7))[0]
    file = chance.choice(files)
    if ways is not _OF_TEXT and not file.read_bytes().strip():
        ways = _OF_TEXT
    return file, chance.choice(ways)(chance, file)


def _records(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def _save(file: Path, records: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(records)
    file.write_text(text.getvalue(), encoding="utf-8", newline="")


def _row(chance: random.Random, records: list[list[str]]) -> int:
    return chance.randrange(1, len(records)) if len(records) > 1 else 0


def _put(
    chance: random.Random, file: Path, value: Callable[[list[list[str]], int, int], str]
) -> str:
    records = _records(file)
    row = _row(chance, records)
    column = chance.randrange(len(records[0]))
    new = value(records, row, column)
    name, old = records[0][column], records[row][column]
    records[row][column] = new
    _save(file, records)
    return f"line {row + 1}, {name}: {old!r} -> {new!r}"


def _cell(chance: random.Random, file: Path) -> str:
    return _put(chance, file, lambda records, row, column: chance.choice(_CELLS))


def _cell_of_another_column(chance: random.Random, file: Path) -> str:
    return _put(chance, file, lambda records, row, column: chance.choice(records[row]))


def _cell_of_another_row(chance: random.Random, file: Path) -> str:
    return _put(chance, file, lambda records, row, column: chance.choice(records)[column])


def _number(chance: random.Random, file: Path) -> str:
    """Change one that is filled with digits: a number, or a date."""
    records = _records(file)
    filled = [
        (row, column)
        for row, cells in enumerate(records[1:], start=1)
        for column, text in enumerate(cells)
        if text[:1].isdigit()
    ]
    if not filled:
        return _cell(chance, file)
    row, column = chance.choice(filled)
    old = records[row][column]
    place = chance.choice([n for n, letter in enumerate(old) if letter.isdigit()])
    changes = (
        old[:place] + str(chance.randrange(10)) + old[place + 1 :],
        old[:place] + old[place + 1 : place + 2] + old[place] + old[place + 2 :],
        old[:place] + old[place:] + str(chance.randrange(10)),
        "0",
        "999999999999999",
        f"{chance.randrange(1900, 1990)}{old[4:]}",
    )
    records[row][column] = chance.choice(changes)
    _save(file, records)
    return f"line {row + 1}, {records[0][column]}: {old!r} -> {records[row][column]!r}"


def _delete(chance: random.Random, file: Path) -> str:
    records = _records(file)
    row = _row(chance, records)
    del records[row]
    _save(file, records)
    return f"line {row + 1} deleted"


def _double(chance: random.Random, file: Path) -> str:
    records = _records(file)
    row = _row(chance, records)
    copy = list(records[row])
    if chance.random() < 0.5:
        copy[0] += "-b"
    records.insert(chance.randrange(1, len(records) + 1), copy)
    _save(file, records)
    return f"line {row + 1} doubled as {copy[0]}"


def _shuffle(chance: random.Random, file: Path) -> str:
    head, *rest = _records(file)
    chance.shuffle(rest)
    _save(file, [head, *rest])
    return "rows shuffled"


def _lose_column(chance: random.Random, file: Path) -> str:
    records = _records(file)
    column = chance.randrange(len(records[0]))
    name = records[0][column]
    _save(file, [cells[:column] + cells[column + 1 :] for cells in records])
    return f"column {name} deleted"


def _name_column(chance: random.Random, file: Path) -> str:
    records = _records(file)
    column = chance.randrange(len(records[0]))
    old, new = records[0][column], chance.choice(["", "x", *records[0]])
    records[0][column] = new
    _save(file, records)
    return f"column {old} called {new!r}"


def _order_columns(chance: random.Random, file: Path) -> str:
    records = _records(file)
    order = list(range(len(records[0])))
    chance.shuffle(order)
    _save(file, [[cells[n] for n in order] for cells in records])
    return "columns shuffled"


def _short(chance: random.Random, file: Path) -> str:
    records = _records(file)
    row = _row(chance, records)
    records[row] = records[row][: chance.randrange(len(records[row]))]
    _save(file, records)
    return f"line {row + 1} cut short"


def _feature(chance: random.Random, file: Path, change: Callable[[Any, list[Any]], str]) -> str:
    layer = json.loads(file.read_text(encoding="utf-8"))
    feature = chance.choice(layer["features"])
    said = change(feature, layer["features"])
    lines = ",\n".join(json.dumps(f, ensure_ascii=False) for f in layer["features"])
    head = '{"type": "FeatureCollection", "features": [\n'
    file.write_text(f"{head}{lines}\n]}}\n", encoding="utf-8")
    return said


def _geometry(chance: random.Random, file: Path) -> str:
    def change(feature: Any, _: list[Any]) -> str:
        feature["geometry"] = chance.choice(_GEOMETRIES)
        return f"geometry of {_name(feature)}: {feature['geometry']!r}"

    return _feature(chance, file, change)


def _coordinate(chance: random.Random, file: Path) -> str:
    def change(feature: Any, _: list[Any]) -> str:
        numbers = feature["geometry"]["coordinates"]
        while isinstance(numbers[0], list):
            numbers = chance.choice(numbers)
        new = chance.choice([*_NUMBERS, "swapped", "gone"])
        if new == "swapped":
            numbers.reverse()
        elif new == "gone":
            numbers.pop()
        else:
            numbers[chance.randrange(len(numbers))] = new
        return f"a coordinate of {_name(feature)}: {new!r}"

    return _feature(chance, file, change)


def _property(chance: random.Random, file: Path) -> str:
    def change(feature: Any, features: list[Any]) -> str:
        names = sorted(feature["properties"]) or ["id"]
        name = chance.choice([*names, "id", "place_id", "valid_from", "valid_to"])
        others = [f["properties"].get(name) for f in features]
        new = chance.choice([*_VALUES, chance.choice(others)])
        feature["properties"][name] = new
        return f"property {name}: {new!r}"

    return _feature(chance, file, change)


def _feature_itself(chance: random.Random, file: Path) -> str:
    def change(feature: Any, features: list[Any]) -> str:
        what = chance.choice(
            ["deleted", "doubled", "emptied", "no properties", "properties a list"]
        )
        if what == "deleted":
            features.remove(feature)
        elif what == "doubled":
            features.append(json.loads(json.dumps(feature)))
        elif what == "emptied":
            feature.clear()
        elif what == "no properties":
            del feature["properties"]
        else:
            feature["properties"] = ["a"]
        return f"feature {what}"

    return _feature(chance, file, change)


def _name(feature: Any) -> str:
    properties = feature.get("properties") or {}
    return str(properties.get("id") or properties.get("name") or properties)


def _missing(chance: random.Random, file: Path) -> str:
    file.unlink()
    return "file deleted"


def _other_text(chance: random.Random, file: Path) -> str:
    texts = (b"", b"\n", b"{", b"[]", b"null", b"\xff\xfe\x00", b"a,b\n1,2\n", b"{}", b"@misc{a,\n")
    new = chance.choice(texts)
    file.write_bytes(new)
    return f"file holds {new!r}"


def _cut(chance: random.Random, file: Path) -> str:
    content = file.read_bytes()
    place = chance.randrange(len(content) + 1)
    file.write_bytes(content[:place])
    return f"file cut at byte {place} of {len(content)}"


def _byte(chance: random.Random, file: Path) -> str:
    content = bytearray(file.read_bytes() or b"\n")
    place = chance.randrange(len(content))
    new = chance.choice(b'{}[]",;\n\r\x00\xff @=0a')
    old, content[place] = content[place], new
    file.write_bytes(bytes(content))
    return f"byte {place}: {bytes([old])!r} -> {bytes([new])!r}"


def _lose_line(chance: random.Random, file: Path) -> str:
    lines = file.read_bytes().split(b"\n")
    place = chance.randrange(len(lines))
    gone = lines.pop(place)
    file.write_bytes(b"\n".join(lines))
    return f"line {place + 1} deleted: {gone[:40]!r}"


_OF_CELLS: tuple[Way, ...] = (_cell, _cell, _cell_of_another_column, _cell_of_another_row, _number)
_OF_ROWS: tuple[Way, ...] = (
    *(_delete, _double, _shuffle, _lose_column, _name_column, _order_columns, _short),
)
_OF_SHAPES: tuple[Way, ...] = (_geometry, _coordinate, _property, _feature_itself)
_OF_TEXT: tuple[Way, ...] = (_missing, _other_text, _cut, _byte, _lose_line)
