"""The Figure page as a reader meets it: the plate of the address, its files, and a film."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

from tests.browser.test_axe import AXE, RUN

KARACHAIS = "karachais-1943"
PICTURE = f"date=1943-11-05&movement={KARACHAIS}&view=sofar"
PLATE = ".st-key-figure_preview img"


def taken(page, name: str) -> bytes:
    """Click a button and return the file that comes."""
    with page.expect_download() as waited:
        page.get_by_role("button", name=name).click()
    return Path(waited.value.path()).read_bytes()


def test_address_of_the_atlas_becomes_a_plate_and_comes_back(visit) -> None:
    reader = visit()
    page = reader.open(f"?{PICTURE}")
    reader.wait_for_date("1943-11-05")
    page.get_by_role("link", name="Figure", exact=True).click()
    plate = page.locator(PLATE)
    plate.wait_for()
    reader.wait_for_address("view=sofar")
    assert re.match(r"Removal and return: Karachais\. All journeys", plate.get_attribute("alt"))
    assert plate.get_attribute("src").startswith("data:image/svg+xml;base64,")
    # Shown as a picture: nothing of it is markup of the page.
    assert page.locator("[id^='front:'], [id^='region:'], #plate-title").count() == 0
    page.get_by_role("link", name="Atlas", exact=True).click()
    page.wait_for_selector("[data-testid=player] canvas")
    reader.wait_for_date("1943-11-05")
    reader.wait_for_address(f"movement={KARACHAIS}")


def test_controls_are_in_the_address_and_back(visit) -> None:
    reader = visit(viewport={"width": 400, "height": 800})
    page = reader.open(f"figure?{PICTURE}&layout=chart&width=120&greyscale=yes&words=ru&dpi=300")
    assert "Карачаевцы" in page.locator(PLATE).get_attribute("alt")
    reader.settle()
    page.get_by_role("radio", name="Қазақша").click()
    reader.wait_for_address("words=kk")
    reader.settle()
    page.reload()
    page.wait_for_selector(PLATE)
    assert page.get_by_role("radio", name="Greyscale").get_attribute("aria-checked") == "true"
    assert page.get_by_role("radio", name="Қазақша").get_attribute("aria-checked") == "true"
    for piece in ("layout=chart", "width=120", "greyscale=yes", "dpi=300", "words=kk"):
        reader.wait_for_address(piece)
    # A phone shows the page without a way to the right.
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 400


def test_files_come_when_they_are_asked_for(visit) -> None:
    page = visit().open(f"figure?{PICTURE}&dpi=300")
    svg = ET.fromstring(taken(page, "Download SVG"))
    assert svg.find("{http://www.w3.org/2000/svg}title").text.endswith("Karachais")
    assert taken(page, "Download PDF").startswith(b"%PDF-")
    assert taken(page, "Download PNG").startswith(b"\x89PNG")
    html = taken(page, "Download HTML")
    assert html.startswith(b"<!doctype html>") and b"1943-11-05" in html


def test_a_film_is_made_stopped_and_taken_away(visit) -> None:
    reader = visit(color_scheme="light")
    page = reader.open(f"figure?date=1943-11-02&to=1943-11-06&view=period&movement={KARACHAIS}")
    length = page.get_by_text(re.compile(r"It will last .*: [\d,]+ pictures\.")).text_content()
    assert length is not None
    pictures = re.search(r"([\d,]+) pictures", length)
    assert pictures and len(pictures[1]) > 2, "a whole story is long enough to be stopped"
    # There before the film is: it takes long enough as it is.
    others = visit().open(f"figure?{PICTURE}")
    page.get_by_role("button", name="Make the film").click()
    page.get_by_text(re.compile(rf"Picture \d+ of {pictures[1]}, about .* left")).wait_for()
    page.evaluate(AXE)
    assert page.evaluate(RUN) == []
    page.set_viewport_size({"width": 400, "height": 800})
    assert page.evaluate(RUN) == []
    others.get_by_role("button", name="Make the film").click()
    others.get_by_text("being made for another reader").wait_for()
    page.get_by_role("button", name="Cancel").click()
    page.get_by_text("The film was stopped; nothing was kept.").wait_for()
    page.get_by_role("radio", name="The chosen period").click()
    page.get_by_text(re.compile(r"It will last \d+ seconds: \d pictures")).wait_for()
    page.get_by_role("button", name="Make the film").click()
    film = taken(page, "Download MP4")
    assert film[4:8] == b"ftyp"
