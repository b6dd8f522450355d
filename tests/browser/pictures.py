"""Makes the pictures of the README from the atlas itself: ``python -m tests.browser.pictures``.

Beside a picture lie, in ``docs/pictures.json``, the address it shows and every word that was to be
seen on it. The map in its middle is a canvas; what it writes there the player says itself.
``tests/browser/test_pictures.py`` compares these words with those of today.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict

from PIL import Image
from playwright.sync_api import Playwright, sync_playwright

from atlas.commands.browsers import find_browser
from tests.browser.atlas_server import ROOT, serving
from tests.browser.conftest import DESK, Visit
from tests.browser.player_host import ALONE

DOCS = ROOT / "docs"
SHOWN = DOCS / "pictures.json"
# What each picture is of.
ADDRESSES = {"atlas.png": "?date=1944-02-24"}
SCALE = 2
"""Pixels of a picture for one of the window: screens show it at half its size."""

# Words that stand where one sees them: in the window, and not behind something else.
_WORDS = """() => {
  const words = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(text);
    const [box] = range.getClientRects();
    if (!text.data.trim() || !box || box.width < 2) continue;
    const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (seen && (seen === text.parentElement || text.parentElement.contains(seen))) {
      words.push(text.data.trim().replace(/\\s+/g, " "));
    }
  }
  return words;
}"""


class Words(TypedDict):
    """What is to be read on a picture: its address, the page's title, its words, the map's."""

    of: str
    title: str
    page: list[str]
    map: list[str]


def words_on(visit: Visit, address: str) -> Words:
    """Return what is to be read on the page of an address."""
    visit.open(address)
    visit.settle()
    labels = [label["text"].replace("\n", " ") for label in visit.snapshot()["labels"]]
    page = visit.page
    return Words(of=address, title=page.title(), page=page.evaluate(_WORDS), map=sorted(labels))


def written() -> dict[str, Words]:
    """Return what is written beside the pictures, by their names."""
    return dict(json.loads(SHOWN.read_text(encoding="utf-8")))


@contextmanager
def beholding(playwright: Playwright, url: str) -> Iterator[Visit]:
    """Give a visit to the atlas in the window of the pictures; fail if it asked anybody else.

    Letters stand where the face wants them: hinting moves them to whole pixels of the window.
    """
    args = [*ALONE, "--font-render-hinting=none"]
    with playwright.chromium.launch(executable_path=find_browser(), args=args) as browser:
        visit = Visit(browser.new_page(viewport=DESK, device_scale_factor=SCALE), url)
        yield visit
        assert (visit.asked, visit.broken) == ([], [])


def make(folder: Path) -> None:
    """Write the pictures and their words into a folder.

    256 colours are all that a flat map needs, and the file stays small.
    """
    shown: dict[str, Words] = {}
    with serving() as url, sync_playwright() as playwright, beholding(playwright, url) as visit:
        for name, address in ADDRESSES.items():
            shown[name] = words_on(visit, address)
            shot = Image.open(io.BytesIO(visit.page.screenshot())).convert("RGB")
            shot.quantize(256, dither=Image.Dither.NONE).save(folder / name, optimize=True)
    text = json.dumps(shown, ensure_ascii=False, indent=1)
    (folder / SHOWN.name).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    make(DOCS)
    print(", ".join(f"docs/{name}" for name in (*ADDRESSES, SHOWN.name)))
