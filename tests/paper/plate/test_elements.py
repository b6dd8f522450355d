"""Text of a plate in its column: lines as full as they can be, and none beyond it."""

from __future__ import annotations

import pytest

from atlas.paper.plate.elements import LEADING, Column, paragraph
from atlas.paper.plate.fitting import wrapped
from atlas.paper.sheet.display_list import Words
from atlas.paper.sheet.sheet import Sheet, text_width

WORDS = "A map cannot show the cold, the fear, or what was left behind in the winter of that year."


@pytest.mark.parametrize("weight", [400, 600])
@pytest.mark.parametrize("width", [18.0, 25.0, 40.0, 71.0])
def test_a_line_takes_as_many_words_as_it_holds(width, weight):
    lines = wrapped(WORDS, 6, width, weight=weight)
    assert " ".join(lines) == WORDS
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        assert text_width(line, 6, weight=weight) <= width
        if following:
            longer = f"{line} {following.split()[0]}"
            assert text_width(longer, 6, weight=weight) > width


def test_a_text_is_regular_where_nothing_else_is_said():
    for width in range(15, 80):
        assert wrapped(WORDS, 6, width) == wrapped(WORDS, 6, width, weight=400)


def test_what_cannot_be_broken_has_a_line_of_its_own():
    assert wrapped("of the Verwaltungsangelegenheiten only", 6, 10) == [
        "of the", "Verwaltungsangelegenheiten", "only",
    ]  # fmt: skip


def test_a_paragraph_has_its_lines_one_below_the_other():
    sheet = Sheet(60, 40, paper=None)
    end = paragraph(sheet, Column(7.0, 25.0), 3.0, WORDS, 6, weight=600, colour="#112233")
    lines = wrapped(WORDS, 6, 25.0, weight=600)
    texts = [thing for thing in sheet.display_list if isinstance(thing, Words)]
    assert [text.words for text in texts] == lines
    assert {(text.x, text.size, text.weight, text.colour) for text in texts} == {
        (7.0, 6, 600, "#112233")
    }
    leading = 6 * LEADING
    bases = [3.0 + leading * (n + 0.75) for n in range(len(lines))]
    assert [text.y for text in texts] == pytest.approx(bases)
    assert end == pytest.approx(3.0 + leading * len(lines))
