"""Colors on the map, and what is seen of a way on a dark ground."""

from __future__ import annotations

import folium

from folium_dated_movements import DatedMovement, DatedMovements
from folium_dated_movements.color import NAMED


def test_a_name_is_the_color_that_a_browser_takes_it_for(chromium):
    context = chromium.new_context()
    taken = context.new_page().evaluate(
        """(names) => {
          const ink = document.createElement("canvas").getContext("2d");
          return names.map((name) => {
            ink.fillStyle = "#010203";
            ink.fillStyle = name;
            return ink.fillStyle;
          });
        }""",
        list(NAMED),
    )
    assert taken == [f"#{digits}" for digits in NAMED.values()]
    assert len(taken) == 148
    context.close()


def test_a_way_ahead_is_seen_on_a_dark_ground(opened):
    page = folium.Map(location=[50, 35], zoom_start=4, tiles=None)
    way = DatedMovement("Later", 1810, 1811, [(50, 10), (50, 60)], color="black")
    DatedMovements([way], opening="1800").add_to(page)
    light, dark = opened(page).evaluate(
        """() => {
          const sheet = document.querySelector("canvas[data-sheet=seen]");
          const { width, height } = sheet;
          const { data } = sheet.getContext("2d").getImageData(0, 0, width, height);
          let [light, dark] = [0, 0];
          for (let n = 0; n < data.length; n += 4) {
            if (data[n + 3] < 200) continue;
            if (data[n] > 200) light += 1;
            if (data[n] < 80) dark += 1;
          }
          return [light, dark];
        }"""
    )
    assert dark > 100
    assert light > dark
