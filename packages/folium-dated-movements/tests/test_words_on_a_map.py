"""The words on the map: long ones, and those that are written from right to left."""

from __future__ import annotations

import folium
import pytest
from playwright.sync_api import expect

from folium_dated_movements import DatedMovement, DatedMovements

WAY = DatedMovement("First", "1800-01-01", "1800-12-31", [(50, 10), (50, 40)], people=120_000)
CONTROL = "[data-testid=dated-movements]"


def map_of(*layers):
    page = folium.Map(location=[50, 35], zoom_start=4, tiles=None)
    for layer in layers:
        layer.add_to(page)
    return page


def drawn_words(view):
    """Return the words at fronts, with where each begins and ends, in pixels of the map."""
    return view.evaluate(
        """async () => {
          // Leaflet has a map drawn twice when it is set anew
          const [drawn, draw] = [new Map(), CanvasRenderingContext2D.prototype.fillText];
          CanvasRenderingContext2D.prototype.fillText = function (words, x, y) {
            const { width } = this.measureText(words);
            drawn.set(words, { words, left: x, right: x + width, align: this.textAlign });
            draw.call(this, words, x, y);
          };
          const map = Object.values(window).find((x) => x instanceof L.Map);
          map.setView([50, 35], 3, { animate: false });
          CanvasRenderingContext2D.prototype.fillText = draw;
          return [...drawn.values()];
        }"""
    )


def test_a_long_name_is_shortened_and_begins_on_the_map(opened):
    ways = [
        DatedMovement("People of many places " * 9, 1800, 1802, [(45, 20), (55, 60)], people=5),
        DatedMovement("x" * 40, 1800, 1802, [(20, 20), (20, 60)], people=5),
    ]
    view = opened(map_of(DatedMovements(ways, opening="1801")))
    view.set_viewport_size({"width": 390, "height": 600})
    view.wait_for_timeout(400)
    long, fitting = drawn_words(view)
    assert long["words"] == "People of many places People of many pl…, 5 people"
    assert fitting["words"] == f"{'x' * 40}, 5 people"
    assert long["left"] > 0 and fitting["left"] > 0


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_name_from_right_to_left_has_its_number_after_it(opened, direction):
    way = DatedMovement("מתיישבים", 1800, 1802, [(45, 20), (55, 60)], people=5)
    page = map_of(DatedMovements([way], opening="1801"))
    style = f"<style>html {{ direction: {direction} }}</style>"
    page.get_root().header.add_child(folium.Element(style))
    view = opened(page)
    (drawn,) = drawn_words(view)
    assert drawn["words"] == "\u2068מתיישבים\u2069, 5 people"
    assert drawn["align"] == "left"


def test_words_of_one_direction_are_left_alone(opened):
    way = DatedMovement("מתיישבים", 1800, 1802, [(45, 20), (55, 60)], people=5)
    layer = DatedMovements([way], opening="1801", lang="he", labels={"people": "{count} נפש"})
    (drawn,) = drawn_words(opened(map_of(layer)))
    assert drawn["words"] == "מתיישבים, 5 נפש"


def test_a_long_pop_up_is_scrolled_within_the_map_and_clear_of_the_list(opened):
    way = DatedMovement("Way", 1800, 1802, [(45, 20), (55, 60)], popup="by wagon " * 400)
    view = opened(map_of(DatedMovements([way], opening="1801")))
    view.get_by_role("button", name="Movements").click()
    view.get_by_role("button", name="Way").click()
    view.wait_for_timeout(600)
    popup = view.locator(".leaflet-popup").bounding_box()
    control = view.locator(CONTROL).bounding_box()
    assert popup["y"] >= 0
    assert popup["y"] + popup["height"] <= control["y"]
    assert view.eval_on_selector(".leaflet-popup-content", "c => c.scrollHeight > c.clientHeight")


def test_a_pop_up_goes_with_its_layer(opened):
    page = map_of(DatedMovements([WAY], name="Ways", opening="1800-12-31"))
    folium.LayerControl(collapsed=False).add_to(page)
    view = opened(page)
    view.get_by_role("button", name="Movements").click()
    view.get_by_role("button", name="First").click()
    expect(view.locator(".leaflet-popup")).to_have_count(1)
    view.get_by_label("Ways").uncheck()
    expect(view.locator(".leaflet-popup")).to_have_count(0)


def test_a_date_from_right_to_left_begins_at_its_right(opened):
    view = opened(map_of(DatedMovements([WAY], opening="1800-06-25", lang="he")))
    day, year = view.evaluate(
        """() => {
          const text = document.querySelector(".dated-control output").firstChild;
          const leftOf = (words) => {
            const range = document.createRange();
            const at = text.data.indexOf(words);
            range.setStart(text, at);
            range.setEnd(text, at + words.length);
            return range.getBoundingClientRect().left;
          };
          return [leftOf("25"), leftOf("1800")];
        }"""
    )
    assert year < day
