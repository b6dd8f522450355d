"""How wide words are, and where their letters are drawn: one measure for both."""

from __future__ import annotations

import io

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont

from atlas.paper.sheet import typeface
from atlas.paper.sheet.display_list import PT, Words
from atlas.paper.sheet.sheet import Sheet, text_width


def drawn(words: str, spacing: float) -> list[tuple[str, float]]:
    """The letters of a line as they are drawn, each with its place on the sheet."""
    sheet = Sheet(60, 40, paper=None)
    sheet.text(0, 10, words, 6, weight=600, spacing=spacing)
    (thing,) = sheet.display_list
    assert isinstance(thing, Words)
    return [*typeface.pieces(thing)]


@pytest.mark.parametrize("words", ["AVATARY", "КАЗАХСКАЯ ССР", "office", "x", "e\u0301A", "中A"])
def test_spaced_words_end_where_their_width_says(words):
    letters = drawn(words, 0.16)
    last, start = letters[-1]
    end = start + typeface.width_of(last, 600, False) * 6 * PT
    assert text_width(words, 6, weight=600, spacing=0.16) == pytest.approx(end)


def test_spaced_letters_are_as_near_as_in_the_word_but_for_the_spacing():
    starts = [start for _, start in drawn("AVA", 0.5)]
    pair, triple = (text_width(words, 6, weight=600) for words in ("AV", "AVA"))
    single = text_width("V", 6, weight=600)
    assert starts[:2] == pytest.approx([0, pair - single + 0.5 * 6 * PT])
    assert starts[2] == pytest.approx(triple - text_width("A", 6, weight=600) + 2 * 0.5 * 6 * PT)
    assert starts[1] < text_width("A", 6, weight=600) + 0.5 * 6 * PT, "A and V are kerned"


def test_spaced_words_have_no_ligatures_and_an_accent_stays_on_its_letter():
    assert [letter for letter, _ in drawn("office", 0.1)] == [*"office"]
    assert [letter for letter, _ in drawn("xe\u0301A", 0.1)] == ["x", "e\u0301", "A"]


def test_no_words_have_no_width():
    assert text_width("", 6, spacing=0.16) == 0


@pytest.mark.parametrize(("weight", "italic"), [(400, False), (600, True), (700, False)])
def test_an_embedded_font_has_the_letters_pairs_and_ligatures_of_the_words(weight, italic):
    words = "AVATAR office Әулиеата 1944"
    content = typeface.embedded(weight, italic, words)
    assert content == typeface.embedded.__wrapped__(weight, italic, words)
    bare = io.BytesIO()
    with TTFont(io.BytesIO(content)) as font:
        assert font.flavor == "woff"
        # The ligature of "ffi" has no letter of its own.
        assert set(font.getBestCmap()) == set(map(ord, words))
        assert len(font.getGlyphOrder()) < 60
        font.flavor = None
        font.save(bare)
    face = uharfbuzz.Face(bare.getvalue())
    text = uharfbuzz.Buffer()
    text.add_str(words)
    text.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(face), text, {})
    assert all(glyph.codepoint for glyph in text.glyph_infos), "no letter is missing"
    assert len(text.glyph_infos) < len(words), "a ligature"
    wide = sum(place.x_advance for place in text.glyph_positions) / face.upem
    # In whole units of the font, rounded once for each glyph.
    assert wide == pytest.approx(
        typeface.width_of(words, weight, italic), abs=len(words) / face.upem
    )
