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
    expect(view.locator(".leaflet-popup-content")).to_have_text(
        f"{SECOND}{SECOND}number not stated"
    )
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
    assert arrived - begun > 6 * 300
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
    page = map_of(DatedMovements(ways))
    # As in a browser of 2022.
    page.get_root().header.add_child(folium.Element("<script>delete Map.groupBy</script>"))
    view = opened(page)
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


#: folium's pop-ups ask jQuery for the element of a markup.
QUERY = """window.$ = (html) => {
  const box = document.createElement("div");
  box.innerHTML = html;
  return [box.firstElementChild];
}"""


def on_the_screen(view, *point):
    at = view.evaluate(
        """(point) => Object.values(window).find((x) => x instanceof L.Map)
          .latLngToContainerPoint(point)""",
        point,
    )
    return at["x"], at["y"]


@pytest.mark.parametrize("canvas", [False, True])
def test_a_way_speaks_before_what_lies_below_it_and_after_a_marker(opened, canvas):
    way = DatedMovement("Way", "1800", "1801", [(50, 20), (50, 50)], popup="by road")
    land = {"type": "Polygon", "coordinates": [[[15, 40], [55, 40], [55, 60], [15, 60], [15, 40]]]}
    page = map_of(
        folium.GeoJson(land, tooltip="land", popup=folium.Popup("country")),
        folium.Marker([50, 30], tooltip="town", icon=folium.DivIcon(icon_size=(20, 20))),
        DatedMovements([way], opening="1801-12-31"),
        prefer_canvas=canvas,
    )
    page.get_root().header.add_child(folium.Element(f"<script>{QUERY}</script>"))
    view = opened(page)
    tooltips = view.locator(".leaflet-tooltip:visible")
    popups = view.locator(".leaflet-popup-content")
    view.mouse.move(*on_the_screen(view, 50, 40))
    expect(tooltips).to_have_text(["Way, number not stated"])
    view.mouse.move(*on_the_screen(view, 55, 40))
    expect(tooltips).to_have_text(["land"])
    x, y = on_the_screen(view, 50, 30)
    view.mouse.move(x + 2, y + 2)
    expect(tooltips).to_have_text(["town"])
    view.mouse.click(*on_the_screen(view, 50, 40))
    expect(popups).to_have_text(["Wayby roadnumber not stated"])
    view.mouse.click(*on_the_screen(view, 55, 52))
    expect(popups).to_have_text(["country"])


#: The pointer crosses the land and comes to rest on the way, all within 32 ms.
DASH = """([over, at]) => {
  for (const [clientX, clientY] of [over, at])
    document.elementFromPoint(clientX, clientY).dispatchEvent(
      new MouseEvent("mousemove", { bubbles: true, clientX, clientY }));
}"""


@pytest.mark.parametrize("canvas", [False, True])
def test_where_a_fast_pointer_comes_to_rest_is_heard(opened, canvas):
    way = DatedMovement("Way", "1800", "1801", [(50, 20), (50, 50)])
    land = {"type": "Polygon", "coordinates": [[[15, 40], [55, 40], [55, 60], [15, 60], [15, 40]]]}
    layers = (folium.GeoJson(land, tooltip="land"), DatedMovements([way], opening="1801-12-31"))
    view = opened(map_of(*layers, prefer_canvas=canvas))
    view.evaluate(DASH, [on_the_screen(view, 55, 40), on_the_screen(view, 50, 40)])
    expect(view.locator(".leaflet-tooltip:visible")).to_have_text(["Way, number not stated"])


def test_a_control_keeps_the_pointer_from_the_way_below_it(opened):
    way = DatedMovement("Way", "1800", "1801", [(31, 13), (31, 50)])
    view = opened(map_of(DatedMovements([way], opening="1801-12-31")))
    box = view.locator(CONTROL).bounding_box()
    x, y = on_the_screen(view, 31, 16)
    assert box["x"] < x < box["x"] + box["width"] and box["y"] < y < box["y"] + box["height"]
    view.mouse.move(x, y)
    view.wait_for_timeout(100)
    expect(view.locator(".leaflet-tooltip")).to_have_count(0)


def test_two_maps_have_a_clock_each(opened):
    figure = folium.Figure(height=700)
    for count in (1, 2):
        cell = figure.add_subplot(1, 2, count)
        page = folium.Map(location=[50, 35], zoom_start=3, tiles=None).add_to(cell)
        DatedMovements(MOVEMENTS, opening=f"1800-0{count}-01").add_to(page)
    view = opened(figure)
    expect(view.locator("output")).to_have_text(["January 1, 1800", "February 1, 1800"])
    view.get_by_role("button", name="Next event").first.click()
    expect(view.locator("output")).to_have_text(["December 31, 1800", "February 1, 1800"])


def test_a_second_may_stand_for_decades_and_fits_all_layers(opened):
    late = DatedMovement("Late", 1800, 1900, [(45, 20), (55, 60)])
    group = folium.FeatureGroup(name="Ages")
    DatedMovements([late], legend=None).add_to(group)
    moment = DatedMovements([DatedMovement("Moment", 1790, 1790, [(45, 20), (55, 60)])])
    page = map_of(moment, group)
    folium.LayerControl(collapsed=False).add_to(page)
    view = opened(page)
    pace = view.get_by_label("Pace")
    offered = pace.locator("option")
    expect(offered).to_have_text(["1 month a second", "1 year a second", "10 years a second"])
    assert pace.evaluate("select => select.selectedOptions[0].text") == "10 years a second"
    view.get_by_label("Ages").uncheck()
    expect(offered).to_have_text(["1 day a second", "1 week a second", "1 month a second"])
    view.get_by_label("Ages").check()
    pace.select_option("1 year a second")
    view.get_by_label("Ages").uncheck()
    assert pace.evaluate("select => select.selectedOptions[0].text") == "1 year a second", "chosen"


@pytest.mark.parametrize("width", [260, 390, 560, 1000])
def test_nothing_lies_over_the_control_in_a_map_of_any_width(opened, width):
    credit = folium.TileLayer("https://x.invalid/{z}", attr="© OpenStreetMap contributors")
    view = opened(map_of(credit, DatedMovements(MOVEMENTS, name="Ways")))
    view.set_viewport_size({"width": width, "height": 600})
    # the window is heard in the next frame, and Leaflet waits 200 ms
    view.wait_for_timeout(400)
    boxes = [
        view.locator(where).bounding_box()
        for where in (".dated-control", ".dated-legend", ".leaflet-control-attribution")
    ]
    for n, a in enumerate(boxes):
        assert a["x"] >= 0 and a["x"] + a["width"] <= width
        for b in boxes[n + 1 :]:
            assert (
                a["x"] + a["width"] <= b["x"]
                or b["x"] + b["width"] <= a["x"]
                or a["y"] + a["height"] <= b["y"]
                or b["y"] + b["height"] <= a["y"]
            )


def test_a_map_in_a_closed_tab_is_drawn_when_it_opens(opened):
    page = map_of(DatedMovements(MOVEMENTS[:1], opening="1800-12-31"))
    hidden = folium.Element("<style id=closed>body { display: none }</style>")
    page.get_root().header.add_child(hidden)
    view = opened(page)
    expect(view.locator("canvas[data-sheet=seen]")).to_have_attribute("width", "0")
    view.evaluate(
        """() => {
          document.getElementById("closed").remove();
          Object.values(window).find((x) => x instanceof L.Map).invalidateSize();
        }"""
    )
    view.wait_for_timeout(300)
    (drawn,) = colours(view, "seen")
    assert drawn > 1000


def test_a_layer_that_comes_back_stands_where_it_stood(opened):
    group = folium.FeatureGroup(name="Ways", show=False)
    DatedMovements(MOVEMENTS[:2], opening="1800-03").add_to(group)
    page = map_of(group)
    folium.LayerControl(collapsed=False).add_to(page)
    view = opened(page)
    expect(view.locator(CONTROL)).to_have_count(0)
    view.get_by_label("Ways").check()
    expect(view.locator("output")).to_have_text("March 1, 1800")
    seek(view, "1837-10-15")
    view.get_by_label("Ways").uncheck()
    view.get_by_label("Ways").check()
    expect(view.locator("output")).to_have_text("October 15, 1837")


def test_a_way_without_a_name_or_a_number_says_so_and_no_more(opened):
    way = DatedMovement("", "1800", "1801", [(50, 20), (50, 50)])
    view = opened(map_of(DatedMovements([way], opening="1801-12-31")))
    view.mouse.move(*on_the_screen(view, 50, 40))
    expect(view.locator(".leaflet-tooltip")).to_have_text("number not stated")
    expect(view.locator(".dated-legend")).to_have_text("number not stated")


def test_the_name_of_a_layer_is_text_in_the_layer_control(opened):
    name = f"Smith & Sons <img src=x onerror=this.id='ran'> {SECOND}"
    page = map_of(DatedMovements(MOVEMENTS, name=name))
    folium.LayerControl(collapsed=False).add_to(page)
    view = opened(page)
    expect(view.locator(".leaflet-control-layers-overlays label")).to_contain_text(name)
    expect(view.locator(".dated-legend")).to_contain_text(name)
    assert view.locator("img").count() == 0


def test_an_opening_that_only_a_later_layer_reaches_is_shown(opened):
    early = DatedMovement("Early", 1800, 1810, [(45, 20), (55, 60)])
    late = DatedMovement("Late", 1840, 1860, [(45, 30), (55, 70)])
    page = map_of(DatedMovements([early], opening="1850"), DatedMovements([late], name="Late"))
    folium.LayerControl(collapsed=False).add_to(page)
    view = opened(page)
    expect(view.locator("output")).to_have_text("1850")
    view.get_by_label("Late").uncheck()
    expect(view.locator("output")).to_have_text("1810")
    view.get_by_label("Late").check()
    expect(view.locator("output")).to_have_text("1850")
    view.get_by_role("button", name="Previous event").click()
    view.get_by_label("Late").uncheck()
    view.get_by_role("button", name="Previous event").click()
    view.get_by_label("Late").check()
    expect(view.locator("output")).to_have_text("1800")


def test_a_layer_can_be_kept_in_front(opened):
    front, back = (DatedMovements(MOVEMENTS[:1], name=name) for name in ("Front", "Back"))
    page = map_of(front, back)
    page.keep_in_front(front)
    ready = "window.$ = () => ({ ready: (then) => addEventListener('DOMContentLoaded', then) })"
    page.get_root().header.add_child(folium.Element(f"<script>{ready}</script>"))
    folium.LayerControl(collapsed=False).add_to(page)
    view = opened(page)
    view.get_by_label("Back").uncheck()
    view.get_by_label("Back").check()
    assert view.evaluate(
        """(name) => {
          const [sheet] = [...document.querySelectorAll("canvas[data-sheet=seen]")].slice(-1);
          return window[name].surface.sheets.seen === sheet;
        }""",
        front.get_name(),
    )
