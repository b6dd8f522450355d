"""A disputed figure is drawn as a range, and whatever the reader picks drives the whole picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.player_host import mounted

KARACHAIS = "karachais-1943"
REGION = "south-kazakhstan-oblast"
FLOW = "kar-to-south-kazakhstan"
OWN = "kar-arrived-south-kazakhstan"
BUGAI = "kar-arrived-south-kazakhstan-bugai"
DAY = "1943-12-10"

SNAPSHOT = "document.getElementById('root').snapshot()"
QUERY = "player.query()"
# The lines as they would be drawn on a day, from the same modules that draw them.
LINES = """async ([movement, day, view]) => {
  const { createStreams } = await import("/static/player/day/streams.js");
  const { stateOf } = await import("/static/player/day/evaluate.js");
  const choice = { view, span: null, movements: new Set([movement]), basis: "people" };
  const stateOn = (id) => stateOf(picked(), id, day);
  const runs = createStreams(scene).runsOn(picked(), day, choice, stateOn);
  return runs.map(({ kind, flow, width, least, most, disputed }) =>
    ({ kind, flow: scene.flows[flow].id, width, least, most, disputed }));
}"""


@pytest.fixture(scope="module")
def mounted_page(browser, host) -> Iterator[Any]:
    with mounted(browser, host, viewport={"width": 1280, "height": 900}) as opened:
        yield opened


@pytest.fixture
def page(mounted_page) -> Any:
    """The page as it opens: nothing picked or selected, all movements, people and not shares."""
    opening = {"view": "day", "basis": "people", "pick": [], "selected": None, "presenting": False}
    mounted_page.set_viewport_size({"width": 1280, "height": 900})
    everybody = "c => command({ ...c, movements: scene.movements.map(({ id }) => id) })"
    mounted_page.evaluate(everybody, opening)
    return mounted_page


def region_of(page) -> dict[str, Any]:
    return next(r for r in page.evaluate(SNAPSHOT)["regions"] if r["id"] == REGION)


def lines_of(page, day: int, view: str = "sofar") -> list[dict[str, Any]]:
    return page.evaluate(LINES, [KARACHAIS, day, view])


def last_arrival(page) -> int:
    return page.evaluate("id => scene.index.flow.get(id).arrive[1]", FLOW)


def test_a_pick_changes_numbers_widths_cards_and_the_address_and_can_be_taken_back(page):
    page.evaluate(
        "c => command(c)",
        {"day": DAY, "selected": {"type": "place", "id": REGION}, "basis": "share"},
    )
    own = region_of(page)
    assert (own["value"], own["low"], own["high"]) == (25_142, 25_042, 25_216)
    beds = {r["flow"]: r["width"] for r in lines_of(page, last_arrival(page)) if r["kind"] == "bed"}
    assert page.locator(".xr-chosen").is_hidden()
    question = page.locator(f".xr-section-selection [data-question={OWN}]")
    assert question.get_by_role("radio").count() == 3
    assert question.get_by_role("radio", checked=True).get_attribute("value") == OWN

    question.locator(f"[data-claim={BUGAI}] label").click()
    assert region_of(page) == own | {"value": 25_216}, "the range stays, the number goes"
    picked = {
        r["flow"]: r["width"] for r in lines_of(page, last_arrival(page)) if r["kind"] == "bed"
    }
    assert picked[FLOW] - beds[FLOW] == pytest.approx((25_216 - 25_142) / 35_000, abs=1e-9)
    assert f"pick={BUGAI}" in page.evaluate(QUERY)
    assert page.evaluate("id => picked().index.flow.get(id).claim", FLOW) == BUGAI
    chosen = page.locator(".xr-chosen")
    assert "25,216" in chosen.inner_text() and "not 25,142" in chosen.inner_text()
    page.evaluate("c => command(c)", {"selected": {"type": "flow", "id": FLOW}})
    first = page.locator(".xr-section-selection .xr-claim").first
    assert first.get_attribute("data-claim") == BUGAI
    assert "your choice" in first.inner_text()

    page.evaluate("c => command(c)", {"presenting": True})
    assert chosen.is_visible(), "a class must see whose figures these are"
    chosen.get_by_role("button").click()
    assert chosen.is_hidden()
    assert "pick=" not in page.evaluate(QUERY)
    assert region_of(page) == own
    assert page.evaluate("id => picked().index.flow.get(id).claim", FLOW) == OWN


@pytest.mark.parametrize("opened", [True, False])
def test_an_event_whose_number_the_reader_replaced_says_so_once(page, opened):
    event = "kar-arrival-south-kazakhstan"
    day = page.evaluate("id => scene.index.event.get(id).start", event)
    selected = {"type": "event", "id": event} if opened else None
    asked = {"day": day, "movements": [KARACHAIS], "pick": [BUGAI], "selected": selected}
    page.evaluate("c => command(c)", asked)
    note = page.get_by_text("The picture shows, as you chose: 25,216, not 25,142.", exact=True)
    assert note.count() == 1
    page.evaluate("c => command(c)", {"pick": []})
    assert note.count() == 0


def test_choosing_back_the_own_count_forgets_the_pick(page):
    page.evaluate("c => command(c)", {"day": "1943-11-15", "movements": [KARACHAIS]})
    totals = page.locator(".xr-section-rivals [data-question=kar-removed-total]")
    totals.locator("[data-claim=kar-removed-khunagov] label").click()
    assert "pick=kar-removed-khunagov" in page.evaluate(QUERY)
    assert "of 69,964" in page.locator(".xr-movement").inner_text()
    totals.locator("[data-claim=kar-removed-total] label").click()
    assert "pick=" not in page.evaluate(QUERY)


def test_a_line_reaches_from_the_least_to_the_greatest_number(page):
    day = last_arrival(page)
    beds = {r["flow"]: r for r in lines_of(page, day) if r["kind"] == "bed"}
    # All three streams of the Karachais run together as far as South Kazakhstan.
    disputed = beds[FLOW]
    assert disputed["least"] == pytest.approx((22_721 + 25_042 + 20_285) / 35_000)
    assert disputed["most"] == pytest.approx((22_721 + 25_216 + 20_751) / 35_000)
    for run in lines_of(page, day):
        assert run["least"] <= run["width"] <= run["most"]
        # A bed narrower than its core leaves it to the core to say so.
        assert run["disputed"] or run["kind"] == "bed" or run["least"] == run["most"]
    assert any(r["kind"] == "core" and r["disputed"] for r in lines_of(page, day))
    sure = next(r for r in beds.values() if r["flow"] == "kar-to-frunze")
    assert not sure["disputed"] and sure["least"] == sure["most"]


def test_a_host_cannot_pick_what_no_reader_could(page, built_in, model):
    asked = {
        c for m in built_in.movements.values() for q in model.rivals(m.id).questions for c in q
    }
    other = next(c for c in built_in.claims if c not in asked)
    page.evaluate("c => command(c)", {"pick": [other, BUGAI, "nobody"]})
    assert f"pick={BUGAI}&" in page.evaluate(QUERY) + "&"


def test_interpolated_numbers_say_so_wherever_they_stand(page):
    page.evaluate("c => command(c)", {"day": "1943-11-15", "movements": [KARACHAIS]})
    # The list follows the map a moment later: wait for that of this day.
    page.evaluate("async () => { await painted(); await painted(); }")
    page.wait_for_selector(".er-map-list:not([data-late])", state="attached")
    told = page.locator(".er-map-list li").all_text_contents()
    held = [text for text in told if "Oblast" in text and "Karachais:" in text]
    assert held and all("interpolated" in text for text in held)
    assert all("≈" in text for text in held)
    assert any("Under way" in text and "interpolated" in text and "≈" in text for text in told)
    assert page.locator(".xr-bar[role=img]").first.get_attribute("aria-label").count("interpolated")
    assert page.locator(".xr-whisker").count() >= 1


@pytest.mark.parametrize("width", [1280, 400])
def test_the_key_prints_the_shares_within_itself(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("c => command(c)", {"day": DAY})
    page.evaluate("async () => { await painted(); await painted(); }")
    legend = page.locator(".er-legend")
    if legend.is_hidden():
        page.get_by_role("button", name="Key", exact=True).click()
    if legend.locator(".er-shares").get_attribute("open") is None:
        legend.locator(".er-shares summary").click()
    rows = legend.locator(".er-shares tbody tr")
    assert rows.count() == page.evaluate("scene.movements.length")
    for shares in rows.locator("td").all_text_contents():
        assert sum(int(n) for n in shares.split(" · ")) == 100
    table, frame = legend.locator("table").bounding_box(), legend.bounding_box()
    assert table["x"] + table["width"] <= frame["x"] + frame["width"] + 0.5
    assert frame["x"] >= 0
