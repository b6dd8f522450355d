"""A plate as other programs draw it: the words in the same places, whatever draws them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from atlas.base.dates import parse_day
from atlas.commands.renderers import PACKAGES
from atlas.paper.plate.files import Printing, printed
from atlas.paper.plate.plate import Figure, plate
from atlas.paper.sheet import typeface
from atlas.paper.sheet.display_list import PT, Words
from atlas.picture.address import Address

PICTURE = Address(day=parse_day("1943-11-15"), movements=("karachais-1943",))
# How far from its place (pt) a word may be: what programs round to.
NEAR = 1.0


@dataclass(frozen=True)
class Placed:
    """A word, its start and end (pt from the left) and its baseline (pt from the top)."""

    word: str
    start: float
    end: float
    line: float

    def is_at(self, other: Placed, near: float = NEAR) -> bool:
        """Whether another word is the same in the same place."""
        apart = (self.start - other.start, self.end - other.end, self.line - other.line)
        return self.word == other.word and max(map(abs, apart)) <= near


@pytest.fixture(scope="module", params=["en", "ru"])
def files(request, model, tmp_path_factory):
    """A plate with letter-spaced names as PDF, as SVG and as SVG of outlines."""
    folder = tmp_path_factory.mktemp("print")
    made = plate(model, Figure(replace(PICTURE, lang=request.param), page="120"), "v1")
    for name, outlines in (("plate.pdf", False), ("plate.svg", False), ("outlines.svg", True)):
        (folder / name).write_bytes(printed(made, Path(name), Printing(outlines=outlines)))
    return folder, made


def drawn_by(program: str, *words: object, **more: str) -> bytes:
    """What a program says; without it, fail on a build server and skip elsewhere."""
    if shutil.which(program) is None:
        missing = f"no {program} on this machine: install {PACKAGES[program]}"
        pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)
    return subprocess.run(
        [program, *map(str, words)], check=True, capture_output=True, env=os.environ | more
    ).stdout


def laid_out(made) -> list[Placed]:
    """The words of a plate that lie level, as they were laid out."""
    return [
        word
        for thing in made.sheet.display_list
        if isinstance(thing, Words) and not thing.angle
        for word in _words_of(thing)
    ]


def _words_of(thing: Words) -> Iterator[Placed]:
    left, line = thing.x / PT, thing.y / PT
    glyphs = typeface.placed(thing)
    ends = [
        glyph.start + typeface.advance(thing.weight, thing.italic, glyph.number) for glyph in glyphs
    ]
    run: list[int] = []
    for n, glyph in enumerate([*glyphs, None]):
        if glyph is not None and glyph.stands_for not in (" ", "\N{NO-BREAK SPACE}"):
            run.append(n)
        elif run:
            said = "".join(glyphs[m].stands_for for m in run)
            places = (glyphs[run[0]].start, ends[run[-1]])
            yield Placed(said, *(left + place * thing.size for place in places), line)
            run = []


def found_by_poppler(file: Path) -> list[Placed]:
    page = drawn_by("pdftotext", "-bbox", file, "-").decode()
    row = re.compile(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>')
    found = []
    for left, top, right, foot, word in row.findall(page):
        # The box is as high as the font; its baseline is a quarter of that above its foot.
        high = float(foot) - float(top)
        line = float(foot) - high * 400 / 1424
        found.append(Placed(word.replace("&amp;", "&"), float(left), float(right), line))
    return found


def found_by_ghostscript(file: Path) -> list[tuple[str, float, float]]:
    options = ["-q", "-dBATCH", "-dNOPAUSE", "-dTextFormat=0", "-sDEVICE=txtwrite", "-o-"]
    letters = []
    for char in ET.fromstring(b"<all>" + drawn_by("gs", *options, file) + b"</all>").iter("char"):
        # Whole points: left and baseline.
        left, line, *_ = map(float, char.get("bbox", "").split())
        letters.append((char.get("c", ""), left, line))
    return letters


def lost(made, found: list[Placed], near: float = NEAR) -> list[Placed]:
    """The words of a plate that are not where they were laid out."""
    by_word: dict[str, list[Placed]] = {}
    for placed in found:
        by_word.setdefault(placed.word, []).append(placed)
    return [
        word
        for word in laid_out(made)
        if not any(word.is_at(other, near) for other in by_word.get(word.word, []))
    ]


def grey(file: Path) -> np.ndarray:
    """A picture in grey, a quarter of its pixels: each program smooths edges in its own way."""
    with Image.open(file) as image:
        half = image.convert("L").resize(
            (image.width // 2, image.height // 2), Image.Resampling.BOX
        )
        return np.asarray(half, dtype=int)


def differs(one: np.ndarray, other: np.ndarray) -> float:
    """The share of a picture that is clearly lighter or darker than in another."""
    high, wide = np.minimum(one.shape, other.shape)
    return float((abs(one[:high, :wide] - other[:high, :wide]) > 60).mean())


def test_poppler_finds_every_word_of_a_pdf_in_its_place(files):
    folder, made = files
    assert lost(made, found_by_poppler(folder / "plate.pdf")) == []


def test_ghostscript_finds_every_letter_of_spaced_names_in_its_place(files):
    folder, made = files
    found = found_by_ghostscript(folder / "plate.pdf")
    names = [t for t in made.sheet.display_list if isinstance(t, Words) and t.spacing]
    assert len(names) >= 3
    for thing in names:
        for glyph in typeface.placed(thing):
            left, line = thing.x / PT + glyph.start * thing.size, thing.y / PT
            near = [c for c, x, y in found if max(abs(x - left), abs(y - line)) <= 1.5]
            assert glyph.stands_for in (*near, " "), (thing.words, left, line)


def test_rsvg_sets_the_words_of_an_svg_as_wide_where_the_face_is_installed(files, tmp_path):
    folder, made = files
    settings = tmp_path / "fonts.conf"
    settings.write_text(
        f"<fontconfig><dir>{typeface.FONTS}</dir><cachedir>{tmp_path}</cachedir></fontconfig>"
    )
    out = tmp_path / "plate.pdf"
    drawn_by(
        "rsvg-convert", "-f", "pdf", "-o", out, folder / "plate.svg", FONTCONFIG_FILE=str(settings)
    )
    assert lost(made, found_by_poppler(out)) == []


def test_outlines_are_the_same_picture_in_every_program(files, tmp_path, browser):
    folder, made = files
    drawn_by("pdftoppm", "-r", 96, "-png", "-singlefile", folder / "plate.pdf", tmp_path / "pdf")
    shown = ["-d", 96, "-p", 96, "-o", tmp_path / "rsvg.png"]
    # Without any font.
    drawn_by("rsvg-convert", *shown, folder / "outlines.svg", FONTCONFIG_FILE="/dev/null")
    size = {"width": 500, "height": 700}
    page = browser.new_page(viewport=size)
    page.goto((folder / "outlines.svg").as_uri())
    page.screenshot(path=tmp_path / "chromium.png")
    page.close()
    pdf, rsvg = grey(tmp_path / "pdf.png"), grey(tmp_path / "rsvg.png")
    # In the first font at hand it would be 0.03.
    assert differs(pdf, rsvg) < 0.002
    # Chromium may lay the whole half a pixel lower.
    assert differs(grey(tmp_path / "chromium.png"), rsvg) < 0.012
    # Words that a reader's program can say and find.
    root = ET.parse(folder / "outlines.svg").getroot()
    svg = "{http://www.w3.org/2000/svg}"
    assert not list(root.iter(f"{svg}text")) and "@font-face" not in ET.tostring(root, "unicode")
    said = [title.text for title in root.iter(f"{svg}title")][1:]
    assert said == [t.words for t in made.sheet.display_list if isinstance(t, Words)]


# The length of each text in points: as it is, and as its letters would make it.
LENGTHS = """
() => [...document.querySelectorAll("text")].map((text) => {
    const set = text.getComputedTextLength();
    const asked = Number(text.getAttribute("textLength"));
    text.removeAttribute("textLength");
    return [set, text.getComputedTextLength(), asked];
})"""


def test_chromium_sets_the_words_of_an_svg_as_wide_and_any_other_face_no_wider(
    files, browser, tmp_path
):
    folder, made = files
    lines = [t for t in made.sheet.display_list if isinstance(t, Words)]
    page = browser.new_page()
    page.goto((folder / "plate.svg").as_uri())
    found = page.evaluate(LENGTHS)
    assert len(found) == len(lines)
    for line, (is_set, natural, asked) in zip(lines, found, strict=True):
        wide = typeface.width_of(line.words, line.weight, line.italic, line.spacing) * line.size
        assert natural == pytest.approx(asked, rel=0.003, abs=0.2), line.words
        assert asked == pytest.approx(wide + line.spacing * line.size, abs=0.01)
        assert is_set == pytest.approx(asked, abs=0.05), line.words
    # A program that reads no embedded font takes another, which is wider.
    source = (folder / "plate.svg").read_text("utf-8")
    bare = re.sub(r"@font-face\{.*?\}", "", source).replace("'Source Sans Pro',", "")
    (tmp_path / "bare.svg").write_text(bare, "utf-8")
    page.goto((tmp_path / "bare.svg").as_uri())
    other = page.evaluate(LENGTHS)
    page.close()
    assert sum(natural for _, natural, _ in other) > 1.03 * sum(n for _, n, _ in found)
    assert all(is_set == pytest.approx(asked, abs=0.05) for is_set, _, asked in other)
