"""No tint stands without its number: the numbers of a crowded region are written on the map."""

from __future__ import annotations

from tests.browser.player_host import mounted

# What is written on the map, once a day is drawn in a window of the size just set.
WRITTEN = """async (date) => {
  await painted();
  await command({ date });
  return document.getElementById("root").snapshot().labels.map(({ text }) => text).join("\\n");
}"""


def test_the_number_of_a_crowded_republic_is_written(browser, host):
    with mounted(browser, host, viewport={"width": 1280, "height": 756}) as page:
        for width, height in ((1280, 756), (400, 800)):
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate(WRITTEN, "1944-03-20")
            written = page.evaluate(WRITTEN, "1944-03-21")
            assert "300,185" in written and "88,515" in written, width
