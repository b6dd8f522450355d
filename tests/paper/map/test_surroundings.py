"""A map of a homeland has its towns, rivers, neighbours and seas, and shows where it is."""

from __future__ import annotations

import pytest
import shapely

from atlas.base.dates import parse_day
from atlas.paper.map.extent import points_of
from atlas.paper.map.map import Look, plate_map
from atlas.paper.map.printed import printed
from atlas.paper.map.projection import Panel
from atlas.paper.sheet.display_list import Clip, Words
from atlas.paper.sheet.sheet import Sheet
from atlas.picture.address import Address
from atlas.words.language import language


def drawn(model, day, *movements, look=None, tag="en"):
    """What is printed on a map of a plate 175 mm wide, and what it tells of itself."""
    seen = printed(model, Address(day=parse_day(day), movements=movements))
    sheet = Sheet(175, 115)
    panel = Panel((0, 0, 175, 115), points_of([seen]))
    told = plate_map(sheet, panel, seen, language(tag), look=look or Look())
    words = [thing.words for thing in sheet.display_list if isinstance(thing, Words)]
    return words, sheet, seen, told


@pytest.fixture(scope="module")
def karachai(model):
    return drawn(model, "1940-01-01", "karachais-1943")


def test_a_homeland_alone_has_what_lies_around_it(karachai):
    words, _, seen, told = karachai
    assert {"Karachai AO", "69,267", "at home"} <= {*words}
    assert {"Mikoyan-Shakhar", "Cherkessk", "Kislovodsk"} <= {*words}
    assert {"Kuban", "Black Sea", "GEORGIAN SSR", "Kabardino-Balkar ASSR"} <= {*words}
    assert len(words) == len({*words})
    # It does not fill the map: there is land around it.
    west, _, east, _ = told.panel.unit(seen.homelands[0].unit).bounds
    assert 0.4 < (east - west) / 175 < 0.75


def test_neighbours_are_those_of_the_day(model, karachai):
    """The Kabardin ASSR, and what Grozny Oblast was, came four years later."""
    assert not {"Kabardin ASSR", "Grozny Oblast", "Klukhori raion"} & {*karachai[0]}
    later, *_ = drawn(model, "1950-01-01", "karachais-1943")
    assert "Kabardino-Balkar ASSR" not in later


def test_a_map_of_the_country_has_no_towns_but_its_stations(model):
    words, *_ = drawn(model, "1944-02-27", "chechens-ingush-1944")
    assert not {"Cherkessk", "Kuban", "Elista"} & {*words}


def frames(sheet):
    return [thing.frame for thing in sheet.display_list if isinstance(thing, Clip) and thing.frame]


def test_a_small_map_shows_where_in_the_country_a_homeland_is(model, karachai):
    _, sheet, seen, told = karachai
    _, locator = frames(sheet)
    x, y, width, height = locator
    box = shapely.box(x, y, x + width, y + height)
    assert told.panel.box.contains(box)
    assert not box.intersects(told.panel.unit(seen.homelands[0].unit))
    # Nothing but the map itself is in it, and none is drawn where another map shows it.
    words = [thing for thing in sheet.display_list if isinstance(thing, Words)]
    assert not any(box.contains(shapely.Point(thing.x, thing.y)) for thing in words)
    _, alone, *_ = drawn(model, "1940-01-01", "karachais-1943", look=Look(inset=False))
    assert len(frames(alone)) == 1


@pytest.mark.parametrize("tag", ["ru", "kk"])
def test_rivers_and_seas_have_their_names_in_other_languages(model, tag):
    words, sheet, *_ = drawn(model, "1940-01-01", "karachais-1943", tag=tag)
    assert {"ru": {"Кубань", "Чёрное море"}, "kk": {"Кубань", "Қара теңіз"}}[tag] <= {*words}
    assert not sheet.missing


def test_before_their_removal_koreans_are_on_the_map(model):
    """From the west of the country only an arrow shows where they were."""
    alone, *_ = drawn(model, "1936-01-01", "koreans-1937")
    assert {"172,597", "Vladivostok", "Amur"} <= {*alone}
    among, *_ = drawn(model, "1928-01-01")
    assert "Border raions of the Far East →" in among
    # On it all other homelands are named.
    assert {"Volga German ASSR", "Districts of Meskheti", "Karachai AO"} <= {*among}
    # Years later nobody is there.
    assert "Border raions of the Far East →" not in drawn(model, "1949-01-01")[0]


def test_a_republic_has_the_name_of_the_day_and_only_that(model):
    """The Kirghiz ASSR became an SSR in 1936, the Kazakh one too, the Tajik one in 1929."""
    words, *_ = drawn(model, "1928-06-01", "kazakhs-1928")
    assert {"KIRGHIZ ASSR", "TAJIK ASSR", "KAZAKH ASSR"} <= {*words}
    assert not {"KIRGHIZ SSR", "TAJIK SSR", "KAZAKH SSR"} & {*words}


def test_a_republic_named_above_its_number_is_not_named_again(model):
    words, *_ = drawn(model, "1949-01-01", "koreans-1937")
    assert {"Kazakh SSR", "Uzbek SSR", "KIRGHIZ SSR"} <= {*words}
    assert not {"KAZAKH SSR", "UZBEK SSR"} & {*words}
