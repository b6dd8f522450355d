"""The pages of text over data full of payloads: nothing runs, nobody is asked, no link arises."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from tests.browser.atlas_server import ROOT, serving
from tests.browser.poisoned_data import poison

# What payload markup would make; nothing of that kind is on these pages of its own accord.
MADE = """() => [...document.querySelectorAll(
    "img, object, embed, math, .katex, [onload], [onerror], [onfocus], [onmouseover],"
    + " [href*=invalid], [href^=mailto], [href^=javascript]")].map(node => node.outerHTML)"""


@pytest.fixture(scope="module")
def poisoned_url(tmp_path_factory) -> Iterator[str]:
    """Serve a copy of the whole atlas with payloads in its data."""
    folder = tmp_path_factory.mktemp("poisoned-atlas")
    for name in ("atlas", "pages", "static", ".streamlit"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "app.py", folder)
    poison(folder / "data", folder / "geodata")
    with serving(folder=folder) as url:
        yield url


VIEWS = ["works", "claims", "claims&claim=ci-arrived-akmola", "conflicts", "sums", "limits"]


@pytest.mark.parametrize(
    "path",
    [
        "peoples?people=chechens",
        "peoples?people=kazakhs",
        *(f"sources?show={view}" for view in VIEWS),
    ],
)
def test_nothing_runs_on_a_page_of_text(visits, poisoned_url: str, path: str) -> None:
    reader = visits(poisoned_url, viewport={"width": 1280, "height": 900})
    page = reader.open(path)
    reader.settle()
    reader.unfold()
    page.get_by_text("window.pwned=1").first.wait_for()
    for frame in page.frames:
        assert frame.evaluate("window.pwned === undefined"), "a payload ran"
        assert frame.evaluate(MADE) == []
