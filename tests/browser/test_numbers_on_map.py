"""No tint stands without its number: the number of a crowded region is written on the canvas."""

from __future__ import annotations

from tests.browser.player_host import mounted

# What is written on any canvas from now on.
LISTEN = """() => {
  window.written = [];
  for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
    const { fillText } = prototype;
    prototype.fillText = function (text, ...where) {
      window.written.push(text);
      return fillText.call(this, text, ...where);
    };
  }
}"""


def test_the_number_of_a_crowded_republic_is_written(browser, host):
    with mounted(browser, host, viewport={"width": 1280, "height": 756}) as page:
        page.evaluate(LISTEN)
        for width, height in ((1280, 756), (400, 800)):
            page.evaluate("command({ date: '1944-03-20' })")
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate("async () => { await painted(); written.length = 0; }")
            page.evaluate("command({ date: '1944-03-21' })")
            page.wait_for_function("() => written.some((text) => text.includes('300,185'))")
            assert page.evaluate("written.some((text) => text.includes('88,515'))"), width
