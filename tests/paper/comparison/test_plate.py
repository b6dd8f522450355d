"""The comparison as a plate."""

from __future__ import annotations

from collections import Counter

import pytest

from atlas.comparison.columns import COLUMNS
from atlas.comparison.table import comparison
from atlas.model.model import Model
from atlas.paper.comparison.plate import NARROW, WIDE, Wanted, plate
from atlas.paper.plate import caption
from atlas.paper.sheet.display_list import Words
from atlas.read.dataset import Dataset
from atlas.words.translated import draft_note, translated
from tests.paper.sheet.reading import Reading, rows_of


def words(made) -> str:
    return " ".join(thing.words for thing in made.sheet.display_list if isinstance(thing, Words))


@pytest.fixture(scope="module")
def whole(model):
    return plate(model, Wanted(), "0123abc")


def test_its_caption_says_nothing_twice(whole):
    told = caption.sections(whole)
    assert [section.head for section in told] == [
        *("Caption", "Sources", "Alternative text", "Licence")
    ]
    text = caption.text(whole)
    assert all(text.count(line) == 1 for line in whole.foot)


def test_a_pdf_has_it_as_a_table(whole):
    read = Reading(whole.sheet.render("pdf", said=whole.imprint))
    (table,) = (part for part in read.structure.walk() if part.kind == "Table")
    assert rows_of(table) == [1 + len(COLUMNS)]
    heads = [row.kids[0] for row in table.kids[2:]]
    assert {(head.kind, head.scope) for head in heads} == {("TH", "/Row")}
    assert "Koreans" in heads[1].all_words
    assert (read.pdf.docinfo["/Title"], str(read.pdf.Root.Lang)) == (whole.title, "en")


def test_every_figure_is_on_the_sheet_and_none_of_another_part(model, whole):
    assert whole.sheet.width == WIDE and not whole.sheet.missing
    figures = (
        figure
        for row in model.derived(comparison)
        for column in COLUMNS
        for figure in row.cells[column.id].figures
    )
    said = Counter(word for f in figures for text in (f.words, *f.remarks) for word in text.split())
    # Each as often as the table has it: a figure that is missing is not hidden by its like.
    assert said <= Counter(words(whole).split())
    part = plate(model, Wanted("return"), "0123abc")
    assert part.sheet.width == NARROW
    assert "84.3 per cent" in words(part) and "172,597" not in words(part)


def test_nothing_leaves_the_sheet(whole):
    for thing in whole.sheet.display_list:
        if isinstance(thing, Words):
            assert 0 < thing.x < WIDE and 0 < thing.y < whole.sheet.height


def test_caption_has_the_table_in_words_the_works_and_the_address(model):
    made = plate(model, Wanted("exile", site="https://atlas.example.org/"), "0123abc")
    assert "Years kept from home: 13 (derived)" in made.description
    assert "Sources of the" in made.caption and "data version 0123abc" in made.caption
    assert "https://atlas.example.org/compare?columns=exile" in made.caption
    assert all(row.movement.title in made.description for row in model.derived(comparison))


def test_a_plate_speaks_the_language_that_is_ordered_and_its_address_names_it(model):
    made = plate(model, Wanted("return", lang="kk"), "0123abc")
    assert "84,3" in words(made) and "84.3" not in words(made) and not made.sheet.missing
    assert "compare?columns=return&lang=kk" in made.caption


def test_a_translation_that_nobody_has_read_is_called_a_draft_at_the_foot(model, whole):
    made = plate(model, Wanted("return", lang="kk"), "0123abc")
    drafts = draft_note(translated(model.dataset, "kk"))
    assert drafts and made.caption.endswith(drafts)
    assert words(made).count(drafts) == 1
    assert draft_note(model.dataset) == ""
    assert whole.caption.endswith("data version 0123abc")


def test_the_same_table_gives_the_same_bytes(model, whole):
    again = plate(model, Wanted(), "0123abc")
    assert again.sheet.render("svg") == whole.sheet.render("svg")


def test_an_unknown_part_and_an_empty_data_set_are_refused(model):
    with pytest.raises(ValueError, match="'exil' is not one of removal"):
        plate(model, Wanted("exil"), "")
    with pytest.raises(ValueError, match="nothing to compare"):
        plate(Model(Dataset()), Wanted(), "")
