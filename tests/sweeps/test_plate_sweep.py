"""Plates of all kinds, chosen by chance, and those that the README shows: none is broken.

The long form (``python3 -m atlas test --long``) tries them all.
"""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import cycle, product

import pytest

from atlas.base.dates import parse_day
from atlas.paper.plate.layouts import LAYOUTS
from atlas.paper.plate.pages import PAGES
from atlas.paper.plate.plate import Figure, compose
from atlas.picture.address import Address
from atlas.words.language import LANGUAGES
from tests import plate_sweep
from tests.long_form import in_full

README = Figure(Address(day=parse_day("1944-03-21"), view="sofar"), "return")


def chosen(dataset, seed, count):
    return random.Random(seed).sample(plate_sweep.figures(dataset), count)


def test_plates_chosen_by_chance_are_whole_or_refused_with_a_way_out(built_in, model):
    for figure in chosen(built_in, 1944, 30):
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
