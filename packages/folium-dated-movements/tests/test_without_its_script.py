"""A page that does not let the package's script run."""

from __future__ import annotations

import folium
from playwright.sync_api import expect

from folium_dated_movements import DatedMovement, DatedMovements

WAY = DatedMovement("First", 1800, 1801, [(50, 10), (50, 40)])


def test_it_says_so_and_the_layers_after_it_are_there(opened):
    page = folium.Map(location=[50, 35], zoom_start=4, tiles=None)
    policy = "<meta http-equiv='Content-Security-Policy' content=\"script-src 'unsafe-inline'\">"
    page.get_root().header.add_child(folium.Element(policy), name="policy", index=0)
    group = folium.FeatureGroup(name="Group").add_to(page)
    ways = DatedMovements([WAY], name="Ways").add_to(group)
    page.keep_in_front(ways)
    folium.Marker([50, 30], icon=folium.DivIcon()).add_to(page)
    ready = "window.$ = () => ({ ready: (then) => addEventListener('DOMContentLoaded', then) })"
    page.get_root().header.add_child(folium.Element(f"<script>{ready}</script>"))
    view = opened(page)
    expect(view.locator(".leaflet-marker-icon")).to_have_count(1)
    said = []
    view.on("console", lambda message: said.append(message.text))
    view.reload()
    (sentence,) = [words for words in said if words.startswith("folium-dated-movements: ")]
    assert "Content Security Policy" in sentence
    assert view.locator("[data-testid=dated-movements]").count() == 0
