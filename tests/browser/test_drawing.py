"""The map is drawn by a worker, each pixel as the page draws it, or by the page where none can."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.browser.player_host import Host, mounted

CI = "chechens-ingush-1944"
WINDOW = {"width": 1100, "height": 640}
DAYS = (
    "1928-01-01", "1930-06-01", "1937-10-10", "1941-09-15", "1943-11-05", "1943-12-29",
    "1944-02-24", "1944-03-05", "1944-05-20", "1949-04-01", "1956-08-01", "1957-07-01",
    "1961-12-31",
)  # fmt: skip
PERIODS = (("1943-11-01", "1944-03-05"), ("1937-08-01", "1938-01-01"), ("1956-01-01", "1961-01-01"))
PEOPLES = (CI, "kalmyks-1943", "koreans-1937", "karachais-1943", "balkars-1944")
WHOLE: dict[str, Any] = {"map": None, "selected": None, "pick": [], "basis": "people"}
# What a command leaves out stays as it is, so each says all that the one before may have changed.
COMMANDS: list[dict[str, Any]] = [
    WHOLE | command
    for command in (
        *({"day": day, "view": "day"} for day in DAYS),
        *({"day": day, "view": "sofar"} for day in DAYS[:9]),
        *({"day": day, "to": to, "view": "period"} for day, to in PERIODS),
        {"day": DAYS[7], "view": "all"},
        {"day": DAYS[7], "view": "all", "basis": "share"},
        {"day": DAYS[7], "view": "day", "map": {"lon": 45, "lat": 43.5, "zoom": 7}},
        {"day": DAYS[7], "view": "day", "selected": {"type": "movement", "id": CI}},
        {"day": "1944-03-09", "view": "day", "pick": ["ci-loaded-convoy"]},
        *({"day": "1944-03-08", "view": "day", "movements": [people]} for people in PEOPLES),
        *({"day": "1957-05-08", "view": "sofar", "movements": [people]} for people in PEOPLES),
    )
]
# What is drawn, by whom, and the canvases of the map.
STATE = """() => {
  const map = document.querySelector(".xr-map");
  const { labels, drawn, date } = player.snapshot();
  const canvases = map.querySelectorAll("canvas").length;
  return { by: map.dataset.drawing, canvases, labels, drawn, date };
}"""
# A day on, as an arrow key goes: words stay where they stood.
STEP = """async () => {
  player.store.set({ day: player.store.get().day + 1 }, "keys");
  await painted();
}"""
TOLD = """async (told) => {
  await command(told);
  return JSON.stringify(player.snapshot());
}"""
# What the tooltip says all over the map, on cards and numbers and in the inset.
UNDER = """async () => {
  const { width, height } = document.querySelector(".xr-map").getBoundingClientRect();
  const tip = document.querySelector(".er-tip");
  const said = [];
  for (let x = 20; x < width; x += 83)
    for (let y = 15; y < height; y += 53) {
      leaflet.fire("mousemove", { containerPoint: { x, y } });
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      said.push(tip.hidden ? "" : tip.textContent);
    }
  leaflet.fire("mouseout");
  await painted();
  return said;
}"""
# The worker begins when a test says so, as if the page had not come to rest before.
LATER = """() => {
  window.idle = window.requestIdleCallback;
  window.requestIdleCallback = (call) => { window.begin = call; return 0; };
}"""

# Forty days a hundred apart, one a frame, and the last a jump.
BURST = """async () => {
  const first = player.store.get().day;
  orders.length = 0;
  for (let n = 1; n <= 40; n += 1) {
    player.store.set({ day: first + 100 * n }, n < 40 ? "keys" : "host");
    await new Promise((done) => requestAnimationFrame(done));
  }
  await painted();
  return { days: orders.map((day) => (day - first) / 100), most };
}"""
# Where a browser has no workers, or they do not do. What takes seconds to show is hurried.
HURRY = """
window.setTimeout = (call, ms, ...rest) => real.setTimeout(call, ms > 3000 ? 60 : ms, ...rest);
"""
KEEP = """
window.real ??= { Worker, setTimeout: setTimeout.bind(window) };
window.transfer ??= HTMLCanvasElement.prototype.transferControlToOffscreen;
"""
GIVEN_BACK = f"""{KEEP} Object.assign(window, real);
HTMLCanvasElement.prototype.transferControlToOffscreen = transfer; 0"""
OTHER = """window.Worker = class extends real.Worker {
  constructor() { super(URL.createObjectURL(new Blob(["SCRIPT"], { type: "text/javascript" }))); }
}; 0"""
LACKS = {
    "no Worker": f"{KEEP} window.Worker = undefined; 0",
    "no transfer": f"{KEEP} delete HTMLCanvasElement.prototype.transferControlToOffscreen; 0",
    "forbidden": f"{KEEP} window.Worker = function () {{ throw new Error('no'); }}; 0",
    "broken": KEEP + OTHER.replace("SCRIPT", "throw new Error(1)"),
    "silent": KEEP + HURRY + OTHER.replace("SCRIPT", ""),
    "without fonts": KEEP + OTHER.replace("SCRIPT", "onmessage = () => postMessage({ failed: 1 })"),
}
# What the worker is told: the days of its orders, and how many it had at once.
KEPT = f"""{KEEP}
Object.assign(window, {{ orders: [], open: 0, most: 0 }});
window.Worker = class extends real.Worker {{
  constructor(...given) {{
    super(...given);
    window.worker = this;
    this.addEventListener("message", ({{ data }}) => {{ if ("answer" in data) window.open -= 1; }});
  }}
  postMessage(message, ...others) {{
    super.postMessage(message, ...others);
    if (!message.order) return;
    window.open += 1;
    window.most = Math.max(most, open);
    orders.push(message.order.asked?.day);
  }}
}}; 0"""
# The page gets another face for plain letters: so wide a one that nobody overlooks it.
LETTERS = """async () => {
  const style = document.createElement("style");
  style.textContent = `@font-face { font-family: "Source Sans"; font-weight: 400;
    src: url(/static/vendor/source-sans/SourceSansPro-Bold.woff2) }`;
  document.head.append(style);
  await Promise.all([...document.fonts].map((face) => face.load()));
  await painted();
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, host: Host) -> Iterator[Page]:
    with mounted(browser, host, viewport=WINDOW, drawing="worker") as opened:
        yield opened


def shot(page: Page) -> Image.Image:
    """The map as it is on the screen."""
    box = page.locator(".xr-map").bounding_box()
    assert box is not None
    devtools = page.context.new_cdp_session(page)
    clip = box | {"scale": 1}
    taken = devtools.send("Page.captureScreenshot", {"clip": clip, "optimizeForSpeed": True})
    devtools.detach()
    return Image.open(io.BytesIO(base64.b64decode(taken["data"]))).convert("RGB")


def differing(one: Image.Image, other: Image.Image) -> int:
    """How many pixels differ; of two sizes all of them do.

    The round corners of the buttons that lie on the map are blended with it elsewhere in the
    browser: by one step of 255 they may be off.
    """
    if one.size != other.size:
        return one.width * one.height
    red, green, blue = ImageChops.difference(one, other).split()
    steps = ImageChops.lighter(red, ImageChops.lighter(green, blue)).histogram()
    return sum(steps[2:])


def anew(page: Page, drawing: str | None, fragment: str = "#date=1944-03-05") -> None:
    page.evaluate(
        "async ([fragment, drawing]) => {"
        " await mountAnew(fragment, 'en', { drawing }); await painted(); }",
        [fragment, drawing],
    )


@contextmanager
def told_of(page: Page) -> Iterator[list[str]]:
    """What the page warns of meanwhile."""
    heard: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "warning":
            heard.append(message.text)

    page.on("console", hear)
    yield heard
    page.remove_listener("console", hear)


def walk(page: Page) -> tuple[list[Image.Image], list[str]]:
    shots, told = [], []
    for command in COMMANDS:
        told.append(page.evaluate(TOLD, command))
        shots.append(shot(page))
    return shots, told


def test_page_and_worker_draw_the_same_pixels_at_forty_addresses(page):
    assert len(COMMANDS) == 40
    anew(page, "page")
    assert page.evaluate(STATE)["by"] == "page" and not page.workers
    drawn, told = walk(page)
    anew(page, "worker")
    assert page.evaluate(STATE)["by"] == "worker" and len(page.workers) == 1
    drawn_there, told_there = walk(page)
    assert page.evaluate(STATE)["by"] == "worker"
    assert [differing(*pair) for pair in zip(drawn, drawn_there, strict=True)] == [0] * 40
    assert told == told_there, "its words, what it says is on the map, and how much was drawn"
    assert min(differing(*pair) for pair in pairwise(drawn)) > 100, "each has its own picture"


def test_what_lies_on_the_map_is_found_whoever_draws_it(page):
    found = []
    for drawing in ("page", "worker"):
        anew(page, drawing)
        under = page.evaluate(UNDER)
        page.locator(".er-map-list").focus()
        page.keyboard.press("ArrowDown")
        page.evaluate("painted()")
        found.append((under, page.locator(".er-map-list").inner_text(), shot(page)))
        page.evaluate("document.activeElement.blur()")
    (under, things, ringed), (under_there, things_there, ringed_there) = found
    assert under == under_there and len(set(under)) > 20
    assert things == things_there and len(things.splitlines()) > 20
    assert differing(ringed, ringed_there) == 0, "with the ring of what is visited"


def test_a_worker_has_the_letters_of_the_page_also_where_these_come_late(page):
    anew(page, "worker")
    before = shot(page)
    page.evaluate(LETTERS)
    page.wait_for_selector(".xr-map[data-drawing=worker]")
    drawn = shot(page)
    assert differing(before, drawn) > 1000
    # To mount anew takes these letters away.
    anew(page, "page")
    page.evaluate(LETTERS)
    assert differing(drawn, shot(page)) == 0


def test_a_worker_goes_on_where_the_page_has_left_off(page):
    page.evaluate(LATER)
    anew(page, None)
    for _ in range(9):
        page.evaluate(STEP)
    before, told = shot(page), page.evaluate(STATE)
    assert told["by"] == "page" and not page.workers
    page.evaluate("begin()")
    page.wait_for_selector(".xr-map[data-drawing=worker]")
    page.evaluate("painted()")
    assert differing(before, shot(page)) == 0
    assert page.evaluate(STATE) == told | {"by": "worker"}
    anew(page, "page", "#date=1944-03-14")
    assert page.evaluate(STATE)["labels"] != told["labels"], "as they would be put anew"
    page.evaluate("window.requestIdleCallback = window.idle; 0")


def test_of_orders_that_come_while_it_draws_a_worker_gets_the_newest(page):
    page.evaluate(KEPT)
    anew(page, "worker")
    told = page.evaluate(BURST)
    page.evaluate("orders.length = 0")
    page.wait_for_timeout(500)
    assert page.evaluate("orders") == [], "and nothing is drawn again for the same state"
    page.evaluate(GIVEN_BACK)
    assert told["most"] == 1
    assert told["days"] == sorted(set(told["days"])) and told["days"][-1] == 40
    state = page.evaluate(STATE)
    assert (state["by"], state["date"]) == ("worker", "1955-02-16")
    drawn = shot(page)
    anew(page, "page", "#date=1955-02-16")
    assert differing(drawn, shot(page)) == 0


@pytest.mark.parametrize("lack", LACKS)
def test_the_page_draws_where_a_worker_cannot(page, lack):
    anew(page, "page")
    drawn = shot(page)
    page.evaluate(LACKS[lack])
    with told_of(page) as warnings:
        anew(page, "worker")
    page.evaluate(GIVEN_BACK)
    state = page.evaluate(STATE)
    assert (state["by"], state["canvases"]) == ("page", 1)
    assert differing(drawn, shot(page)) == 0
    assert len(warnings) == (lack not in ("no Worker", "no transfer"))
    assert all(text.startswith("The page draws the map: ") for text in warnings)


def test_the_page_draws_on_when_a_worker_breaks_or_falls_silent(page):
    for end in ("worker.postMessage({ order: {} })", "worker.postMessage = () => {}"):
        page.evaluate(KEPT)
        anew(page, "worker")
        assert page.evaluate(STATE)["by"] == "worker"
        with told_of(page) as warnings:
            page.evaluate(f"{HURRY} {end}; command({{ day: '1944-03-14' }}); 0")
            page.wait_for_selector(".xr-map[data-drawing=page]")
            page.evaluate("painted()")
        assert len(warnings) == 1 and not page.workers
        drawn, state = shot(page), page.evaluate(STATE)
        page.evaluate(GIVEN_BACK)
        anew(page, "page", "#date=1944-03-14")
        assert state == page.evaluate(STATE) and differing(drawn, shot(page)) == 0


def test_paper_is_drawn_at_once_and_the_worker_goes_on_after_it(page):
    anew(page, "worker")
    before = shot(page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    sizes = "[...document.querySelectorAll('.er-canvas')].map((canvas) => canvas.width)"
    assert max(page.evaluate(sizes)) > 2.5 * before.width, "at once: a browser does not wait"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.evaluate("painted()")
    assert page.evaluate(sizes) == [before.width]
    assert page.evaluate(STATE)["by"] == "worker" and differing(before, shot(page)) == 0


def test_a_worker_ends_with_its_map(page):
    anew(page, "worker")
    assert len(page.workers) == 1
    page.evaluate("player.destroy()")
    page.wait_for_timeout(100)
    assert not page.workers
