"""Plates of all kinds, chosen by chance, and those that the README shows: none is broken.

The long form (``python3 -m atlas test --long``) tries them all.
"""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import cycle, product

import pytest

from atlas.base.dates import parse_day
from atlas.paper.plate.composition import Composition
from atlas.paper.plate.layouts import LAYOUTS
from atlas.paper.plate.pages import PAGES
from atlas.paper.plate.plate import Figure, compose
from atlas.paper.sheet.sheet import Sheet
from atlas.picture.address import Address
from atlas.words.language import LANGUAGES
from tests import plate_sweep
from tests.astray import words_astray
from tests.long_form import in_full

PARTS = 4
README = Figure(Address(day=parse_day("1944-03-21"), view="sofar"), "return")


def chosen(dataset, seed, count):
    return random.Random(seed).sample(plate_sweep.figures(dataset), count)


@pytest.mark.parametrize("part", range(PARTS))
def test_plates_chosen_by_chance_are_whole_or_refused_with_a_way_out(built_in, model, part):
    for figure in chosen(built_in, 1944, 200)[part::PARTS]:
        found = list(plate_sweep.faults(model, figure, maps=False))
        assert not found, (plate_sweep.name_of(figure), found)


@pytest.mark.parametrize("number", range(5 if in_full() else 3))
def test_so_are_plates_with_their_maps(built_in, model, number):
    figure = chosen(built_in, 1957, 5)[number]
    found = list(plate_sweep.faults(model, figure, maps=True))
    assert not found, (plate_sweep.name_of(figure), found)


def test_the_plate_of_the_readme_is_whole(built_in, model):
    assert compose(model, README, "v1").wording() is not None
    assert not list(plate_sweep.faults(model, README, maps=True))


# Each page in one language, and in the long form in all.
TONGUES = list(product(PAGES, LANGUAGES) if in_full() else zip(PAGES, cycle(LANGUAGES)))


@pytest.mark.parametrize(("page", "tag"), TONGUES)
def test_one_map_of_all_peoples_has_room_on_every_page(model, page, tag):
    for day in ("1944-03-15", "1957-06-01"):
        figure = Figure(Address(day=parse_day(day), lang=tag), "single", page)
        assert compose(model, figure, "v1").wording() is not None, day


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_of_one_people_has_room_from_120_mm_on(built_in, model, layout):
    movements = [m for m in built_in.movements.values() if layout != "return" or m.return_recorded]
    narrowest, *wider = list(PAGES)[1:]
    # Each on the narrowest page and on one that is wider, and in the long form on all.
    others = product(movements, wider) if in_full() else zip(movements, cycle(wider))
    for movement, page in (*product(movements, [narrowest]), *others):
        # Russian has the longest words.
        address = Address(day=parse_day("1944-03-15"), movements=(movement.id,), lang="ru")
        composition = compose(model, Figure(address, layout, page), "v1")
        assert composition.wording() is not None, (movement.id, page)


def test_the_code_of_an_address_gives_way_before_a_plate_is_refused(model):
    address = Address(day=parse_day("1957-06-01"), movements=(plate_sweep.FOUR[0],), lang="ru")
    figure = Figure(address, "multiples", "slide", site="https://atlas.example.org/some/base/")
    assert not compose(model, figure, "v1").wording().code
    assert compose(model, replace(figure, page="183"), "v1").wording().code


@pytest.mark.parametrize(
    ("layout", "page"),
    [("grid", "89"), ("grid", "slide"), ("chart", "slide")],
)
def test_what_no_page_of_a_size_holds_is_refused(built_in, model, layout, page):
    figure = Figure(Address(day=parse_day("1944-03-15"), lang="ru"), layout, page)
    assert compose(model, figure, "v1").wording() is None
    assert not list(plate_sweep.faults(model, figure, maps=False))


def found_on(*drawn, frames=()):
    """What is astray on a sheet of 60 x 40 mm; each of ``drawn`` draws on it."""
    sheet = Sheet(60, 40)
    for draw in drawn:
        draw(sheet)
    return words_astray(sheet, frames)


def said(x, y, words="Kustanai", size=6.0):
    return lambda sheet: sheet.text(x, y, words, size)


def marked(x, y, mark="disc"):
    return lambda sheet: sheet.mark(mark, x, y, 0.9, "#315234")


def card(sheet):
    sheet.rect(8, 15, 20, 10, fill="#FFFFFF")


@pytest.mark.parametrize(
    ("drawn", "fault"),
    [
        ([said(10, 20)], ""),
        ([said(10, 20, size=4.9)], "4.90 pt"),
        ([said(10, 20, "Kusta…")], "cut"),
        ([said(55, 20)], "off the page"),
        ([said(10, 0.5)], "off the page"),
        ([said(10, 20), said(12, 20.5)], "over each other"),
        ([said(10, 20), said(10, 23)], ""),
        ([marked(13, 19.2), said(10, 20)], "over a mark"),
        ([said(10, 20), marked(13, 19.2, "triangle-up")], "over a mark"),
        ([said(10, 20), marked(13, 19.2, "cross")], "over a mark"),
        ([marked(8.5, 19.2), said(10, 20)], ""),
        # A card hides what is below it.
        ([marked(13, 19.2), card, said(10, 20)], ""),
        ([card, marked(13, 19.2), said(10, 20)], "over a mark"),
    ],
)
def test_the_sweep_sees_words_astray(drawn, fault):
    found = found_on(*drawn)
    assert len(found) == bool(fault)
    assert fault in "".join(found)


def test_the_sweep_sees_words_over_the_edge_of_a_map():
    assert found_on(said(10, 20), frames=[(12, 10, 30, 20)]) == ["over the edge of a map: Kustanai"]
    assert not found_on(said(14, 20), frames=[(12, 10, 30, 20)])


@pytest.mark.parametrize(
    ("broken", "layout", "page", "fault"),
    [
        ({"share": lambda self, wording: 1.0}, "single", "slide", "share 0."),
        (
            {
                "share": lambda self, wording: 1.0,
                "least": property(lambda self: 0.0),
                "drawn": lambda self, wording: 100.0,
            },
            *("grid", "89", "heights"),
        ),
        ({"_top": property(lambda self: 0.0)}, "grid", "183", "over"),
    ],
)
def test_the_sweep_sees_maps_without_their_room(
    built_in, model, monkeypatch, broken, layout, page, fault
):
    for name, value in broken.items():
        monkeypatch.setattr(Composition, name, value)
    figure = Figure(Address(day=parse_day("1944-03-15")), layout, page)
    found = list(plate_sweep.faults(model, figure, maps=False))
    assert any(fault in words for words in found), found
