"""The committed shapes: areas, towns inside and outside, validity, no gaps, small files."""

import csv
import json
from collections import defaultdict
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
import shapely
from pyproj import Geod
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from atlas.base.dates import parse_span

ROOT = Path(__file__).resolve().parents[2]
GEODATA = ROOT / "geodata"
UNIT_FILES = ("homelands.geojson", "destination_oblasts.geojson")
BASE_FILES = tuple(sorted(path.name for path in (GEODATA / "base").glob("*.geojson")))
ALL_FILES = UNIT_FILES + tuple(f"base/{name}" for name in BASE_FILES)
PROPERTIES = {
    "id",
    "place_id",
    "valid_from",
    "valid_to",
    "certainty",
    "geometry_source",
    "geometry_method",
}
BASE_PROPERTIES = {"name", "kind", "text"}
TOTAL_LIMIT_BYTES = 800_000
ELLIPSOID = Geod(ellps="WGS84")

# Published areas in km2 and the share by which ours may differ. Most published figures are of
# another year, or rounded; the wide ones are the units whose README entry says why.
AREAS = {
    "karachai-ao@open": (11_400, 0.08),
    "klukhori-raion@1943-10-12": (3_916, 0.05),
    "karachai-cherkess-ao@1957-01-12": (14_277, 0.03),
    "chechen-ingush-assr@open": (15_500, 0.05),
    "chechen-ingush-assr@1957-01-09": (19_300, 0.02),
    "grozny-oblast@1944-03-22": (38_000, 0.15),
    "balkaria@open": (5_564, 0.05),
    "kabardino-balkar-assr@1957-01-09": (12_500, 0.02),
    "kalmyk-assr@open": (74_200, 0.12),
    "kalmyk-assr@1958-07-29": (74_731, 0.03),
    "far-eastern-krai@open": (2_602_600, 0.13),
    "jambul-oblast@1939-10-14": (144_600, 0.04),
    "kzyl-orda-oblast@1938-01-15": (227_000, 0.02),
    "kokchetav-oblast@1944-03-16": (78_100, 0.03),
    "taldy-kurgan-oblast@1944-03-16": (118_500, 0.03),
    "semipalatinsk-oblast@1939-10-14": (179_600, 0.03),
    "frunze-oblast@1939-11-21": (31_267, 0.02),
    "omsk-oblast@open": (1_521_327, 0.01),
    "novosibirsk-oblast@1943-01-26": (492_639, 0.01),
    "altai-krai@open": (264_450, 0.01),
    "krasnoyarsk-krai@open": (2_388_377, 0.02),
    "alma-ata-oblast@open": (222_183, 0.01),
    "south-kazakhstan-oblast@1939-10-14": (115_475, 0.01),
    "kazakh-ssr@open": (2_717_300, 0.02),
    "kirghiz-ssr@open": (198_500, 0.02),
}


def features_of(name: str) -> list[dict[str, Any]]:
    with (GEODATA / name).open(encoding="utf-8") as file:
        found: list[dict[str, Any]] = json.load(file)["features"]
    return found


def units() -> dict[str, dict[str, Any]]:
    return {f["properties"]["id"]: f for name in UNIT_FILES for f in features_of(name)}


UNITS = units()
SHAPES: dict[str, BaseGeometry] = {key: shape(f["geometry"]) for key, f in UNITS.items()}


def holds_on(feature: dict[str, Any], day_text: str) -> bool:
    """Tell whether a feature is valid on a day; an empty end is open."""
    first, last = bounds(feature)
    day = parse_span(day_text).first
    return day is not None and first <= day <= last


def bounds(feature: dict[str, Any]) -> tuple[int, int]:
    """Return the first and last day a feature is valid, wide numbers standing for open ends."""
    properties = feature["properties"]
    first = parse_span(properties["valid_from"]).first if properties["valid_from"] else None
    last = parse_span(properties["valid_to"]).last if properties["valid_to"] else None
    return -99_999 if first is None else first, 99_999 if last is None else last


def square_kilometres(geometry: BaseGeometry) -> float:
    area, _ = ELLIPSOID.geometry_area_perimeter(geometry)
    return abs(area) / 1e6


def unit_rows() -> list[dict[str, str]]:
    with (GEODATA / "build" / "units.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def towns() -> list[dict[str, str]]:
    path = ROOT / "tests" / "data" / "homeland_towns.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("unit_id", AREAS)
def test_the_area_is_near_the_published_one(unit_id: str) -> None:
    published, tolerance = AREAS[unit_id]
    assert square_kilometres(SHAPES[unit_id]) == pytest.approx(published, rel=tolerance)


def test_towns_lie_on_the_right_side() -> None:
    wrong = [
        f"{row['unit_id']}: {row['name']} should be {row['relation']}"
        for row in towns()
        if SHAPES[row["unit_id"]].contains(Point(float(row["lon"]), float(row["lat"])))
        != (row["relation"] == "inside")
    ]
    assert not wrong


@pytest.mark.parametrize("name", ALL_FILES)
def test_a_file_is_one_feature_a_line_with_four_decimals(name: str) -> None:
    text = (GEODATA / name).read_text(encoding="utf-8")
    lines = text.splitlines()
    assert len(lines) == len(features_of(name)) + 2
    for feature in features_of(name):
        for number in shapely.get_coordinates(shape(feature["geometry"])).ravel():
            assert round(float(number), 4) == number


@pytest.mark.parametrize("name", ALL_FILES)
def test_properties_hold_identity_and_validity_only(name: str) -> None:
    allowed = PROPERTIES | (BASE_PROPERTIES if name.startswith("base/") else set())
    for feature in features_of(name):
        properties = feature["properties"]
        assert set(properties) >= PROPERTIES
        assert set(properties) <= allowed
        assert properties["id"] == f"{properties['place_id']}@{properties['valid_from'] or 'open'}"
        assert properties["certainty"] in {"exact", "close", "approximate"}
        assert properties["geometry_method"] in {"derived", "traced", "schematic"}


@pytest.mark.parametrize("name", ALL_FILES)
def test_shapes_are_valid_and_wound_by_the_right_hand_rule(name: str) -> None:
    identities = [f["properties"]["id"] for f in features_of(name)]
    assert len(identities) == len(set(identities))
    for feature in features_of(name):
        geometry = shape(feature["geometry"])
        assert geometry.is_valid, feature["properties"]["id"]
        for part in shapely.get_parts(geometry):
            if part.geom_type == "Polygon":
                assert part.exterior.is_ccw
                assert not any(hole.is_ccw for hole in part.interiors)


def test_every_source_of_a_shape_has_its_origin_record() -> None:
    with (GEODATA / "layers.csv").open(encoding="utf-8", newline="") as file:
        layers = {row["layer"] for row in csv.DictReader(file)}
    used = {f["properties"]["geometry_source"] for name in ALL_FILES for f in features_of(name)}
    assert used <= layers


def test_versions_of_one_place_do_not_overlap_in_time() -> None:
    versions = defaultdict(list)
    for feature in UNITS.values():
        versions[feature["properties"]["place_id"]].append(bounds(feature))
    for place_id, spans in versions.items():
        for (_, stop), (start, _) in pairwise(sorted(spans)):
            assert stop < start, place_id


def test_oblasts_of_one_day_do_not_overlap_on_the_ground() -> None:
    current = {
        key: SHAPES[key]
        for key, feature in UNITS.items()
        if feature["properties"]["place_id"].endswith("-oblast") and holds_on(feature, "1944-05-01")
    }
    assert len(current) > 15
    for (a, left), (b, right) in combinations(current.items(), 2):
        assert left.intersection(right).area < 1e-6, f"{a} and {b}"


def test_what_the_chechen_ingush_republic_was_divided_into_makes_up_the_whole() -> None:
    parts = [
        SHAPES["chechen-ingush-georgia-part@1944-03-07"],
        SHAPES["chechen-ingush-north-ossetia-part@1944-03-07"],
        SHAPES["chechen-ingush-dagestan-part@1944-03-07"],
        SHAPES["grozny-oblast@1944-03-22"],
    ]
    whole = SHAPES["chechen-ingush-assr@open"]
    assert whole.difference(shapely.union_all(parts)).area < 1e-6


def test_the_oblasts_of_kazakhstan_fill_the_republic_in_march_1944() -> None:
    republic = SHAPES["kazakh-ssr@open"]
    names = ["kustanai", "pavlodar", "karaganda", "aktyubinsk", "west-kazakhstan", "guryev"]
    names += ["kzyl-orda", "south-kazakhstan", "jambul", "alma-ata", "taldy-kurgan", "akmola"]
    names += ["semipalatinsk", "east-kazakhstan", "north-kazakhstan", "kokchetav"]
    parts = [
        SHAPES[key]
        for key, feature in UNITS.items()
        if feature["properties"]["place_id"].removesuffix("-oblast") in names
        and holds_on(feature, "1944-03-21")
    ]
    assert len(parts) == len(names)
    assert republic.symmetric_difference(shapely.union_all(parts)).area < 1e-6


def base(name: str) -> list[dict[str, Any]]:
    return features_of(f"base/{name}.geojson")


def test_the_aral_sea_is_as_large_as_it_was() -> None:
    (aral,) = [f for f in base("lakes") if f["properties"]["name"] == "Aral Sea"]
    assert square_kilometres(shape(aral["geometry"])) == pytest.approx(67_407, rel=0.02)


def test_reservoirs_begin_with_their_dam() -> None:
    reservoirs = {
        f["properties"]["name"]: f["properties"]["valid_from"]
        for f in base("lakes")
        if f["properties"]["kind"] == "reservoir"
    }
    assert reservoirs["Tsimlyansk Reservoir"] == "1952"
    assert all("1937" <= year <= "1961" for year in reservoirs.values())


def state_border(day: str) -> BaseGeometry:
    return shapely.union_all(
        [
            shape(feature["geometry"])
            for feature in base("borders")
            if feature["properties"]["kind"] == "state" and holds_on(feature, day)
        ]
    )


@pytest.mark.parametrize(
    ("day", "lon", "lat", "is_border"),
    [
        ("1944-02-24", 92.0, 51.9, True),  # north of Tuva, still abroad
        ("1944-12-01", 92.0, 51.9, False),
        ("1937-09-01", 143.0, 50.0, True),  # the 50th parallel on Sakhalin
        ("1950-01-01", 143.0, 50.0, False),
    ],
)
def test_the_state_border_is_of_its_time(day: str, lon: float, lat: float, is_border: bool) -> None:
    near = state_border(day).distance(Point(lon, lat)) < 1.0
    assert near == is_border


def test_land_is_in_two_parts_that_do_not_overlap() -> None:
    parts = {f["properties"]["kind"]: shape(f["geometry"]) for f in base("land")}
    assert set(parts) == {"ussr", "elsewhere"}
    assert parts["ussr"].intersection(parts["elsewhere"]).area < 1e-3


def test_the_files_stay_small() -> None:
    assert sum((GEODATA / name).stat().st_size for name in ALL_FILES) < TOTAL_LIMIT_BYTES


def test_a_new_state_begins_on_the_day_of_its_decree_and_the_old_one_ends_the_day_before(
    built_in,
) -> None:
    wrong = []
    for territory in built_in.territories:
        for feature in UNITS.values():
            if feature["properties"]["place_id"] != territory.place_id:
                continue
            first, last = bounds(feature)
            gaps = (
                (territory.valid_from.first, first),
                (territory.valid_to.last, last),
            )
            for said, drawn in gaps:
                if said is not None and 0 < abs(said - drawn) <= 31:
                    wrong.append(f"{feature['properties']['id']}: {drawn - said} days off")
    assert not wrong


def test_no_unit_stands_on_the_day_on_which_another_takes_its_ground() -> None:
    ends = [
        (row, set(row["pieces"].split()), parse_span(row["valid_to"]).last)
        for row in unit_rows()
        if row["valid_to"]
    ]
    wrong = []
    for new in (f for f in UNITS.values() if f["properties"]["valid_from"]):
        first, _ = bounds(new)
        ground = next(
            set(row["pieces"].split())
            for row in unit_rows()
            if (row["place_id"], row["valid_from"])
            == (new["properties"]["place_id"], new["properties"]["valid_from"])
        )
        wrong += [
            f"{row['place_id']} still stands on {row['valid_to']}, {new['properties']['id']} too"
            for row, pieces, last in ends
            if pieces & ground and last is not None and first <= last <= first + 7
        ]
    assert not wrong
