"""Words from the data reach the page as words: markup and script in them never run.

Every free text of the data and of the map below carries payloads; then the reader walks
through all of it. If one of them ran, ``window.pwned`` would be set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from atlas.check import checks
from atlas.folium import maps
from atlas.model.model import Model
from atlas.read.dataset import Dataset, load
from atlas.screen import one_file, publication
from tests.browser.player_host import closed_page, mounted, player_host
from tests.browser.poisoned_data import PAYLOAD, WATCH, assert_nothing_ran, poison
from tests.long_form import in_full, sample
from tests.payloads import MADE


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory) -> tuple[Path, Path, Dataset]:
    """Folders of data and geodata with payloads in every text, and what is read from them."""
    folder = tmp_path_factory.mktemp("poisoned")
    data, geodata = folder / "data", folder / "geodata"
    poison(data, geodata)
    return data, geodata, load(data, geodata)


@pytest.fixture(scope="module")
def host(poisoned, tmp_path_factory) -> Iterator[Any]:
    data, geodata, dataset = poisoned
    out = tmp_path_factory.mktemp("poisoned-scene")
    publication.build(data, geodata, out, dataset)
    with player_host(out, {"/blank": "<!doctype html><div id=root></div>"}) as running:
        yield running


@pytest.fixture(scope="module")
def watched(browser, host) -> Iterator[Any]:
    with mounted(browser, host, viewport={"width": 1280, "height": 900}) as opened:
        opened.evaluate(WATCH)
        yield opened


@pytest.fixture
def page(watched) -> Iterator[Any]:
    # A story leaves the map and the choice of peoples where its last step had them.
    watched.evaluate(
        """command({
          selected: null, presenting: false, view: "day", map: null,
          movements: scene.movements.map((movement) => movement.id) })"""
    )
    yield watched
    assert_nothing_ran(watched)


def every(page, kind: str, step: int = 1) -> list[str]:
    """Ids of the scene's things of a kind, every ``step``-th; all of them in the long form."""
    ids: list[str] = page.evaluate(
        "(k) => (Array.isArray(scene[k]) ? scene[k].map((x) => x.id) : Object.keys(scene[k]))", kind
    )
    return ids[:: 1 if in_full() else step]


def test_the_payloads_are_in_the_data_and_leave_it_sound(poisoned, built_in):
    _, _, dataset = poisoned
    # An address that is a script is a fault of its entry, which loses the address alone.
    found = [f for f in dataset.faults if f.field != "url"]
    assert [str(f) for f in found] == [str(f) for f in built_in.faults]
    scripts = [f for f in dataset.faults if f.field == "url"]
    assert scripts
    assert all("'javascript:window.pwned=1' is not a web address" in f.message for f in scripts)
    # The pages and commands show what is sound: all of it.
    assert checks.sound(dataset).claims == dataset.claims
    for kind in ("peoples", "movements", "events", "claims", "flows", "places", "conflicts"):
        records = getattr(dataset, kind)
        assert records.keys() <= getattr(built_in, kind).keys()
        assert records.keys() == getattr(built_in, kind).keys() or not in_full()
        assert all("window.pwned=1" in repr(r) for r in records.values()), kind
    assert all("onerror" in work.full for work in dataset.works.values())
    assert all(work.url == "" for work in dataset.works.values())


def test_the_payloads_would_be_noticed(browser, host):
    with closed_page(browser, host, forgiving=True) as page:
        page.goto(f"{host.url}/blank")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.evaluate(WATCH)
        page.evaluate("(p) => { document.getElementById('root').innerHTML += p }", PAYLOAD)
        page.wait_for_function("window.pwned === 1")
        assert page.evaluate("window.suspects.length") > 0
        assert "http://image.invalid/b.png" in asked


def test_nothing_runs_while_the_days_go_by(page):
    days = [*sample([n * 12418 // 24 for n in range(25)], 10), 5784, 5790, 5797, 6178, 10776]
    for view in ("day", "period", "sofar", "all"):
        for day in days if view == "day" else days[::5]:
            page.evaluate("(c) => command(c)", {"day": day, "view": view, "to": day + 30})
    page.evaluate("command({ day: 5790, view: 'day', presenting: true })")
    assert "onerror=window.pwned=1" in page.locator(".xr-slate").inner_text()
    page.click(".xr-controls-more")
    page.click(".xr-peoples-button")
    assert "window.pwned=1" in page.locator("#root").inner_text()
    page.click(".xr-controls-more")
    page.evaluate("command({ presenting: false })")


SELECT = """([type, ids]) => ids.map((id) => {
  tell({ selected: { type, id } });
  const panel = document.querySelector(".xr-panel");
  panel.querySelectorAll("details").forEach((d) => { d.open = true; });
  return panel.textContent.includes("onerror=window.pwned=1");
})"""


@pytest.mark.parametrize(
    ("type_", "kind", "step"),
    [
        ("movement", "movements", 1),
        ("flow", "flows", 1),
        ("place", "places", 3),
        ("event", "events", 8),
        ("claim", "claims", 5),
    ],
)
def test_nothing_runs_in_the_panel(page, type_, kind, step):
    page.evaluate("command({ day: 5790 })")
    shown = page.evaluate(SELECT, [type_, every(page, kind, step)])
    assert shown and all(shown), "the panel does not show the words of the data"


def hover(page, box: dict[str, float], columns: int, rows: int) -> Iterator[None]:
    """Move the pointer over a grid of points."""
    for row in range(rows):
        for column in range(columns):
            x = box["x"] + box["width"] * (column + 0.5) / columns
            y = box["y"] + box["height"] * (row + 0.5) / rows
            page.mouse.move(x, y)
            yield


def test_nothing_runs_under_the_pointer(page):
    tip = page.locator(".er-tip")
    told = 0
    for day in (5790, 10776):
        page.evaluate("(day) => command({ day })", day)
        for _ in hover(page, page.locator(".er-map").bounding_box(), 9, 5):
            page.evaluate("painted()")
            told += "onerror=window.pwned=1" in (tip.text_content() or "")
    assert told > 10, "no tooltip was seen"
    for _ in hover(page, page.locator(".xr-strip").bounding_box(), 14, 4):
        pass
    page.mouse.click(640, 300)


def test_nothing_runs_in_a_story(page):
    page.evaluate(
        "document.querySelectorAll('.xr-shelf details').forEach((d) => { d.open = true })"
    )
    assert "onerror=window.pwned=1" in (page.locator(".xr-shelf").text_content() or "")
    told = page.evaluate(
        """() => scene.tours.flatMap((tour) => tour.steps.map((_, n) => {
          tell({ tour: { id: tour.id, step: n + 1 } });
          return document.querySelector(".xr-story").textContent.includes("onerror=window.pwned=1");
        }))"""
    )
    page.evaluate("command({ tour: null })")
    assert told and all(told)


def test_nothing_runs_in_lists_and_menus(page):
    # A story leaves the picture of its last step.
    page.evaluate(
        """command({ day: 5790, view: "day", map: null,
          movements: scene.movements.map(({ id }) => id) })"""
    )
    words = page.locator(".er-map-list")
    words.focus()
    for _ in range(12):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert "onerror=window.pwned=1" in (words.text_content() or "")
    page.get_by_role("button", name="Chapters").click()
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
    page.evaluate("painted()")


def test_nothing_runs_in_the_search(page):
    page.locator(".xr-search-button").click()
    box = page.get_by_role("combobox", name="Search the atlas")
    for words in ("Karachais", "Beria", "kazakh", PAYLOAD, "pwned"):
        box.fill(words)
    assert page.locator(".xr-search-option").count() == 8
    assert "onerror=window.pwned=1" in page.locator(".xr-search").inner_text()
    box.press("Enter")
    page.evaluate("painted()")


def maps_of(dataset: Dataset) -> dict[str, Callable[[], Any]]:
    """The folium maps of some movements, by a name of their own; the others are made alike."""
    model = Model(dataset)
    found: dict[str, Callable[[], Any]] = {}
    for movement in sample(list(dataset.movements.values()), 1):
        claims = [c for c in dataset.claims.values() if c.movement_id == movement.id and c.place_id]
        held = [maps.Held(c.place_id, 1000, PAYLOAD) for c in claims]
        found[f"homeland-{movement.id}"] = lambda m=movement: maps.homeland_map(model, m, "#315234")
        found[f"exile-{movement.id}"] = lambda m=movement, h=held: maps.exile_map(
            model, m, h, "#315234"
        )
    return found


def test_nothing_runs_on_the_folium_maps(poisoned, browser, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    dataset = poisoned[2]
    # As deep as the component's page, from which the maps find Leaflet by a relative address.
    drawn = {name: draw() for name, draw in maps_of(dataset).items()}
    pages = {
        f"/component/page/{name}": picture.get_root().render()
        for name, picture in drawn.items()
        if picture is not None
    }
    assert len(pages) >= 2
    with player_host(tmp_path, pages) as host:
        for address in pages:
            with closed_page(browser, host) as page:
                page.goto(host.url + address)
                page.wait_for_selector(".leaflet-container[role=region]")
                page.evaluate(WATCH)
                for _ in hover(page, page.locator(".leaflet-container").bounding_box(), 6, 4):
                    pass
                label = page.locator(".leaflet-container").get_attribute("aria-label")
                assert (label or "").endswith(f" {PAYLOAD}")
                assert_nothing_ran(page)
    assert not (tmp_path / MADE).exists(), "a payload ran where the map is made"


def test_nothing_runs_in_the_one_file(poisoned, browser, tmp_path):
    dataset = poisoned[2]
    path = tmp_path / "atlas.html"
    path.write_bytes(one_file.page(Model(dataset), "v", note=("From {name}.", {"name": PAYLOAD})))
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_selector("body[data-open]", timeout=30_000)
    page.evaluate(WATCH.replace("#root", "body"))
    page.wait_for_timeout(500)
    own = page.evaluate("document.querySelectorAll('body script, body style').length")
    held = ("scene", "base", "words-ru", "words-kk", "texts", "texts-ru", "texts-kk", "opening")
    assert own == len((*held, "leaflet", "player"))
    assert page.evaluate("document.querySelectorAll('img, iframe, object').length") == 0
    page.evaluate("window.suspects = []")
    for claim in list(dataset.claims)[::30]:
        page.evaluate("id => { location.hash = `date=1943-11-08&select=claim:${id}` }", claim)
        page.wait_for_timeout(50)
    page.keyboard.press("/")
    page.get_by_role("combobox", name="Search the atlas").fill("pwned")
    assert page.locator(".xr-search-option").count() == 8
    page.keyboard.press("Escape")
    page.click(".xr-share-button")
    assert_nothing_ran(page)
    # The worker that draws the map is the page's own program again.
    assert [url for url in asked if not url.startswith("blob:")] == [path.as_uri()]
    page.close()
