"""One state, every output: screen, plate, film and the one file hold the same marks.

The screen's own ``snapshot()`` is held against the groups of the SVG: their ids, where they are
in degrees, their numbers, and where on the paper they are drawn.
"""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import numpy as np
import pytest

from atlas.paper.film.frames import Frames
from atlas.paper.plate.plate import Figure, plate
from atlas.picture.address import read
from atlas.screen import one_file, publication
from tests.browser.player_host import mounted, player_host

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
def scene_host(built_in, tmp_path_factory):
    folder = tmp_path_factory.mktemp("scene")
    publication.build(out=folder, dataset=built_in)
    with player_host(folder) as running:
        yield running


@pytest.fixture(scope="module")
def screens(browser, scene_host, built_in, model):
    """What the screen shows for each address."""
    commands = [address.command(built_in) for address in addresses(model)]
    ask = """(commands) => commands.map((state) => {
      tell(state);
      return JSON.stringify(document.getElementById("root").snapshot());
    })"""
    with mounted(browser, scene_host) as page:
        return [json.loads(text) for text in page.evaluate(ask, commands)]


@pytest.fixture(scope="module")
def plates(model):
    return [plate(model, Figure(address), "v1") for address in addresses(model)]


def groups_of(made):
    """The groups of a plate's SVG by id, the inset's left aside."""
    tree = ElementTree.fromstring(made.sheet.render("svg"))
    return {node.get("id"): node for node in tree.iter(f"{SVG}g") if node.get("id")}


def seen(made, kind):
    return {i.removeprefix(f"{kind}:"): g for i, g in groups_of(made).items() if i.startswith(kind)}


def number(text):
    return None if text is None else int(text)


def test_plate_and_screen_hold_the_same_fronts(screens, plates):
    compared = 0
    for screen, made in zip(screens, plates, strict=True):
        outside = {i for drawn in made.drawn for i in drawn.outside}
        fronts = seen(made, "front")
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


def test_plate_and_screen_hold_the_same_people_in_regions(screens, plates):
    compared = 0
    for screen, made in zip(screens, plates, strict=True):
        outside = {i for drawn in made.drawn for i in drawn.outside}
        regions = seen(made, "region")
        assert set(regions) <= {region["id"] for region in screen["regions"]}
        for region in screen["regions"]:
            if region["id"] in regions:
                assert number(regions[region["id"]].get("data-value")) == region["value"]
                compared += 1
            else:
                assert region["id"] in outside
    assert compared > 20


def test_plate_and_screen_hold_the_same_homelands(screens, plates):
    for screen, made in zip(screens, plates, strict=True):
        shown = {homeland["unit"] for homeland in screen["homelands"]}
        assert set(seen(made, "homeland")) <= shown


def test_marks_are_drawn_where_they_say(plates):
    """The ring of a front lies on the paper where the projection puts its place, or in its lane."""
    drawn = 0
    for made in plates:
        panel = made.drawn[0].panel
        for group in seen(made, "front").values():
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
    groups = frames.sheet(frames.shots[0]).groups
    marks = screens[3]["marks"]
    assert marks
    for mark in marks:
        said = groups[f"front:{mark['id']}"]
        assert float(said["lon"]) == pytest.approx(mark["lon"], abs=2e-6)
        assert float(said["lat"]) == pytest.approx(mark["lat"], abs=2e-6)


def test_the_one_file_shows_what_the_screen_does(browser, model, screens, tmp_path):
    file = tmp_path / "atlas.html"
    file.write_bytes(one_file.page(model, "v1"))
    for address, screen in zip(addresses(model)[:4], screens, strict=False):
        page = browser.new_page()
        query = "&".join(f"{k}={v}" for k, v in address.parameters().items())
        page.goto(f"{file.as_uri()}#{query}")
        page.get_by_test_id("player").wait_for()
        ask = "() => document.querySelector('[data-testid=player]').snapshot()"
        shown = page.evaluate(ask)
        page.close()
        for what in ("date", "marks", "regions", "homelands", "runs"):
            assert shown[what] == screen[what], (address, what)
