"""The texts of the scene come after the picture; until then nothing is blank or false."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.player_host import mounted

# The file with the texts comes when a test lets it, or does not come.
LATE = """async fragment => {
  await mountAnew(fragment, "en", { late: () => new Promise((come, fail) => {
    window.come = () => come(fetchedTexts());
    window.fail = () => fail(new Error("the network is gone"));
  }) });
  await painted(); await painted();
}"""
FETCHED = """async () => {
  const names = await (await fetch("/scene/current.json")).json();
  const file = await fetch("/scene/" + names.texts);
  const texts = await new Response(
    file.body.pipeThrough(new DecompressionStream("gzip"))).text();
  window.fetchedTexts = () => JSON.parse(texts);
}"""
WAITS = "what the sources say is on its way"
FAILED = "What the sources say could not be loaded."


@pytest.fixture
def page(browser, host):
    with mounted(browser, host) as opened:
        opened.evaluate(FETCHED)
        yield opened


def words(page):
    # What lies on the map is of where the pointer was left.
    parts = page.locator(".xr-title, .xr-panel, .xr-story, .xr-chosen, .xr-slate").all_inner_texts()
    return "\n".join(parts)


def whole(page, fragment):
    page.evaluate("async f => { await mountAnew(f); await painted(); await painted(); }", fragment)
    return words(page)


def address_of(page, kind):
    """Return an address that opens the panel at a claim, an event, a step of a tour."""
    return page.evaluate(
        """kind => {
          const event = scene.events.find(({ quotation, movement }) => quotation && movement);
          const claim = Object.keys(scene.claims).find((id) => scene.claims[id].note);
          return {
            event: `#date=1944-02-24&selected=event:${event.id}`,
            claim: `#date=1944-02-24&selected=claim:${claim}`,
            step: `#tour=${scene.tours[0].id}&step=2`,
            day: "#date=1944-02-24",
            pick: `#date=1944-02-24&pick=${scene.movements.find(m => m.rivals?.length > 1)
              .rivals.find((id, n, all) => n > 0 && id !== all[0])}`,
          }[kind];
        }""",
        kind,
    )


@pytest.mark.parametrize("kind", ["day", "event", "claim", "step", "pick"])
def test_words_that_come_late_make_the_page_that_it_would_have_been(page, kind):
    address = address_of(page, kind)
    page.evaluate(LATE, address)
    before = words(page)
    assert WAITS in before
    assert "undefined" not in before and "NaN" not in before and "null" not in before
    page.evaluate("async () => { come(); await painted(); await painted(); }")
    after = words(page)
    assert WAITS not in after
    assert after == whole(page, address)


def test_the_opening_needs_no_text_that_comes_late(page):
    page.evaluate(LATE, "#")
    title = page.locator(".xr-title, .xr-whose-story")
    before = title.all_inner_texts()
    page.evaluate("async () => { come(); await painted(); }")
    assert title.all_inner_texts() == before
    assert "undefined" not in "".join(before)


def test_the_search_waits_and_then_finds(page):
    page.evaluate(LATE, "#date=1944-02-24")
    page.locator(".xr-search-button").click()
    page.locator("#xr-search-field").fill("Jambul")
    status = page.locator(".xr-search-status")
    expect(status).to_contain_text(WAITS)
    expect(page.locator(".xr-search-option")).to_have_count(0)
    page.evaluate("come()")
    expect(page.locator(".xr-search-option").first).to_be_visible()


def test_what_is_chosen_before_it_is_found_is_opened_when_it_is(page):
    page.evaluate(LATE, "#date=1944-02-24")
    page.locator(".xr-search-button").click()
    page.locator("#xr-search-field").fill("khaibakh")
    page.keyboard.press("Enter")
    page.evaluate("come()")
    expect(page.locator(".xr-section-selection h2")).to_have_text("Khaibakh")


def test_words_that_fail_are_told_of_and_asked_for_again(page):
    page.evaluate(LATE, "#date=1944-02-24")
    page.evaluate("fail()")
    waiting = page.locator(".xr-panel .xr-waiting")
    expect(waiting).to_contain_text(FAILED)
    # The map is there all the same, and time runs on it.
    page.evaluate("tell({ date: '1944-03-08' })")
    expect(page.locator(".xr-date")).to_have_text("8 March 1944")
    waiting.get_by_role("button", name="Try again").click()
    expect(waiting).to_contain_text(WAITS)
    page.evaluate("come()")
    expect(waiting).to_be_hidden()
    expect(page.locator(".xr-section-lead")).not_to_be_empty()
