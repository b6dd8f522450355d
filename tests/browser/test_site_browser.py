"""The site in a browser: with and without JavaScript, with and without a network, on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.site_host import site_host
from tests.browser.test_axe import AXE, RUN

PAGES = [
    "index.html",
    "peoples/karachais.html",
    "stories/karachais.html",
    "ru/claims/ci-arrived-akmola.html",
    "kk/sources/limits.html",
    "search.html?q=Akmola",
]
OPEN = "body[data-open] canvas"
# Wider than its window a page may not be; what is moved within it may.
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def site_url(site_files) -> Iterator[str]:
    with site_host(site_files) as url:
        yield url


@pytest.fixture
def visitor(browser: Browser, site_url: str) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page of the site for a reader who was never here.

    At the end nobody else may have been asked, and nothing of the page's policy been broken.
    """
    pages: list[Page] = []
    asked: list[str] = []
    broken: list[str] = []

    def begin(path: str = "index.html", **options: Any) -> Page:
        options.setdefault("service_workers", "block")
        page = browser.new_context(**options).new_page()
        pages.append(page)
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.on("console", lambda m: m.type == "error" and broken.append(m.text))
        page.goto(site_url + path)
        return page

    yield begin
    for page in pages:
        page.context.close()
    assert [url for url in asked if not url.startswith((site_url, "data:", "blob:"))] == []
    assert broken == []


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_in_order_at_every_width(visitor, path: str) -> None:
    page = visitor(path, viewport={"width": 1366, "height": 800})
    if path == "index.html":
        page.wait_for_selector(OPEN)
    elif "?q" in path:
        page.wait_for_selector(".results a")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    page.evaluate(AXE)
    assert page.evaluate(RUN) == []
    for width in (1024, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(TOO_WIDE) <= 0, width
    assert page.evaluate(RUN) == []


def test_everything_but_map_and_search_is_read_without_javascript(visitor, built_in) -> None:
    page = visitor(java_script_enabled=False)
    assert "needs JavaScript" in page.locator("main").inner_text()
    first = page.locator("main").get_by_role("heading", name="Peoples").bounding_box()
    assert first and first["y"] < 300, "no empty place of a map above what can be read"
    page.get_by_role("link", name="Peoples", exact=True).click()
    page.locator("main").get_by_role("link", name=built_in.peoples["karachais"].name_own).click()
    for section in ("Homeland, then and now", "Where people were", "All figures, and who says so"):
        assert page.get_by_role("heading", name=section).is_visible()
    assert page.locator(".drawing img").evaluate("image => image.naturalWidth > 600")
    page.get_by_text("The same as a table").click()
    assert page.get_by_role("cell", name="31 December 1944").is_visible()
    page.goto(page.url.replace("peoples/karachais", "search"))
    page.get_by_role("link", name="All claims").click()
    assert page.locator(".lines a").count() == len(built_in.claims)


def shown(page: Page) -> dict[str, Any]:
    """What the map shows now."""
    found: dict[str, Any] = page.evaluate(
        "document.querySelector('[data-testid=player]').snapshot()"
    )
    return found


def test_the_map_shows_what_its_address_says(visitor) -> None:
    page = visitor("index.html#date=1944-03-21&movement=chechens-ingush-1944&view=sofar")
    page.wait_for_selector(OPEN)
    assert shown(page)["date"] == "1944-03-21"
    assert {run["movement"] for run in shown(page)["runs"]} == {"chechens-ingush-1944"}


@pytest.mark.parametrize("sign", "?#")
def test_an_address_with_a_language_leads_to_its_folder(visitor, sign: str) -> None:
    page = visitor(f"index.html{sign}date=1944-03-21&lang=kk")
    page.wait_for_url("**/kk/index.html#date=1944-03-21**")
    page.wait_for_selector(OPEN)
    assert shown(page)["date"] == "1944-03-21"
    assert page.locator("html").get_attribute("lang") == "kk"
    page.get_by_role("link", name="Русский").click()
    page.wait_for_url("**/ru/index.html#date=1944-03-21**")
    page.wait_for_selector(OPEN)
    assert shown(page)["date"] == "1944-03-21", "and on, at the same picture"


def test_the_search_finds_names_in_any_spelling(visitor) -> None:
    page = visitor("search.html")
    for words, found in (
        ("59,988", "claims/ci-arrived-akmola.html"),
        ("59988", "claims/ci-arrived-akmola.html"),
        ("Dzhambul 20285", "claims/kar-arrived-jambul.html"),
        ("Карачаевцы", "peoples/karachais.html"),
    ):
        page.get_by_role("searchbox").fill(words)
        page.wait_for_function(
            "path => [...document.querySelectorAll('.results a')].some(a => a.href.endsWith(path))",
            arg=found,
        )
    page.get_by_role("searchbox").fill("<img src=x onerror=alert(1)>")
    page.wait_for_function("!document.querySelector('.results a')")
    assert (
        page.locator(".found").inner_text() == "Nothing by that name. Try just the first letters."
    )


# Waits until all is kept that the page has asked to be, as its reader would not.
KEPT = """async () => {
  const { active } = await navigator.serviceWorker.ready;
  const list = document.querySelector("script[data-kept]").dataset.kept;
  const root = active.scriptURL.replace("worker.js", "");
  const wanted = await (await fetch(root + list)).json();
  const known = () => Promise.all(wanted.map(path => caches.match(root + path)));
  while (!(await known()).every(Boolean)) await new Promise(done => setTimeout(done, 100));
  return wanted.length;
}"""


def test_after_one_visit_it_is_there_without_a_network(visitor, site_url: str) -> None:
    page = visitor("ru/index.html", service_workers="allow")
    page.wait_for_selector(OPEN)
    assert page.evaluate(KEPT) > 40
    page.context.set_offline(True)
    page.reload()
    page.wait_for_selector(OPEN)
    page.goto(f"{site_url}ru/peoples/karachais.html")
    assert "Карачаевцы" in page.locator("main").inner_text()
    page.goto(f"{site_url}ru/search.html?q=Акмола")
    page.wait_for_selector(".results a")
    page.goto(f"{site_url}ru/claims/ci-arrived-akmola.html")
    page.wait_for_url("**/ru/away.html")
    assert page.get_by_role("heading", level=1).inner_text() == "Эта страница не сохранена"
    page.context.set_offline(False)
    page.goto(f"{site_url}ru/claims/ci-arrived-akmola.html")
    page.context.set_offline(True)
    page.reload()
    assert "59 988" in page.locator("h1").inner_text().replace("\u00a0", " ")


def test_on_paper_there_is_what_is_to_be_read(visitor) -> None:
    page = visitor("peoples/karachais.html")
    page.emulate_media(media="print")
    for hidden in (".bar nav", ".way"):
        assert not page.locator(hidden).first.is_visible()
    assert page.get_by_role("heading", name="Karachais, 1943").is_visible()
    assert page.locator(".folded[open] .entries").first.is_visible()
