"""What a room reads while presenting, and the teacher's own window."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.player_host import mounted

# The last is 1366 x 768 at 200 per cent zoom: there the letters keep a least size.
SIZES = [(1024, 768), (1366, 768), (1920, 1080), (390, 844), (683, 384)]
DAY = {"date": "1944-02-26", "movements": ["chechens-ingush-1944"], "presenting": True}
# The height of the letters that must be read, and whether their boxes are whole and apart.
READ = """() => {
  const names = [".xr-slate .xr-date", ".xr-slate-figure", ".xr-slate-words"];
  const parts = names.map((name) => document.querySelector(name));
  const slate = document.querySelector(".xr-slate").getBoundingClientRect();
  const whole = parts.map((part) => part.getBoundingClientRect()).every(({ top, bottom }) =>
    top >= slate.top - 1 && bottom <= slate.bottom + 1);
  const map = document.querySelector(".xr-map").getBoundingClientRect();
  return {
    sizes: parts.map((part) => parseFloat(getComputedStyle(part).fontSize)),
    whole,
    covers: slate.top < map.bottom - 1,
    overflows: document.documentElement.scrollWidth > innerWidth,
    words: parts[2].textContent,
  };
}"""

# The words of each step of each story, as the card writes them; kept, for each turn moves the map.
WRITE_STEPS = """() => {
  window.written = [];
  for (const { id, steps } of scene.tours) {
    player.store.set({ tour: null, selected: null }, "story");
    tell({ tour: { id, step: 1 }, presenting: true });
    for (let step = 1; step <= steps.length; step += 1) {
      if (step > 1) document.querySelector(".xr-story-next").click();
      const words = document.querySelector(".xr-story-body").cloneNode(true).childNodes;
      written.push([`${id} ${step}`, [...words]]);
    }
  }
  return written.length;
}"""
# The steps whose date, heading, number or sentences are too small, or not whole in the band.
CUT = """() => {
  const body = document.querySelector(".xr-story-body");
  const parts = [".xr-date", ".xr-story-heading > :last-child", ".xr-story-figure",
    ".xr-story-text"];
  const edge = body.getBoundingClientRect();
  const isWhole = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const inside = ({ top, bottom, right }) =>
      top >= edge.top - 1 && bottom <= edge.bottom + 1 && right <= edge.right + 1;
    const letters = parseFloat(getComputedStyle(node).fontSize);
    return letters >= 0.0299 * innerHeight && [...range.getClientRects()].every(inside);
  };
  return written.filter(([, words]) => {
    body.replaceChildren(...words);
    return !parts.flatMap((name) => [...body.querySelectorAll(name)]).every(isWhole);
  }).map(([name]) => name);
}"""


@pytest.fixture(scope="module")
def opened(browser, host) -> Iterator[Page]:
    with mounted(browser, host) as page:
        yield page


def show(page: Page, width: int, height: int, **command: Any) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("c => command(c)", DAY | command)
    # Sizes are followed by observers, which are heard after the next layout.
    page.evaluate("async () => { await painted(); await painted(); }")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_date_sentence_and_number_are_read_in_the_last_row(opened, width, height):
    show(opened, width, height)
    read = opened.evaluate(READ)
    assert min(read["sizes"]) >= 0.03 * height
    assert read["whole"] and not read["covers"] and not read["overflows"]
    assert read["words"].startswith("Chechens and Ingush: "), "whose it is"
    leave = opened.get_by_role("button", name="Leave the presentation", exact=True)
    expect(leave).to_be_in_viewport(ratio=1)
    for asked in (".xr-view", ".xr-chapters", ".er-map-buttons", ".xr-share-button"):
        expect(opened.locator(asked)).to_be_hidden()


def test_a_sentence_without_room_stays_a_sentence_and_takes_the_place_of_the_number(opened):
    show(opened, 1024, 768)
    event = opened.evaluate("""() => scene.events
      .filter(({ movement, start, end }) => movement === "chechens-ingush-1944" && end - start < 9)
      .sort((a, b) => b.text.length - a.text.length)[0]""")
    words = opened.locator(".xr-slate-words")
    for room, number in [("6em", True), ("1.2em", False)]:
        style = opened.add_style_tag(
            content=f".xr-player .xr-slate-words {{ max-height: {room} !important }}"
        )
        show(opened, 1024, 768, day=event["start"] - 1)
        show(opened, 1024, 768, day=event["start"])
        told = words.text_content().split(": ", 1)[1]
        assert event["text"].startswith(told.rstrip(" .…")) and told[-1] in ".…", told
        assert opened.locator(".xr-slate-figure").is_visible() == number
        style.evaluate("node => node.remove()")
    show(opened, 1024, 768, day=0)
    assert words.text_content() == "Before the first event in our sources."
    assert opened.locator(".xr-slate-figure").is_visible(), "the place is its own again"


def test_no_sentence_of_any_step_of_any_story_is_cut_by_the_edge_of_the_band(browser, host):
    with mounted(browser, host) as page:
        show(page, 1024, 768)
        assert page.evaluate(WRITE_STEPS) == page.evaluate(
            "scene.tours.flatMap((t) => t.steps).length"
        )
        for width, height in SIZES[:3]:
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate("painted()")
            assert page.evaluate(CUT) == [], (width, height)


def test_in_a_low_window_the_words_of_a_story_are_not_hidden_between_map_and_buttons(opened):
    show(opened, 683, 384, date="1944-02-24", tour={"id": "chechens", "step": 3})
    seen = opened.evaluate("""() => {
      const text = document.querySelector(".xr-story-text");
      text.scrollIntoView({ block: "center" });
      const { left, top, bottom } = text.getBoundingClientRect();
      return [top + 4, bottom - 4].every((y) =>
        text.contains(document.elementFromPoint(left + 30, y)));
    }""")
    assert seen
    for way in (".xr-story-leave", ".xr-story-next"):
        expect(opened.locator(way)).to_be_in_viewport(ratio=1)
    show(opened, 1366, 768, tour=None)


def test_what_has_no_room_in_the_band_is_on_a_page_of_its_own(opened):
    # What another story has marked would count as opened by the reader.
    show(opened, 1024, 768, tour=None, selected=None)
    show(opened, 1024, 768, date="1943-12-29", tour={"id": "kalmyks", "step": 4})
    quotation = opened.locator(".xr-story-voice .xr-quotation")
    expect(quotation).not_to_be_in_viewport()
    opened.get_by_role("button", name="A voice, and the sources").click()
    expect(quotation).to_be_in_viewport(ratio=1)
    opened.get_by_role("button", name="The sentences again").click()
    expect(opened.locator(".xr-story-text")).to_be_in_viewport(ratio=1)


def test_the_teacher_has_notes_and_the_next_step_in_a_window_that_leads_the_atlas(browser, host):
    with mounted(browser, host) as page:
        page.evaluate("command({ tour: { id: 'chechens', step: 2 } })")
        page.keyboard.press("f")
        page.wait_for_function("document.fullscreenElement")
        # A window that the browser did not open has ended nothing: Esc ends the presentation.
        player = page.get_by_test_id("player")
        page.evaluate("window.given = window.open, window.open = () => null")
        page.get_by_role("button", name="Notes", exact=True).click()
        page.evaluate("window.open = given, document.exitFullscreen()")
        expect(player).to_have_attribute("data-presenting", "false")
        page.keyboard.press("f")
        page.wait_for_function("document.fullscreenElement")
        steps = page.evaluate("scene.tours.find(({ id }) => id === 'chechens').steps")
        with page.expect_popup() as popup:
            page.get_by_role("button", name="Notes: window blocked").click()
        notes = popup.value
        page.wait_for_function("!document.fullscreenElement")
        expect(player).to_have_attribute("data-presenting", "true")
        # The press that ends the presentation does not leave the page in full screen.
        page.keyboard.press("f")
        expect(player).to_have_attribute("data-presenting", "false")
        expect(notes.get_by_role("heading", level=1)).to_have_text(steps[1]["heading"])
        expect(notes.get_by_role("heading", level=2)).to_have_text(f"Next: {steps[2]['heading']}")
        expect(notes.locator(".xr-notes-clock")).to_contain_text(" since opened")
        notes.get_by_role("button", name="Next").click()
        expect(page.locator(".xr-story-place")).to_have_text("3 of 12")
        notes.keyboard.press("PageDown")
        expect(page.locator(".xr-story-heading")).to_contain_text(steps[3]["heading"])
        expect(notes.get_by_role("heading", level=1)).to_have_text(steps[3]["heading"])
        page.wait_for_function("!document.fullscreenElement")
        notes.reload()
        expect(notes.get_by_role("heading", level=1)).to_have_text(steps[3]["heading"])
        page.evaluate("dispatchEvent(new Event('pagehide'))")
        expect(notes.get_by_role("button", name="Next")).to_be_disabled()
        page.reload()
        expect(notes.locator(".xr-notes-top")).to_contain_text("No story is being told")
        page.evaluate("command({ tour: { id: 'chechens', step: 4 } })")
        expect(notes.get_by_role("heading", level=1)).to_have_text(steps[3]["heading"])
        page.evaluate("player.store.set({ tour: null }, 'story')")
        expect(notes.get_by_role("button", name="Next")).to_be_disabled()
        with notes.expect_event("close"):
            page.evaluate("player.destroy()")


def test_on_paper_the_words_of_the_day_and_its_sources_in_full_take_the_place_of_controls(opened):
    show(opened, 1366, 768)
    opened.evaluate("dispatchEvent(new Event('beforeprint'))")
    opened.emulate_media(media="print")
    for part in (".xr-map canvas", ".xr-date", ".xr-panel .xr-states", ".xr-paper-sources li"):
        expect(opened.locator(part).first).to_be_visible()
    for part in (".xr-play", ".xr-strip", ".xr-actions", ".xr-slate-figure", ".er-map-buttons"):
        expect(opened.locator(part).first).to_be_hidden()
    work = opened.locator(".xr-panel .xr-reference [title]").first.get_attribute("title")
    expect(opened.locator(".xr-paper-sources li", has_text=work)).to_have_count(1)
    opened.emulate_media(media="screen")
    opened.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(opened.locator(".xr-paper-sources")).to_be_hidden()
