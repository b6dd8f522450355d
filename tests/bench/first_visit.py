"""What a first visit costs a reader: the site beside Streamlit's page, in one run, in turns.

``python -m tests.bench.first_visit`` prints a table. Each visit begins with an empty cache. What is
sent is counted by the browser, packed as it came; the site's server has it packed beforehand, as
docs/deploy.md says.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass

from playwright.sync_api import Browser, CDPSession

from atlas.check import checks
from atlas.model.model import Model
from atlas.read.folders import built_in
from atlas.site import site
from tests.browser.atlas_server import serving
from tests.browser.player_host import chromium
from tests.browser.site_host import site_host

TURNS = 7
# The address of a day, as most links to the atlas have one, by how each page reads it.
ADDRESSES = {"site": "index.html#date=1944-02-24", "app": "?date=1944-02-24"}
# Notes when the map has first been drawn: the frame in which its report says so has been painted.
WATCH = """
const look = () => {
  const player = document.querySelector("[data-testid=player]");
  const drawn = player?.snapshot?.().drawn;
  if (drawn) setTimeout(() => { window.firstPicture = performance.now(); });
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
# The site's policy lets no words be run as a program, as waiting with Playwright would.
SEEN = """async () => {
  while (!window.firstPicture) await new Promise((done) => setTimeout(done, 50));
  return window.firstPicture;
}"""
# All is there once nothing has been asked for in so long.
QUIET_MS = 700


@dataclass(frozen=True)
class Visit:
    """One visit: milliseconds to the first picture, and until then bytes and requests."""

    picture: float
    sent: float
    requests: int


def visited(browser: Browser, url: str) -> Visit:
    """Open a page as a reader who was never here."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, service_workers="block", locale="en"
    )
    page = context.new_page()
    page.add_init_script(WATCH)
    sent: list[float] = []
    session: CDPSession = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
    page.goto(url)
    found = page.evaluate(SEEN)
    page.wait_for_timeout(QUIET_MS)
    visit = Visit(found, sum(sent), len(sent))
    context.close()
    return visit


def main() -> None:
    """Print what a first visit costs, medians of the turns with the least and the most."""
    model = Model(checks.load(built_in()))
    files = site.content(model, built_in().version(), "", "", {})
    with site_host(files, quality=11) as site_url, serving() as app_url, chromium() as browser:
        urls = {"site": site_url + ADDRESSES["site"], "app": app_url + ADDRESSES["app"]}
        for url in urls.values():
            # The server reads the data at its first visit, and packs its files.
            visited(browser, url)
        visits: dict[str, list[Visit]] = {name: [] for name in urls}
        for _ in range(TURNS):
            for name, url in urls.items():
                visits[name].append(visited(browser, url))
    print("| first visit | site | Streamlit |")
    print("| --- | ---: | ---: |")
    for label, value in (
        ("first picture, ms", lambda v: v.picture),
        ("sent, KB", lambda v: v.sent / 1000),
        ("requests", lambda v: v.requests),
    ):
        cells = []
        for name in urls:
            numbers = sorted(value(visit) for visit in visits[name])
            middle = statistics.median(numbers)
            cells.append(f"{middle:,.0f} ({numbers[0]:,.0f}–{numbers[-1]:,.0f})")
        print(f"| {label} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
