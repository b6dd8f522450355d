"""The sheets of every tour: all within the page, nothing over anything, nothing invented."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

import pikepdf
import pytest

from atlas.check.sheets import LESSON
from atlas.paper.lesson import blocks, sheets
from atlas.paper.lesson.flow import Inset, Line, Page
from atlas.paper.lesson.lesson import Lesson, lesson
from atlas.paper.sheet.display_list import Words
from atlas.paper.sheet.sheet import Sheet, text_width
from atlas.read.dataset import load
from atlas.words.translated import draft_note, translated

TOURS = list(load().tours)
SITE = "https://atlas.example.org/"
# As high as a plate may be.
PLATE = Sheet(blocks.WIDTH, 170.0)
NOTHING = 1e-6


@pytest.fixture(scope="module")
def told(model) -> dict[str, Lesson]:
    return {tour: lesson(model, tour) for tour in TOURS}


def pages_of(told: Lesson, kind: str, paper: str) -> list[Page]:
    wanted = sheets.Wanted(told.tour.id, kind, paper, site=SITE)
    return sheets.laid_out(told, wanted, "0" * 12, PLATE if kind == "teacher" else None)


def words_of(pages: list[Page]) -> str:
    shown = (item for page in pages for placed in page for item in placed.block.items)
    return " ".join(item.words for item in shown if isinstance(item, Line))


@pytest.mark.parametrize("paper", sheets.PAPERS)
@pytest.mark.parametrize("kind", sheets.KINDS)
@pytest.mark.parametrize("tour", TOURS)
def test_everything_is_within_the_page_and_nothing_over_anything(told, tour, kind, paper):
    for page in pages_of(told[tour], kind, paper):
        assert not page[-1].block.with_next, "a heading ends the page"
        boxes = [
            (item.x, at.top + item.top, item.x + item.width, at.top + item.top + item.height)
            for at in page
            for item in at.block.items
        ]
        assert min(left for left, *_ in boxes) >= 0
        assert max(right for _, _, right, _ in boxes) <= blocks.WIDTH + NOTHING
        assert max(foot for *_, foot in boxes) <= sheets.room(paper) + NOTHING
        for one, other in combinations(boxes, 2):
            over = min(one[2], other[2]) - max(one[0], other[0])
            under = min(one[3], other[3]) - max(one[1], other[1])
            assert min(over, under) <= NOTHING, (one, other)


@pytest.mark.parametrize("tour", TOURS)
def test_a_teacher_has_all_and_pupils_have_no_answer(told, tour):
    full, given = (words_of(pages_of(told[tour], kind, "a4")) for kind in sheets.KINDS)
    assert all(asked.answer and asked.answer in full for asked in told[tour].questions)
    assert full.count("How the atlas handles it") == 6
    assert not [asked.answer for asked in told[tour].questions if asked.answer in given]
    assert "handles" not in given and "Answers" not in given
    assert all(f"Question {n}" in given for n in range(1, 7))


@pytest.mark.parametrize("tour", TOURS)
def test_the_plan_lasts_as_long_as_a_lesson(told, tour):
    whens = [re.fullmatch(r"(\d+)–(\d+) min", part.when) for part in told[tour].plan]
    ends = [(int(when[1]), int(when[2])) for when in whens if when]
    assert ends[0][0] == 0
    assert ends[-1][1] == LESSON
    assert all(before[1] == after[0] for before, after in pairwise(ends))


def test_a_number_of_the_day_is_that_of_the_model(told):
    """As the last day of its step has it."""
    (step,) = (step for step in told["ingush"].steps if step.heading.startswith("Home, without"))
    assert (step.figure, step.label) == (
        "132,034",
        "Chechens and Ingush back in the republic by July 1957",
    )


def test_without_a_site_there_is_no_code(told):
    wanted = sheets.Wanted("koreans")
    first = sheets.laid_out(told["koreans"], wanted, "0" * 12, None)[0][0].block
    assert all(isinstance(item, Line) for item in first.items)
    assert "?date=1937-08-01" in words_of(sheets.laid_out(told["koreans"], wanted, "0" * 12, None))


def test_the_same_sheet_gives_the_same_pdf_with_its_fonts(model, tmp_path):
    wanted = sheets.Wanted("karachais", "worksheet", "letter", greyscale=True, site=SITE)
    made = sheets.write(model, wanted, tmp_path / "a.pdf", "0" * 12)
    content = (tmp_path / "a.pdf").read_bytes()
    assert content == sheets.sheet(model, wanted, "0" * 12).pdf()
    assert not made.missing
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert len(pdf.pages) == len(made.pages)
        fonts = [set(page.Resources.Font.keys()) for page in pdf.pages]
        assert fonts[0] and all(own == fonts[0] for own in fonts)
        said = pdf.open_metadata()
        assert (said["dc:title"], said["dc:rights"]) == (made.title, "CC BY 4.0")
        assert "Pohl" in said["dc:source"]


@pytest.mark.parametrize("tag", ["en", "ru", "kk"])
def test_words_stay_within_the_margins_and_a_draft_is_called_one_once(model, tag):
    made = sheets.sheet(model, sheets.Wanted("karachais", "worksheet", lang=tag), "0" * 12)
    drafts = draft_note(translated(model.dataset, tag))
    assert bool(drafts) is (tag != "en")
    feet = [
        thing.words
        for page in made.pages
        for thing in page.display_list
        if isinstance(thing, Words) and thing.y > page.height - 18
    ]
    if drafts:
        assert [number for number, foot in enumerate(feet) if drafts in foot] == [1]
    for page in made.pages:
        right = (page.width + blocks.WIDTH) / 2
        words = [thing for thing in page.display_list if isinstance(thing, Words)]
        ends = {thing.words: thing.x + width_of(thing) for thing in words}
        assert [said for said, end in ends.items() if end > right + 0.1] == []


def width_of(thing: Words) -> float:
    return text_width(thing.words, thing.size, weight=thing.weight, italic=thing.italic)


def test_a_teachers_sheet_has_a_plate(model):
    made = sheets.sheet(model, sheets.Wanted("karachais"), "0" * 12)
    words = {getattr(thing, "words", "") for page in made.pages for thing in page.display_list}
    assert "Removal and return: Karachais" in words


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (sheets.Wanted("kalmyk"), "'kalmyk' has no tour; nearest: kalmyks"),
        (sheets.Wanted("kalmyks", "poster"), "sheet 'poster' is not one of teacher, worksheet"),
        (sheets.Wanted("kalmyks", paper="a5"), "paper 'a5' is not one of a4, letter"),
    ],
)
def test_what_there_is_not_is_said(model, wanted, said):
    with pytest.raises(ValueError, match=re.escape(said)):
        sheets.sheet(model, wanted, "0" * 12)


def test_only_a_pdf_is_written(model, tmp_path):
    with pytest.raises(ValueError, match=re.escape("'a.docx' does not end in .pdf")):
        sheets.write(model, sheets.Wanted("kalmyks"), tmp_path / "a.docx", "0" * 12)


def test_insets_are_as_large_as_their_sheet():
    assert (Inset(0, 0, PLATE).width, Inset(0, 0, PLATE).height) == (blocks.WIDTH, 170.0)
