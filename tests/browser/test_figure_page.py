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


def test_controls_are_in_the_address_and_back_and_files_come_when_asked_for(visit) -> None:
    reader = visit(viewport={"width": 400, "height": 800})
    page = reader.open(f"figure?{PICTURE}&layout=chart&width=120&greyscale=yes&words=ru&dpi=300")
    plate = page.locator(PLATE)
    assert "Карачаевцы" in plate.get_attribute("alt")
    reader.settle()
    page.get_by_role("radio", name="Қазақша").click()
    reader.wait_for_address("words=kk")
    reader.settle()
    page.reload()
    plate.wait_for()
    assert page.get_by_role("radio", name="Greyscale").get_attribute("aria-checked") == "true"
    assert page.get_by_role("radio", name="Қазақша").get_attribute("aria-checked") == "true"
    for piece in ("layout=chart", "width=120", "greyscale=yes", "dpi=300", "words=kk"):
        reader.wait_for_address(piece)
    # Shown as a picture: nothing of it is markup of the page.
    assert plate.get_attribute("src").startswith("data:image/svg+xml;base64,")
    assert page.locator("[id^='front:'], [id^='region:'], #plate-title").count() == 0
    # A phone shows the page without a way to the right.
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 400
    svg = ET.fromstring(taken(page, "Download SVG"))
    assert svg.find("{http://www.w3.org/2000/svg}title").text.endswith("қарашайлар")
    assert b"<text" not in taken(page, "Download outlines (SVG)")
    assert taken(page, "Download DOCX").startswith(b"PK")
    assert taken(page, "Download PDF").startswith(b"%PDF-")
    assert taken(page, "Download PNG").startswith(b"\x89PNG")
    html = taken(page, "Download HTML")
    assert html.startswith(b"<!doctype html>") and b"1943-11-05" in html


def test_a_film_is_made_stopped_and_taken_away(visit) -> None:
    reader = visit(color_scheme="light")
    page = reader.open(f"figure?date=1950-01-05&to=1950-01-05&view=period&movement={KARACHAIS}")
    length = page.get_by_text(re.compile(r"It will last .*: [\d,]+ pictures\.")).text_content()
    assert length is not None
    pictures = re.search(r"([\d,]+) pictures", length)
    assert pictures and len(pictures[1]) > 2, "a whole story is long enough to be stopped"
    page.get_by_role("button", name="Make the film").click()
    page.get_by_text(re.compile(rf"Picture \d+ of {pictures[1]}")).wait_for()
    page.evaluate(AXE)
    # The rest of the page is looked at in test_axe.py.
    making = "[data-testid=stProgress], .st-key-figure_cancel"
    assert page.evaluate(RUN, making) == []
    page.set_viewport_size({"width": 400, "height": 800})
    assert page.evaluate(RUN, making) == []
    page.get_by_role("button", name="Cancel").click()
    page.get_by_text("The film was stopped; nothing was kept.").wait_for()
    page.get_by_role("radio", name="The chosen period").click()
    page.get_by_text("It will last 17 seconds: 3 pictures.").wait_for()
    page.get_by_role("button", name="Make the film").click()
    film = taken(page, "Download MP4")
    assert film[4:8] == b"ftyp"
