"""The layer in a browser: any year, at every time zone's midnight, beside other layers."""

from __future__ import annotations

import folium
import pytest
from playwright.sync_api import expect

from folium_dated_movements import DatedMovement, DatedMovements
from folium_dated_movements.calendar import span_of

SECOND = "<b>Second</b> {{7*7}} {% if ${7*7} `</script>"
MOVEMENTS = [
    DatedMovement("First", "1800-01-01", "1800-12-31", [(50, 10), (50, 40)], people=120_000),
    DatedMovement(SECOND, "1837-09", "1837-12", [(45, 20), (55, 60)], tooltip=SECOND, popup=SECOND),
    DatedMovement("Third", "1969-12-20", "1970-01-10", [(40, 30), (42, 50)], people=500),
]
CAESAR = DatedMovement("Caesar", "-0048-01-10", "-0047", [(44, 12), (36, 22)], people=5000)
CONTROL = "[data-testid=dated-movements]"


def map_of(*layers, **options):
    page = folium.Map(location=[50, 35], zoom_start=4, tiles=None, **options)
    for layer in layers:
        layer.add_to(page)
    return page


def seek(view, iso):
    """Move the slider to a day and return what is shown."""
    return view.evaluate(
        """([where, day]) => {
          const control = document.querySelector(where);
          const slider = control.querySelector("input");
          slider.value = day;
          slider.dispatchEvent(new Event("input"));
          return { ...control.snapshot(), words: control.querySelector("output").textContent };
        }""",
        [CONTROL, span_of(iso)[0]],
    )


def colours(view, sheet):
    """Return how many pixels of each canvas of a kind are not transparent."""
    return view.evaluate(
        """(sheet) => [...document.querySelectorAll(`canvas[data-sheet=${sheet}]`)].map((c) => {
          const { data } = c.getContext("2d").getImageData(0, 0, c.width, c.height);
          let count = 0;
          for (let n = 3; n < data.length; n += 4) if (data[n]) count += 1;
          return count;
        })""",
        sheet,
    )


@pytest.mark.parametrize("zone", ["UTC", "Asia/Almaty", "America/Los_Angeles"])
def test_a_day_is_that_day_in_any_year(opened, zone):
    view = opened(map_of(DatedMovements([*MOVEMENTS, CAESAR])), timezone_id=zone)
    for iso, words, under_way in (
        ("-0047-03-15", "March 15, 48 B", ["Caesar"]),
        ("1800-01-01", "January 1, 1800", ["First"]),
        ("1836-02-29", "February 29, 1836", []),
        ("1837-10-15", "October 15, 1837", [SECOND]),
        ("1969-12-31", "December 31, 1969", ["Third"]),
        ("1970-01-01", "January 1, 1970", ["Third"]),
    ):
        shown = seek(view, iso)
        assert shown["date"] == iso
        assert shown["words"].startswith(words)
        assert [mark["name"] for mark in shown["marks"]] == under_way


def test_the_front_goes_evenly_along_the_way(opened):
    view = opened(map_of(DatedMovements(MOVEMENTS)))
    (mark,) = seek(view, "1800-07-02")["marks"]
    (start, _), (_, end) = span_of("1800-01-01"), span_of("1800-12-31")
    share = (span_of("1800-07-02")[0] - start) / (end - start)
    assert mark["lon"] == pytest.approx(10 + 30 * share, abs=1e-6)
    assert mark["value"] == 120_000


def test_words_are_text_at_the_pointer_and_in_a_popup(opened):
    layer = DatedMovements([MOVEMENTS[1]], opening="1837-12-31")
    view = opened(map_of(layer))
    # The way is straight on the map, so its middle on the screen is on it.
    ends = view.evaluate(
        """() => {
          const map = window[Object.keys(window).find((key) => key.startsWith("map_"))];
          return [[45, 20], [55, 60]].map((p) => map.latLngToContainerPoint(p));
        }"""
    )
    at = [(ends[0][axis] + ends[1][axis]) / 2 for axis in ("x", "y")]
    view.mouse.move(*at)
    expect(view.locator(".leaflet-tooltip")).to_have_text(f"{SECOND}, number not stated · {SECOND}")
    view.mouse.click(*at)
    expect(view.locator(".leaflet-popup-content")).to_have_text(f"{SECOND}{SECOND}")
    assert view.locator(".leaflet-popup-content b b, .leaflet-tooltip b").count() == 0


def test_what_arrived_keeps_its_width_and_other_layers_their_pointer(opened):
    square = {
        "type": "Polygon",
        "coordinates": [[[20, 45], [30, 45], [30, 55], [20, 55], [20, 45]]],
    }
    under = folium.GeoJson(square, tooltip="land", style_function=lambda _: {"fillOpacity": 1})
    view = opened(map_of(under, DatedMovements(MOVEMENTS[:2], people_per_px=10_000)))
    seek(view, "1800-01-01")
    (begun,) = colours(view, "seen")
    seek(view, "1801-06-01")
    (arrived,) = colours(view, "seen")
    assert arrived > 12 * 300 > begun
    over = view.evaluate(
        """() => {
          const z = (node) => Number(getComputedStyle(node).zIndex);
          const sheets = document.querySelector("canvas[data-sheet=seen]").parentElement;
          return z(sheets) - z(document.querySelector(".leaflet-overlay-pane svg"));
        }"""
    )
    assert over > 0, "the land hides the ways"
    view.mouse.move(386, 310)
    expect(view.locator(".leaflet-tooltip")).to_contain_text("land")


def test_layers_share_a_clock_and_can_be_switched(opened):
    group = folium.FeatureGroup(name="In a group")
    DatedMovements(MOVEMENTS[:2], legend=None).add_to(group)
    alone = DatedMovements(MOVEMENTS[2:], name="Alone")
    page = map_of(group, alone)
    folium.LayerControl(collapsed=False).add_to(page)
    view = opened(page)
    expect(view.locator(CONTROL)).to_have_count(1)
    slider = view.locator(f"{CONTROL} input")
    assert slider.get_attribute("min") == str(span_of("1800-01-01")[0])
    assert slider.get_attribute("max") == str(span_of("1970-01-10")[1])
    expect(view.locator(".dated-legend")).to_have_count(1)
    seek(view, "1970-01-01")
    view.get_by_label("In a group").uncheck()
    assert slider.get_attribute("min") == str(span_of("1969-12-20")[0])
    assert [m["name"] for m in view.eval_on_selector(CONTROL, "c => c.snapshot().marks")] == [
        "Third"
    ]
    view.get_by_label("Alone").uncheck()
    expect(view.locator(CONTROL)).to_have_count(0)
    expect(view.locator(".dated-legend")).to_have_count(0)
    view.get_by_label("In a group").check()
    expect(view.locator(CONTROL)).to_have_count(1)


def test_it_plays_stops_loops_and_speaks_another_language(opened):
    words = {"play": "Ойнату", "pause": "Тоқтату", "people": "{count} адам", "pace": "Қарқын"}
    layer = DatedMovements(MOVEMENTS, lang="kk", labels=words, pace=1000, loop=True)
    view = opened(map_of(layer))
    seek(view, "1969-12-20")
    view.get_by_role("button", name="Ойнату").click()
    view.wait_for_function(
        "(last) => +document.querySelector('.dated-control input').value < last",
        arg=span_of("1900")[0],
    )
    view.get_by_role("button", name="Тоқтату").click()
    expect(view.get_by_role("button", name="Ойнату")).to_have_count(1)
    expect(view.locator(".dated-legend")).to_contain_text("адам")
    assert view.get_by_label("Қарқын").input_value()


def test_steps_go_from_event_to_event(opened):
    view = opened(map_of(DatedMovements(MOVEMENTS)))
    seek(view, "1801-05-01")
    view.get_by_role("button", name="Next event").click()
    expect(view.locator("output")).to_have_text("September 1, 1837")
    view.get_by_role("button", name="Previous event").click()
    expect(view.locator("output")).to_have_text("December 31, 1800")


def test_a_day_looks_the_same_however_it_was_reached(opened):
    lines = [[(45 + n, 10), (50, 20 + 2 * n), (55 - n, 45)] for n in range(5)]
    ways = [
        DatedMovement(f"Way {n}", f"1800-0{n + 1}", "1801-03", line, people=n * 400 or None)
        for n, line in enumerate(lines)
    ]
    view = opened(map_of(DatedMovements(ways)))
    picture = """() => [...document.querySelector("canvas[data-sheet=seen]").toDataURL()].reduce(
      (hash, sign) => (Math.imul(hash, 31) + sign.charCodeAt(0)) | 0, 0)"""
    seek(view, "1800-01-01")
    seek(view, "1800-12-01")
    view.wait_for_timeout(300)
    in_one_step = view.evaluate(picture)
    seek(view, "1800-01-01")
    for day in range(*(span_of(iso)[0] for iso in ("1800-01-01", "1800-12-02"))):
        view.evaluate(
            """([where, day]) => {
              const slider = document.querySelector(where);
              slider.value = day;
              slider.dispatchEvent(new Event("input"));
            }""",
            [f"{CONTROL} input", day],
        )
    view.wait_for_timeout(300)
    assert view.evaluate(picture) == in_one_step


def test_the_picture_stays_right_when_the_map_moves(opened):
    view = opened(map_of(DatedMovements(MOVEMENTS[:1], opening="1800-12-31")))
    (before,) = colours(view, "seen")
    view.evaluate(
        """() => {
          const map = window[Object.keys(window).find((key) => key.startsWith("map_"))];
          map.setView([50, 25], 5, { animate: false });
        }"""
    )
    (after,) = colours(view, "seen")
    assert after > 1.3 * before
