"""The real data damaged in one place at a time: one clear line each time, no more and no less.

It is the data of two movements, and of all in the long form (``python3 -m atlas test --long``).
Lines that only count what went with it ("12 records left out: they refer to …") come
beside it, and notes, which record what is as it is on purpose.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from atlas.check import checks
from atlas.read.dataset import load
from tests import damage, fewer_peoples
from tests.damage import copy_of_all
from tests.long_form import in_full

MOVEMENTS = {"karachais-1943", "chechens-ingush-1944"}


@pytest.fixture(scope="module")
def copies(tmp_path_factory) -> tuple[Path, dict[Path, bytes]]:
    folder = tmp_path_factory.mktemp("faulty")
    data, geodata = copy_of_all(folder)
    if not in_full():
        fewer_peoples.keep(data, geodata, MOVEMENTS)
    return folder, {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def sound(copies) -> Iterator[Path]:
    """Folders to damage; afterwards they are as before."""
    folder, before = copies
    yield folder
    for path, content in before.items():
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)


def complaints(folder: Path) -> list[str]:
    return damage.complaints(checks.check(load(folder / "data", folder / "geodata")))


def test_nothing_is_said_of_sound_data(sound):
    assert complaints(sound) == []


def cells_of(line: str) -> list[str]:
    return next(csv.reader([line]))


def line_of(cells: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return text.getvalue()


def damage_cell(path: Path, key: str, column: str, value: str) -> int:
    """Write another value into a column of the record that begins with ``key``; return its line."""
    lines = path.read_text(encoding="utf-8").split("\n")
    header = cells_of(lines[0])
    number = next(n for n, line in enumerate(lines) if line.startswith(f"{key},"))
    cells = cells_of(lines[number])
    assert cells[header.index(column)] != value
    cells[header.index(column)] = value
    lines[number] = line_of(cells)
    path.write_text("\n".join(lines), encoding="utf-8")
    return number + 1


AKMOLA = "ci-arrived-akmola"
CELLS = [
    ("claims.csv", AKMOLA, "value", "93,139", "'93,139' is not a whole number"),
    ("claims.csv", AKMOLA, "value", "~93000", "'~93000' is not a whole number"),
    ("claims.csv", AKMOLA, "value", "59988.5", "'59988.5' is not a whole number"),
    ("claims.csv", AKMOLA, "value", "-5", "'-5' is below zero"),
    ("claims.csv", AKMOLA, "value", "५९", "'५९' is not a whole number"),
    ("claims.csv", AKMOLA, "value", "NaN", "'NaN' is not a whole number"),
    (
        "sums.csv",
        "kar-families-three-oblasts",
        "difference",
        "7",
        "-1,529); sums.csv records +7",
    ),
    ("claims.csv", AKMOLA, "value_low", "60000", "60000 lies above the value 59988"),
    ("claims.csv", AKMOLA, "value_high", "1", "1 lies below the value 59988"),
    ("claims.csv", AKMOLA, "unit", "person", "in datapackage.json; nearest: persons"),
    ("claims.csv", AKMOLA, "measure", "arived", "in datapackage.json; nearest: arrived"),
    ("claims.csv", AKMOLA, "rank", "best", "'best' is not one of preferred, normal, deprecated"),
    ("claims.csv", AKMOLA, "span", "sum", "'sum' is not one of point, stock, cumulative, period"),
    ("claims.csv", AKMOLA, "as_of_end", "21.03.1944", "'21.03.1944' is not a date such as"),
    ("claims.csv", AKMOLA, "as_of_end", "1944-02-30", "'1944-02-30' names a day that is not in"),
    ("claims.csv", AKMOLA, "as_of_end", "1944-03-21T25:00", "'1944-03-21T25:00' is not a date"),
    ("claims.csv", AKMOLA, "as_of_end", "1943-03", "'1943-03' lies before as_of_start '1944-02"),
    ("claims.csv", AKMOLA, "source", "", "is empty, but every record needs a value"),
    ("claims.csv", AKMOLA, "source", ";", "';' is an empty list, but every record needs a value"),
    ("movements.csv", "karachais-1943", "people_ids", ";", "';' is an empty list"),
    ("claims.csv", AKMOLA, "source", "Pohl 2015", "'Pohl 2015' is not a citation of the form"),
    ("claims.csv", AKMOLA, "source", "pohl2016[1]", "'pohl2016' is not in sources.bib; nearest:"),
    ("claims.csv", AKMOLA, "place_id", "akmola-oblst", "'akmola-oblst' is not in places.csv; near"),
    (
        "claims.csv",
        AKMOLA,
        "people_ids",
        "chechens;ingus",
        "'ingus' is not in peoples.csv; nearest",
    ),
    ("claims.csv", AKMOLA, "part_of", "ci-arrived", "'ci-arrived' is not in claims.csv; nearest:"),
    ("claims.csv", AKMOLA, "note", "caf\u200be", "contains U+200B ZERO WIDTH SPACE, an invisib"),
    ("claims.csv", AKMOLA, "note", " about", "' about' begins or ends with a space"),
    ("claims.csv", AKMOLA, "note", "a\tb", "'a\\tb' contains a control character"),
    ("claims.csv", AKMOLA, "quotation", "word " * 25 + "end", "has 26 words; at most 25"),
    ("claims.csv", "kar-share-1970", "value", "86,1", "'86,1' is not a number"),
    ("places.csv", "akmolinsk", "kind", "twon", "'twon' is not one of town, village, station"),
    ("places.csv", "akmolinsk", "lat", "95.1", "'95.1' is not a latitude"),
    ("places.csv", "akmolinsk", "lon", "nan", "'nan' is not a number of degrees"),
    ("places.csv", "akmolinsk", "lon", "17.4", "17.4 51.1801 (akmolinsk) lies "),
    ("places.csv", "ufa", "lat", "44.9", "55.9678 44.9 (ufa) lies off the line"),
    (
        "flows.csv",
        "kar-to-frunze",
        "arrive_start",
        "1943-11-03",
        "is too fast for the mode 'rail'",
    ),
    (
        "flows.csv",
        "kar-to-frunze",
        "arrive_end",
        "1943-10-03",
        "'1943-10-03' lies before depart_en",
    ),
    (
        "flows.csv",
        "kar-to-frunze",
        "depart_start",
        "1934-11-02",
        "lies before the first day of its movement, '1943-11-02' (movements.csv:2:start)",
    ),
    (
        "flows.csv",
        "kar-to-frunze",
        "depart_start",
        "0001-01-01",
        "lies before the first day of its",
    ),
    (
        "flows.csv",
        "kar-to-frunze",
        "arrive_end",
        "1953-11-22",
        "days after the last day of its movement, '1943-11-23' (movements.csv:2:end)",
    ),
    (
        "flows.csv",
        "kar-home-from-frunze",
        "depart_start",
        "1951",
        "before the first return, '1957-01",
    ),
    ("flows.csv", "kar-home-from-frunze", "arrive_end", "1965", "after the last return, '1959' (m"),
    (
        "movements.csv",
        "karachais-1943",
        "start",
        "1934-11-02",
        "before its first dated row: kar-to-frunze, '1943-11-02' (flows.csv:2:depart_start)",
    ),
    (
        "movements.csv",
        "karachais-1943",
        "start",
        "1943-11-20",
        "lies after 33 of its 34 dated",
    ),
    (
        "movements.csv",
        "karachais-1943",
        "end",
        "1953-11-23",
        "after its last dated row: kar-arrived-",
    ),
    ("movements.csv", "karachais-1943", "return_start", "1934", "lies before the first day of its"),
    (
        "movements.csv",
        "karachais-1943",
        "return_start",
        "1947",
        "before its first dated row: kar-home-",
    ),
    (
        "claims.csv",
        AKMOLA,
        "as_of_start",
        "1934-02-23",
        "'1934-02-23' lies before the first day of",
    ),
    ("claims.csv", "kar-returned-first-echelon", "as_of_start", "1940", "'1940' lies before the"),
    ("events.csv", "kar-army-1941", "start", "0001", "'0001' lies outside 1500/2100: is the year"),
    (
        "claims.csv",
        AKMOLA,
        "value",
        "999999999999999",
        "is more than the USSR ever had (300,000,000)",
    ),
    (
        "claims.csv",
        AKMOLA,
        "value_high",
        "999999999",
        "is more than the USSR ever had (300,000,000)",
    ),
    (
        "claims.csv",
        "kar-removed-total",
        "value",
        "0",
        "'0' persons: the total of karachais-1943 cannot",
    ),
    (
        "sums.csv",
        "kar-families-three-oblasts",
        "difference",
        "-9999999999999",
        "any figure of the time",
    ),
    ("flows.csv", "kar-to-frunze", "mode", "train", "'train' is not one of rail, truck, caravan"),
    ("movements.csv", "karachais-1943", "end", "1942", "'1942' lies before start '1943-11-02'"),
    (
        "movements.csv",
        "karachais-1943",
        "return_end",
        "1956",
        "'1956' lies before return_start '1957-01-09'",
    ),
    ("events.csv", "kar-army-1941", "end", "1940", "'1940' lies before start '1941'"),
    ("flows.csv", "kar-to-frunze", "depart_end", "1943-11-01", "lies before depart_start '1943-11"),
    ("peoples.csv", "karachais", "colour", "green", "'green' is not a colour such as #315234"),
    ("peoples.csv", "karachais", "own_lang", "Karachai", "'Karachai' is not the tag of a language"),
    ("routes.csv", "kar-south-kazakhstan", "seq", "1.0", "'1.0' is not a whole number"),
    ("routes.csv", "kar-south-kazakhstan", "mode", "by car", "'by car' is not one of rail, truck"),
]
# Of other movements.
CELLS_OF_ALL = [
    ("flows.csv", "kal-onward-taymyr", "arrive_end", "1965", "after the last return, '1959' (move"),
    ("flows.csv", "kor-onward-uzbek", "arrive_end", "1973", "'1973' lies outside 1928-1961, so"),
]
if in_full():
    CELLS += CELLS_OF_ALL


@pytest.mark.parametrize(
    ("file", "key", "column", "value", "reason"), CELLS, ids=[f"{c[2]}={c[3][:16]}" for c in CELLS]
)
def test_a_bad_cell_is_one_line_with_its_place_value_and_reason(
    sound, file, key, column, value, reason
):
    line = damage_cell(sound / "data" / file, key, column, value)
    (said,) = complaints(sound)
    place, _, message = said.partition(": ")
    field = "lon" if file == "places.csv" and "lies" in message else column
    assert place == f"{file}:{line}:{field}"
    assert reason in message


def test_a_part_that_no_longer_fits_is_one_line_though_its_total_is_disputed(sound):
    damage_cell(sound / "data" / "claims.csv", "ci-loaded-chechens", "value", "297229")
    (said,) = complaints(sound)
    assert re.match(
        r"claims.csv:\d+:value: the printed total is 478,479, .* 388,479 \(.* \+90,000\)", said
    )


def test_swapped_coordinates_of_a_place_are_one_line(sound):
    path = sound / "data" / "places.csv"
    damage_cell(path, "akmola-oblast", "lat", "70.448")
    line = damage_cell(path, "akmola-oblast", "lon", "51.886")
    (said,) = complaints(sound)
    assert said.startswith(f"places.csv:{line}:lon: 51.886 70.448 (akmola-oblast) lies far from")
    assert said.endswith("longitude and latitude swapped?")


def rewrite(path: Path, number: int, change) -> str:
    """Change a line of a file (first = 1) and return what it held before."""
    lines = path.read_text(encoding="utf-8").split("\n")
    before = lines[number - 1]
    lines[number - 1] = change(before)
    path.write_text("\n".join(lines), encoding="utf-8")
    return before


TEXTS = [
    (
        "claims.csv",
        6,
        lambda x: f"{x},",
        r"claims.csv:6: 28 cells where the header has 27; .* many",
    ),
    (
        "claims.csv",
        6,
        lambda x: x.partition(",")[2],
        r"claims.csv:6: 26 cells .* a comma missing\?",
    ),
    (
        "claims.csv",
        6,
        lambda x: f'"{x}',
        r"claims.csv:6: cannot be read as CSV",
    ),
    ("claims.csv", 6, lambda x: f'"a" b,{x}', r"claims.csv:6: cannot be read as CSV"),
    (
        "routes.csv",
        5,
        lambda x: f"{x}\n{x}",
        r"routes.csv:6:route_id: duplicate row 'kar-south-kazakhstan 4' \(first used on line 5\)",
    ),
    (
        "territories.csv",
        3,
        lambda x: f"{x}\n{x}",
        r"territories.csv:4:place_id: duplicate row 'karachais-1943 .* dissolved' \(first used on",
    ),
    (
        "claims.csv",
        6,
        lambda x: f"{x}\n{x}",
        r"claims.csv:7:claim_id: duplicate id '.*' \(first used on line 6\)",
    ),
    ("claims.csv", 1, lambda x: f"{x}x", r"claims.csv:1:notex: unknown column; expected 'note'"),
    (
        "claims.csv",
        1,
        lambda x: x[:-5],
        r"claims.csv:1: \d+ records left out: they do not have its 26",
    ),
    (
        "claims.csv",
        1,
        lambda x: x.replace("value_low", "value"),
        r"claims.csv:1:value: column appe",
    ),
    ("sources.bib", 1, lambda x: x.replace("{", " "), r"sources.bib:1: "),
    (
        "sources.bib",
        1,
        lambda x: "@misc{twin,\n  title = {A}\n}\n" * 2 + x,
        r"sources.bib:4: duplicate key 'twin'",
    ),
]


@pytest.mark.parametrize(("file", "number", "change", "words"), TEXTS)
def test_a_bad_line_is_one_line(sound, file, number, change, words):
    rewrite(sound / "data" / file, number, change)
    said = complaints(sound)
    assert any(re.match(words, line) for line in said)
    # A lost or renamed column may be told from both sides of the header.
    assert len(said) == 1 or all(line.startswith(f"{file}:1:") for line in said)


@pytest.mark.parametrize(
    ("file", "text", "codec", "words"),
    [
        ("data/events.csv", None, "cp1251", r"events.csv:\d+: not UTF-8 \(byte \d+\)"),
        ("data/claims.csv", None, "utf-16", r"claims.csv:1: not UTF-8 \(byte 0\)"),
        ("data/places.csv", None, "utf-16", r"places.csv:1: not UTF-8 \(byte 0\)"),
        ("data/sources.bib", None, "utf-16", r"sources.bib:1: not UTF-8 \(byte 0\)"),
        ("data/sources.bib", "", "utf-8", r"sources.bib: the bibliography has no entries"),
        ("data/events.csv", "", "utf-8", r"events.csv: the file is empty; its header should be"),
        ("data/datapackage.json", "{", "utf-8", r"datapackage.json:1: cannot be read as JSON"),
        ("geodata/homelands.geojson", "", "utf-8", r"homelands.geojson: the file is empty"),
        ("geodata/homelands.geojson", "[]", "utf-8", r"homelands.geojson:features: is not a"),
        ("geodata/rail_routes.geojson", "{", "utf-8", r"rail_routes.geojson:1: cannot be read"),
        ("geodata/base/lakes.geojson", None, "utf-16", r"base/lakes.geojson: not UTF-8"),
        ("geodata/layers.csv", "", "utf-8", r"layers.csv: the file is empty"),
    ],
)
def test_a_bad_file_is_one_line(sound, file, text, codec, words):
    path = sound / file
    content = path.read_text(encoding="utf-8") if text is None else text
    path.write_bytes(content.encode(codec, errors="replace"))
    (said,) = complaints(sound)
    assert re.match(words, said)


def first(rings):
    """The first ring or line of a shape, however deep."""
    while isinstance(rings[0][0], list):
        rings = rings[0]
    return rings


def crossed(feature):
    ring = first(feature["geometry"]["coordinates"])
    middle = len(ring) // 2
    ring[1], ring[middle] = ring[middle], ring[1]


def swapped(feature):
    def swap(value):
        return [swap(v) for v in value] if isinstance(value[0], list) else value[::-1]

    feature["geometry"]["coordinates"] = swap(feature["geometry"]["coordinates"])


def set_number(number):
    def change(feature):
        first(feature["geometry"]["coordinates"])[2][0] = number

    return change


def put(**properties):
    return lambda feature: feature["properties"].update(properties)


FEATURES = [
    ("homelands", crossed, r"geometry: the outline crosses itself \(Self-intersection.*\(kara"),
    ("homelands", swapped, r"geometry: 43\.\d 41\.\d \(karachai-ao@open\) lies far .* swapped\?"),
    ("destination_oblasts", swapped, r"geometry: 5\d\.\d 6\d\.\d \(akmola-oblast@.* swapped\?"),
    (
        "rail_routes",
        swapped,
        r"geometry: 4\d\.\d+ 13\d\.\d+: longitude comes first",
    ),
    ("homelands", set_number(float("nan")), r"geometry: nan is not a number of degrees"),
    ("homelands", set_number(float("inf")), r"geometry: inf is not a number of degrees"),
    ("homelands", set_number("41,9"), r"geometry: '41,9' is not a number"),
    ("homelands", set_number(None), r"geometry: .* cannot be read as a shape|geometry: None"),
    ("homelands", put(id=""), r"id: is empty"),
    ("homelands", put(id="klukhori-raion@1943-10-12"), r"id: duplicate id 'klukhori-raion@"),
    ("homelands", put(valid_to="12.10.1943"), r"valid_to: '12.10.1943' is not a date"),
    ("homelands", put(valid_from="1957"), r"valid_to: '1943-10-11' lies before valid_from '1957'"),
    ("homelands", put(certainty="sure"), r"certainty: 'sure' is not one of exact, close, approxim"),
    ("homelands", put(geometry_method="guess"), r"geometry_method: 'guess' is not one of"),
    (
        "homelands",
        put(place_id="karachay-ao"),
        r"place_id: 'karachay-ao' is not in places.csv; near",
    ),
    ("base/lakes", crossed, r"geometry: the outline crosses itself"),
    (
        "base/labels",
        put(text="Ara\u202el"),
        r"text: 'Ara.u202el' contains U\+202E RIGHT-TO-LEFT OVE",
    ),
]


@pytest.mark.parametrize(("layer", "change", "words"), FEATURES)
def test_a_bad_shape_is_one_line_with_its_place_in_the_file(sound, layer, change, words):
    path = sound / "geodata" / f"{layer}.geojson"

    def damage(line: str) -> str:
        feature = json.loads(line.rstrip(","))
        change(feature)
        return json.dumps(feature, ensure_ascii=False) + ","

    rewrite(path, 2, damage)
    (said,) = complaints(sound)
    assert re.match(rf"{layer}\.geojson:[23]:({words})", said)
