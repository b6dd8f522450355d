"""Sheets: the same bytes each time, text as text, and what a reader's program is told of them."""

import contextlib
import hashlib
import io
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import matplotlib
import numpy as np
import pytest
import shapely
from PIL import Image

from atlas.paper.sheet import typeface
from atlas.paper.sheet.colours import WHITE, grey, luminance
from atlas.paper.sheet.imprint import AUTHOR
from atlas.paper.sheet.sheet import FORMATS, Sheet, text_width

ROOT = Path(__file__).resolve().parents[3]
SVG = "{http://www.w3.org/2000/svg}"
TRICKY = "<b>&amp;</b> $x^2$ \\alpha 5 < 6"
HOLED = shapely.Polygon(
    [(5, 5), (25, 5), (25, 25), (5, 25)], [[(10, 10), (20, 10), (20, 20), (10, 20)]]
)


def a_sheet(greyscale=False):
    sheet = Sheet(60, 40, greyscale=greyscale)
    with (
        sheet.group("a.region:x", lon=44.3, lat=46.3, value=None, held_low=5),
        sheet.clip(0, 0, 30, 40),
    ):
        sheet.area(HOLED, fill="#D8C79F", stroke="#B6A888", width=0.2)
        sheet.stripes(HOLED, "#B9A77F", part=0.2, period=1.2)
        sheet.line([(0, 30), (60, 32)], "#2A2957", 2.9)
        sheet.line([(0, 33), (60, 33)], "#704591", 0.35, dash=(0, 0.8), cap="round")
    for n, mark in enumerate(("triangle-up", "ring", "half-disc", "plus")):
        sheet.mark(mark, 32 + 4 * n, 4, 1.2, "#9B3B59", halo=WHITE)
    sheet.text(30, 12, TRICKY, 6.4, weight=700, halo="#F5F2E9")
    sheet.text(30, 17, "TURKMEN SSR", 6, spacing=0.16, halo="#F5F2E9")
    sheet.text(45, 22, "ГӀалгӀай, Қазақтар, fifth office", 6, italic=True, anchor="middle")
    sheet.text(50, 35, "turned", 8, angle=30, weight=600)
    return sheet


def parsed(sheet):
    return ET.fromstring(sheet.render("svg", title="T & <t>", description="Описание"))


LAID_OUT = """
import sys
from atlas.paper.sheet.sheet import Sheet
import atlas.paper.film.frames, atlas.paper.plate.plate
sheet = Sheet(60, 40)
sheet.text(5, 5, "words", 6, halo="#FFFFFF")
assert b"words" in sheet.render("svg")
assert not [name for name in sys.modules if name.partition(".")[0] == "matplotlib"]
"""


def digests():
    """The digest of a sheet with everything on it, in each format."""
    words = {"title": "T & <t>", "description": "Описание"}
    contents = (a_sheet().render(kind, 150, **words) for kind in FORMATS)
    return [hashlib.sha256(content).hexdigest() for content in contents]


def test_a_sheet_saved_anywhere_has_the_same_bytes(tmp_path):
    """With another hash seed: tests/paper/plate/test_plate.py."""
    saved = []
    for kind in FORMATS:
        path = tmp_path / f"plate.{kind}"
        a_sheet().save(path, 150, title="T & <t>", description="Описание")
        saved.append(hashlib.sha256(path.read_bytes()).hexdigest())
    assert saved == digests()


def test_neither_laying_out_a_plate_nor_svg_takes_matplotlib():
    subprocess.run([sys.executable, "-c", LAID_OUT], cwd=ROOT, check=True)


def test_an_svg_says_what_it_is():
    root = parsed(a_sheet())
    assert root.get("role") == "img"
    assert (root.get("width"), root.get("height")) == ("60mm", "40mm")
    assert [root[0].tag, root[0].text] == [f"{SVG}title", "T & <t>"]
    assert [root[1].tag, root[1].text] == [f"{SVG}desc", "Описание"]
    assert root.get("aria-labelledby") == f"{root[0].get('id')} {root[1].get('id')}"
    (group,) = (g for g in root.iter(f"{SVG}g") if g.get("id") == "a.region:x")
    assert {k: v for k, v in group.attrib.items() if k.startswith("data-")} == {
        "data-lon": "44.3",
        "data-lat": "46.3",
        "data-held-low": "5",
    }


def test_a_shape_between_two_stripes_has_none():
    sheet = Sheet(20, 20)
    sheet.stripes(shapely.box(0, 1.05, 5, 1.1), "#B9A77F", part=0.2, period=1.0, angle=0)
    assert sheet.render("svg")


def test_words_are_text_and_no_markup_in_them_works():
    root = parsed(a_sheet())
    texts = [e.text for e in root.iter(f"{SVG}text")]
    assert texts == [TRICKY, "TURKMEN SSR", "ГӀалгӀай, Қазақтар, fifth office", "turned"]
    assert all(len(e) == 0 for e in root.iter(f"{SVG}text"))
    styles = [e.get("style") for e in root.iter(f"{SVG}text")]
    family = root.get("style")
    assert "font-family:'Source Sans Pro'" in family and "sans-serif" in family
    assert "font-weight:700" in styles[0] and "font-style:italic" in styles[2]
    assert "letter-spacing:0.96px" in styles[1]
    # Anything else in a style sheet would also style the page that shows the figure.
    rules = root.findtext(f"{SVG}style").splitlines()
    assert len(rules) == 4 and all(rule.startswith("@font-face{") for rule in rules)
    assert all("url(data:font/woff;base64," in rule for rule in rules)


def test_line_ends_and_control_characters_become_spaces():
    sheet = Sheet(60, 40)
    sheet.text(5, 5, "one\ntwo\x00three\ud800", 6)
    assert [e.text for e in parsed(sheet).iter(f"{SVG}text")] == ["one two three "]


@pytest.mark.parametrize("greyscale", [False, True])
def test_a_png_has_its_size_its_resolution_and_its_words(greyscale):
    content = a_sheet(greyscale).render("png", 150, title="T", description="Описание")
    image = Image.open(io.BytesIO(content))
    assert image.size == (354, 236)
    assert image.info["dpi"] == pytest.approx((150, 150), abs=0.02)
    assert image.text == {"Title": "T", "Description": "Описание", "Author": AUTHOR}
    assert image.mode == ("L" if greyscale else "RGB")


def test_pixels_are_as_many_as_asked_for():
    slide = Sheet(25.4 * 40 / 3, 25.4 * 7.5)
    assert slide.pixels(144 / 2).shape == (540, 960, 3)
    with pytest.raises(ValueError, match="too many"):
        slide.pixels(5000)


@pytest.mark.parametrize("clip", [None, (12.0, 6.0, 10.0, 5.0)])
def test_pixels_lie_where_they_were_drawn(clip):
    sheet = Sheet(40, 30)
    with sheet.clip(*clip) if clip else contextlib.nullcontext():
        sheet.rect(10, 5, 20, 10, fill="#000000")
    # Ten pixels a millimetre.
    dark = np.argwhere(sheet.pixels(254)[:, :, 0] < 128)
    x, y, width, height = clip or (10, 5, 20, 10)
    assert dark.min(axis=0).tolist() == [y * 10, x * 10]
    assert dark.max(axis=0).tolist() == [(y + height) * 10 - 1, (x + width) * 10 - 1]


def test_holes_stay_open_and_clips_hold():
    pixels = a_sheet().pixels(127)  # five a millimetre
    assert tuple(pixels[75, 75]) == (255, 255, 255)  # the hole
    assert tuple(pixels[152, 100]) == (0x2A, 0x29, 0x57)
    assert tuple(pixels[155, 200]) == (255, 255, 255)  # beyond the clip


def test_a_grey_sheet_has_the_luminance_of_its_colours():
    assert luminance(grey("#9B6C25")) == pytest.approx(luminance("#9B6C25"), abs=0.004)
    pixels = a_sheet(greyscale=True).pixels(50)
    assert (pixels[..., 0] == pixels[..., 1]).all() and (pixels[..., 1] == pixels[..., 2]).all()


def test_a_letter_that_the_face_lacks_is_told():
    sheet = Sheet(60, 40)
    sheet.text(5, 5, "Корё 한국", 6)
    assert sheet.missing == {"한", "국"}
    assert sheet.render("pdf")
    assert [e.text for e in parsed(sheet).iter(f"{SVG}text")] == ["Корё 한국"]


def test_two_groups_with_one_id_are_refused():
    sheet = Sheet(60, 40)
    with sheet.group("front:x"):
        pass
    with pytest.raises(ValueError, match="front:x"), sheet.group("front:x"):
        pass
    assert list(sheet.groups) == ["front:x"]


def test_what_is_on_another_sheet_is_added_with_its_groups():
    sheet, other = Sheet(60, 40), Sheet(60, 40, paper=None)
    with other.group("front:x", value=3):
        other.text(5, 5, "ꙮ", 6)
    sheet.add(other)
    assert sheet.display_list[1:] == other.display_list
    assert sheet.groups == {"front:x": {"value": "3"}}
    assert sheet.missing == {"ꙮ"}
    with pytest.raises(ValueError, match="front:x"):
        sheet.add(other)


def test_spaced_words_are_wider():
    assert text_width("ABC", 6, spacing=0.5) == pytest.approx(
        text_width("ABC", 6) + 2 * 0.5 * 6 * 25.4 / 72
    )
    assert 8 < text_width("12,345,678", 6) < 12


def test_a_missing_or_broken_face_is_one_clear_line(tmp_path, monkeypatch):
    monkeypatch.setattr(typeface, "FONTS", tmp_path)
    with pytest.raises(FileNotFoundError, match="missing") as caught:
        Sheet(60, 40).text(5, 5, "words", 6)
    assert caught.value.filename == str(tmp_path / "SourceSansPro-Regular.ttf")
    (tmp_path / "SourceSansPro-Regular.ttf").write_bytes(b"no font")
    with pytest.raises(OSError, match="cannot be read as a font"):
        Sheet(60, 40).text(5, 5, "words", 6)


def test_settings_of_others_are_left_alone():
    before = dict(matplotlib.rcParams)
    a_sheet().pixels(50)
    assert dict(matplotlib.rcParams) == before


@pytest.mark.parametrize("name", ["plate.gif", "plate"])
def test_another_format_is_refused(tmp_path, name):
    with pytest.raises(ValueError, match="not one of svg, pdf, png"):
        a_sheet().save(tmp_path / name)
    assert not list(tmp_path.iterdir())
