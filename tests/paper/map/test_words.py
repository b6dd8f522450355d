"""Words of a map: they say what the numbers are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.base.dates import parse_day
from atlas.model.curves import Quantity
from atlas.paper.map.points import Ring
from atlas.paper.map.words import Words
from atlas.picture.address import Address
from atlas.picture.homelands import HomelandShown
from atlas.picture.picture import picture
from atlas.picture.regions import Behind, Held, Region
from atlas.words.language import language
from tests.building import unit

CI = "chechens-ingush-1944"
FRACTIONS = {
    "about three quarters": 3 / 4,
    "about two thirds": 2 / 3,
    "about half": 1 / 2,
    "about a third": 1 / 3,
    "about a quarter": 1 / 4,
}


@pytest.fixture(scope="module")
def words(model):
    seen = picture(model, Address(day=parse_day("1944-02-25"), movements=(CI,)))
    return Words(seen, language("en"))


def at_home(words, share):
    shown = HomelandShown(CI, "checheno-ingush-assr", unit("home", ""), "emptying", share)
    return words.state_of(shown).removesuffix(" still at home")


@pytest.mark.parametrize("percent", range(20, 90))
def test_a_share_is_said_as_the_fraction_nearest_to_it(words, percent):
    share = percent / 100
    said = FRACTIONS[at_home(words, share)]
    nearest = min(FRACTIONS.values(), key=lambda fraction: abs(fraction - share))
    assert abs(said - share) <= abs(nearest - share) + 0.02


@pytest.mark.parametrize(
    ("share", "said"),
    [
        *((1.0, "most"), (0.9, "most"), (0.19, "fewer than a fifth")),
        *((0.08, "fewer than a fifth"), (0.079, "hardly anyone"), (0.0, "hardly anyone")),
    ],
)
def test_hardly_anyone_and_most_are_said_too(words, share, said):
    assert at_home(words, share) == said


def held(value, *, basis="documented", low=None, high=None, last=None, behind=None):
    return Held(CI, value, basis, low, high, last, (), behind)


def rows(words, *people, rest=False):
    """What each block says of a region, the fullest first, a row a piece."""
    region = Region("kustanai-oblast", None, people, None, False, rest)
    return [[said for _, said in block.said] for block in words.region(region)]


def test_a_number_is_said_with_its_range_and_then_without(words):
    full, nameless, short = rows(words, held(25_142, low=25_042, high=25_216))
    assert full == ["Kustanai oblast", "25,142", "25,042–25,216"]
    assert nameless == ["25,142", "25,042–25,216"]
    assert short == ["25,142"]


def test_a_guess_says_so_and_has_no_range(words):
    assert rows(words, held(120, basis="interpolated", low=100, high=150))[1] == [
        "≈\N{NO-BREAK SPACE}120"
    ]


def test_a_number_of_long_ago_has_its_year(words):
    last = (59_988, parse_day("1944-03-21"), "c")
    assert rows(words, held(None, last=last))[1] == ["59,988 (1944)"]
    assert rows(words, held(None))[1] == ["not stated"]


def test_a_number_of_long_ago_has_the_range_that_it_had(words):
    last = (59_988, parse_day("1944-03-21"), "c")
    old = replace(held(None, last=last), last_told=(59_000, 60_000))
    assert rows(words, old)[1:] == [["59,988 (1944)", "59,000–60,000"], ["59,988 (1944)"]]


def test_who_is_not_back_is_said_once_and_of_no_region(words):
    total = Quantity(4_000, 4_000, 4_000, "derived")
    told = held(None, behind=Behind(total, told=True))
    # Not under the name of the region, neither alone nor beside what was counted there.
    assert rows(words, told, rest=True)[0] == ["In all regions", "4,000 not back"]
    both = ["Kustanai oblast", "7", "In all regions", "4,000 not back"]
    assert rows(words, told, held(7))[0] == both
    assert rows(words, held(None, behind=Behind(None, told=True)))[1] == [
        "not back: number not stated"
    ]
    assert rows(words, held(None, behind=Behind(total, told=False)))[1] == ["not stated"]


def test_the_number_of_a_republic_without_its_oblasts_says_so(words):
    assert rows(words, held(7), rest=True)[0][0] == "Kustanai oblast, oblasts not stated"


def cards(model, day, movement):
    """The words of a movement's cards, row by row, by the ring that each belongs to."""
    seen = picture(model, Address(day=parse_day(day), movements=(movement,)))
    told = Words(seen, language("en"))
    rings = [
        Ring(front.movement_id, front.direction, (front,), front.lon, front.lat)
        for front in seen.fronts
        if front.marked
    ]
    blocks = {ring.fronts[0].id: told.card(ring, rings)[0] for ring in rings}
    return {key: [[cell.words for cell in row] for row in b.rows] for key, b in blocks.items()}


def status(model, day, movement):
    """What the cards of a movement say of the ways, by the ring that each belongs to."""
    return {key: card[-1][0] for key, card in cards(model, day, movement).items()}


def test_a_card_does_not_lead_with_how_many_there_were_at_most(model):
    told = cards(model, "1944-01-12", "kalmyks-1943")
    assert told
    assert all(card[1][0].endswith("; number not stated") for card in told.values())


def test_the_rest_are_on_the_way_only_when_all_of_the_first_are_there(model):
    said = status(model, "1937-10-10", "koreans-1937")
    assert said["kor-kazakh"] == "the first here and elsewhere: derived"
    assert said["kor-karaganda"] == "the first about here and elsewhere: derived"
    assert not any("the rest" in words for words in said.values())
    last = status(model, "1943-11-21", "karachais-1943")
    assert last
    assert all(words.startswith("the rest still on the way") for words in last.values())
