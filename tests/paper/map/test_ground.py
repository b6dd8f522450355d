"""The ground says nothing of what the base map lacks: it is neither land nor sea."""

from __future__ import annotations

import pytest
import shapely

from atlas.base.dates import parse_day
from atlas.paper.map.ground import draw_land, ground_of
from atlas.paper.map.projection import BASE_WINDOW, WHOLE, Panel
from atlas.paper.sheet.colours import INK, WHITE
from atlas.paper.sheet.display_list import Shape
from atlas.paper.sheet.sheet import Sheet

FRAME = (0.0, 0.0, 170.0, 28.0)


@pytest.fixture(scope="module")
def flat(model):
    """A low map of the country, wider than the base map, and the shapes of its ground."""
    panel = Panel(FRAME, [(38.0, 40.0), (135.0, 60.0)], conic=WHOLE)
    sheet = Sheet(170, 28)
    draw_land(sheet, panel, ground_of(model, panel, parse_day("1944-02-24")))
    return panel, [thing for thing in sheet.display_list if isinstance(thing, Shape)]


def _has(shape: Shape, x: float, y: float) -> bool:
    return bool(shape.fill) and shapely.Polygon(shape.outline[0]).buffer(0).contains_properly(
        shapely.Point(x, y)
    )


def test_off_the_base_map_is_paper_that_begins_at_a_line(flat):
    panel, shapes = flat
    x, y = 168.0, 26.0
    lon, lat = panel.to_lonlat(x, y)
    west, south, east, north = BASE_WINDOW
    assert not (west < lon < east and south < lat < north)
    assert {shape.fill for shape in shapes if _has(shape, x, y)} == {WHITE}
    assert any(shape.stroke == INK for shape in shapes)


def test_a_map_within_the_base_map_has_no_such_line(model):
    panel, sheet = Panel((0, 0, 90, 60), [(38.0, 42.0), (80.0, 55.0)]), Sheet(90, 60)
    draw_land(sheet, panel, ground_of(model, panel, parse_day("1944-02-24")))
    assert not any(isinstance(t, Shape) and t.stroke == INK for t in sheet.display_list)
