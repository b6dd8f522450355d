"""A sheet as PDF: its words, its parts, its inks, and what an archive asks of it."""

import io
import itertools
import os
import re
from pathlib import Path

import pikepdf
import pytest
from pikepdf import pdfa

from atlas.paper.sheet import inks, typeface
from atlas.paper.sheet.colours import INK, SECOND_INK, WHITE
from atlas.paper.sheet.imprint import AUTHOR, LICENCE, Imprint
from atlas.paper.sheet.sheet import Sheet, book, text_width
from tests.paper.sheet.reading import COLOURS, Reading
from tests.paper.sheet.test_sheet import TRICKY, a_sheet

ROOT = Path(__file__).resolve().parents[3]
SAID = Imprint("Ein <Titel>", "Was es zeigt", "ru", "CC BY 4.0", "Pohl 2015")


@pytest.fixture(scope="module")
def plain():
    return Reading(a_sheet().render("pdf", said=SAID))


def findings(content):
    """What keeps a PDF from being PDF/A-2b; the checker knows no "u"."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        said = pdf.Root.Metadata.read_bytes()
        assert b"<pdfaid:conformance>U<" in said
        pdf.Root.Metadata.write(said.replace(b"conformance>U<", b"conformance>B<"))
        return pdfa.check(pdf, "2b").findings


def test_an_archive_takes_a_pdf(plain):
    assert findings(a_sheet().render("pdf", said=SAID)) == []
    assert findings(a_sheet(greyscale=True).render("pdf")) == []
    # And "u": every letter has its place in Unicode, which is neither 0 nor a mark of byte order.
    fonts = plain.pdf.pages[0].Resources.Font
    assert {str(font.BaseFont)[8:] for font in fonts.values()} == {
        "SourceSansPro-Bold",
        "SourceSansPro-Regular",
        "SourceSansPro-It",
        "SourceSansPro-Semibold",
    }
    for shown in plain.texts:
        assert not {"\0", "\ufeff", "\ufffe"} & {letter for letter, _, _ in shown.letters}


def test_a_pdf_says_what_it_is(plain):
    root = plain.pdf.Root
    assert str(root.Lang) == "ru" and root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    info = plain.pdf.docinfo
    assert [str(info[key]) for key in ("/Title", "/Author", "/Subject")] == [
        "Ein <Titel>",
        AUTHOR,
        "Was es zeigt",
    ]
    said = plain.pdf.open_metadata()
    assert said["dc:title"] == "Ein <Titel>"
    assert said["dc:creator"] == [AUTHOR]
    assert said["dc:rights"] == "CC BY 4.0"
    assert said["dc:source"] == "Pohl 2015"
    assert said["xmpRights:WebStatement"] == LICENCE
    assert said.pdfa_status == "2U"


def test_the_author_is_that_of_the_citation():
    assert f'name: "{AUTHOR}"' in (ROOT / "CITATION.cff").read_text("utf-8")


def test_words_come_back_as_they_were(plain):
    said = ["".join(letter for letter, _, _ in shown.letters) for shown in plain.texts]
    # The palochka and the ligature of "fi" too.
    lines = [TRICKY, "TURKMEN SSR", "ГӀалгӀай, Қазақтар, fifth office", "turned"]
    assert "".join(said) == "".join(f"{line} " for line in lines)


def test_letters_that_look_alike_stay_themselves():
    sheet = Sheet(60, 40)
    sheet.text(5, 10, "AА OО e\u0301", 6)
    (shown,) = Reading(sheet.render("pdf")).texts
    assert "".join(letter for letter, _, _ in shown.letters).replace("\u200b", "") in (
        "AА OО e\u0301 ",
        "AА OО \u00e9 ",
    )


@pytest.mark.parametrize(
    "words", ["КАЗАХСКАЯ ССР", "TURKMEN SSR", "ӨЗБЕК КСР", "OFFICE fi", "AVATARY"]
)
def test_spaced_words_stand_letter_after_letter(words):
    sheet = Sheet(60, 40)
    sheet.text(5, 10, words, 6, spacing=0.16)
    spans = [shown for shown in Reading(sheet.render("pdf")).texts if shown.stands_for]
    # One for each word, so that each can be found and marked.
    assert [span.stands_for for span in spans] == words.split()
    letters = [letter for span in spans for letter in span.letters]
    assert "".join(letter for letter, _, _ in letters) == words.replace(" ", "")
    assert all(a[2] < b[1] for a, b in itertools.pairwise(letters))
    wide = text_width(words, 6, spacing=0.16) / 25.4 * 72
    assert letters[-1][2] - letters[0][1] == pytest.approx(wide, abs=0.02)


def test_words_of_two_scripts_are_as_wide_as_measured():
    sheet = Sheet(120, 40)
    words = "Wikipedia, Kalmyks со ссылкой: atlas. Альберстің AVATAR"
    sheet.text(5, 10, words, 6)
    (shown,) = Reading(sheet.render("pdf")).texts
    assert "".join(letter for letter, _, _ in shown.letters) == f"{words} "
    wide = typeface.width_of(words, 400, False) * 6
    assert shown.letters[-1][1] - shown.letters[0][1] == pytest.approx(wide, abs=0.02)


def test_parts_are_read_in_their_order():
    sheet = Sheet(60, 40)
    with sheet.part("H1"):
        sheet.text(5, 5, "A title", 6)
        sheet.text(5, 8, "of two lines", 6)
    with sheet.part("Figure", "A map.", name="a"), sheet.part("P"):
        sheet.disc(10, 10, 3, fill="#9B3B59")
        sheet.text(10, 10, "a place", 6)
    with sheet.part("P"):
        sheet.text(5, 5, "between", 6)
    with sheet.part("H2", name="a", ahead=True):
        sheet.text(5, 5, "its name", 6)
    with sheet.part("Figure", name="a", goes_on=True):
        sheet.text(5, 5, "500 km", 6)
    with sheet.part("Artifact"):
        sheet.text(5, 5, "a running head", 6)
    with sheet.part("Table"):
        with sheet.part("TR"):
            with sheet.part("TD"):
                pass
            with sheet.part("TH", heads="Column"):
                sheet.text(5, 5, "home", 6)
        with sheet.part("TR"):
            sheet.mark("ring", 5, 5, 1, "#9B3B59")
            sheet.text(5, 5, "none", 6)
    sheet.text(5, 30, "the end", 6)
    read = Reading(sheet.render("pdf"))
    assert read.unmarked == 0
    assert [(e.kind, e.words, e.alt) for e in read.structure.walk()] == [
        ("Document", "", ""),
        ("H1", "A title of two lines", ""),
        ("H2", "its name", ""),
        ("Figure", "a place 500 km", "A map."),
        ("P", "between", ""),
        ("Table", "", ""),
        ("TR", "", ""),
        ("TD", "", ""),
        ("TH", "home", ""),
        ("TR", "", ""),
        ("TD", "none", ""),
        ("P", "the end", ""),
    ]
    (head,) = (e for e in read.structure.walk() if e.scope)
    assert (head.words, head.scope) == ("home", "/Column")


def test_a_paragraph_goes_on_overleaf():
    first, second = Sheet(60, 40), Sheet(60, 40)
    with first.part("P", name="it"):
        first.text(5, 5, "It begins", 6)
    with second.part("P"):
        second.text(5, 5, "Beside it", 6)
    with second.part("P", name="it", goes_on=True):
        second.text(5, 5, "and goes on", 6)
    read = Reading(book([first, second], Imprint()))
    assert [e.words for e in read.structure.kids] == ["It begins and goes on", "Beside it"]


def test_grey_is_black_alone():
    read = Reading(a_sheet(greyscale=True).render("pdf"))
    assert read.operators & COLOURS == {"g", "G"}
    (intent,) = read.pdf.Root.OutputIntents
    assert intent.DestOutputProfile.N == 1
    assert not re.search(rb"Device(RGB|CMYK)", a_sheet(greyscale=True).render("pdf"))


def test_a_sheet_in_colour_has_the_colours_of_the_screen(plain):
    assert plain.operators & COLOURS == {"rg", "RG"}
    (intent,) = plain.pdf.Root.OutputIntents
    assert (intent.S, intent.DestOutputProfile.N) == ("/GTS_PDFA1", 3)


@pytest.mark.parametrize("name", ["static/vendor/icc/sRGB-v2-micro.icc", "README.md"])
def test_only_the_profile_of_a_press_is_taken(name):
    with pytest.raises(ValueError, match=r"is not (an ICC|the) profile"):
        inks.press(ROOT / name)


def test_without_the_profile_of_a_press_that_is_said(monkeypatch):
    monkeypatch.setattr(inks, "_PLACES", ())
    with pytest.raises(ValueError, match="or install Ghostscript"):
        inks.press(None)


@pytest.fixture(scope="module")
def press():
    """The inks of the press whose profile Ghostscript brings."""
    try:
        return inks.press(None)
    except ValueError as missing:
        pytest.fail(str(missing)) if os.environ.get("CI") == "true" else pytest.skip(str(missing))


def test_four_inks_are_those_of_the_press_and_text_is_black_alone(press):
    sheet = Sheet(60, 40)
    sheet.rect(5, 20, 10, 10, fill="#9B3B59")
    sheet.rect(25, 20, 10, 10, fill="#808080")
    for colour in (INK, SECOND_INK):
        sheet.text(5, 10, "words", 6, colour=colour, halo=WHITE)
    content = sheet.render("pdf", inks=press)
    assert findings(content) == []
    read = Reading(content)
    assert read.operators & COLOURS == {"k", "K"}
    assert read.pdf.Root.OutputIntents[0].DestOutputProfile.N == 4
    said = {press.fill(colour) for colour in (INK, SECOND_INK, "#808080")}
    assert all(words.startswith("0 0 0 0.") for words in said) and len(said) == 3
    assert (press.fill(WHITE), press.fill("#000000")) == ("0 0 0 0 k", "0 0 0 1 k")
    cyan, magenta, yellow, _ = map(float, press.fill("#9B3B59").split()[:4])
    assert magenta > yellow > cyan
    # A darker grey has more black.
    blacks = [float(press.fill(f"#{level * 3}").split()[3]) for level in ("20", "80", "C0")]
    assert blacks == sorted(blacks, reverse=True)
