"""One state, every output: screen, plate and film hold the same marks.

What the player shows is held against the groups of the SVG: their ids, where they are in degrees,
their numbers, and where on the paper they are drawn. The one file is compared in
tests/browser/test_one_file_browser.py.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from atlas.paper.film.frames import Frames
from atlas.paper.plate.plate import Figure, plate
from atlas.picture.address import read
from tests.snapshots import snapshots

SVG = "{http://www.w3.org/2000/svg}"
MM = 72 / 25.4
ADDRESSES = (
    {"date": "1937-10-10", "movement": "koreans-1937"},
    {"date": "1943-11-12", "movement": "karachais-1943"},
    {"date": "1944-01-05", "movement": "kalmyks-1943", "view": "sofar"},
    {"date": "1944-02-24", "movement": "chechens-ingush-1944"},
    {"date": "1944-03-05"},
    {"date": "1944-03-12", "movement": "balkars-1944,chechens-ingush-1944", "basis": "share"},
    {"date": "1943-11-01", "to": "1944-03-05", "view": "period"},
    {"date": "1952-06-01", "movement": "chechens-ingush-1944"},
    {"date": "1957-08-01", "movement": "karachais-1943,balkars-1944"},
    {"date": "1944-03-05", "view": "all", "movement": "chechens-ingush-1944"},
)
# A lane beside the rails, and what a mark of several fronts may lie off one of them.
LANE_MM = 7.0


def addresses(model):
    found = []
    for parameters in ADDRESSES:
        address, notes = read(parameters, model)
        assert notes == []
        found.append(address)
    return found


@pytest.fixture(scope="module")
def screens(model):
    """What the screen shows for each address."""
    return snapshots(model, addresses(model))


@pytest.fixture(scope="module")
def plates(model):
    return [plate(model, Figure(address), "v1") for address in addresses(model)]


@pytest.fixture(scope="module")
def groups(plates):
    """The groups of each plate's SVG by id, the inset's left aside."""
    return [groups_of(made) for made in plates]


def groups_of(made):
    tree = ElementTree.fromstring(made.sheet.render("svg"))
    return {node.get("id"): node for node in tree.iter(f"{SVG}g") if node.get("id")}


def seen(groups, kind):
    return {i.removeprefix(f"{kind}:"): g for i, g in groups.items() if i.startswith(kind)}


def number(text):
    return None if text is None else int(text)


def test_plate_and_screen_hold_the_same_fronts(screens, plates, groups):
    compared = 0
    for screen, made, by_id in zip(screens, plates, groups, strict=True):
        outside = {i for drawn in made.drawn for i in drawn.outside}
        fronts = seen(by_id, "front")
        assert set(fronts) | outside >= {mark["id"] for mark in screen["marks"]}
        assert set(fronts) <= {mark["id"] for mark in screen["marks"]}
        for mark in screen["marks"]:
            if mark["id"] not in fronts:
                continue
            group = fronts[mark["id"]]
            assert float(group.get("data-lon")) == pytest.approx(mark["lon"], abs=2e-6)
            assert float(group.get("data-lat")) == pytest.approx(mark["lat"], abs=2e-6)
            assert number(group.get("data-value")) == mark["value"]
            compared += 1
    assert compared > 20


def test_plate_and_screen_hold_the_same_people_in_regions(screens, plates, groups):
    compared = 0
    for screen, made, by_id in zip(screens, plates, groups, strict=True):
        outside = {i for drawn in made.drawn for i in drawn.outside}
        regions = seen(by_id, "region")
        assert set(regions) <= {region["id"] for region in screen["regions"]}
        for region in screen["regions"]:
            if region["id"] in regions:
                assert number(regions[region["id"]].get("data-value")) == region["value"]
                compared += 1
            else:
                assert region["id"] in outside
    assert compared > 20


def test_plate_and_screen_hold_the_same_homelands(screens, groups):
    for screen, by_id in zip(screens, groups, strict=True):
        shown = {homeland["unit"] for homeland in screen["homelands"]}
        assert set(seen(by_id, "homeland")) <= shown


def test_marks_are_drawn_where_they_say(plates, groups):
    """The ring of a front lies on the paper where the projection puts its place, or in its lane."""
    drawn = 0
    for made, by_id in zip(plates, groups, strict=True):
        panel = made.drawn[0].panel
        for group in seen(by_id, "front").values():
            path = group.find(f"{SVG}path")
            if path is None:
                continue
            numbers = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", path.get("d"))]
            points = np.array(numbers).reshape(-1, 2) / MM
            middle = (points.min(axis=0) + points.max(axis=0)) / 2
            x, y = panel.to_mm(float(group.get("data-lon")), float(group.get("data-lat")))
            assert np.hypot(middle[0] - x, middle[1] - y) < LANE_MM
            drawn += 1
    assert drawn > 10


def test_a_picture_of_a_film_holds_the_marks_of_the_screen(model, screens):
    address = addresses(model)[3]
    frames = Frames(model, address, "v1", whole=False)
    groups = frames.sheet(frames.shots[1]).groups
    marks = screens[3]["marks"]
    assert marks
    for mark in marks:
        said = groups[f"front:{mark['id']}"]
        assert float(said["lon"]) == pytest.approx(mark["lon"], abs=2e-6)
        assert float(said["lat"]) == pytest.approx(mark["lat"], abs=2e-6)
