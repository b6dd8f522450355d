"""Where the people were, below a map: what is no count is not told as one, and nothing overlaps."""

from __future__ import annotations

from itertools import pairwise

import pytest

from atlas.base.dates import parse_day
from atlas.paper.plate.accounts import accounts, columns_of, note
from atlas.paper.plate.elements import Column
from atlas.paper.plate.texts import Part, account, heads
from atlas.paper.sheet.display_list import Words
from atlas.paper.sheet.sheet import Sheet, text_width
from atlas.picture.address import Address
from atlas.picture.picture import picture
from atlas.words.language import LANGUAGES, language
from tests.building import movement

CI, KARACHAIS, KOREANS = "chechens-ingush-1944", "karachais-1943", "koreans-1937"
ENGLISH = language("en")
WIDE, NARROW = 171.0, 108.0


def shown(model, day, *movements):
    return picture(model, Address(day=parse_day(day), movements=movements))


def drawn(model, day, *movements, width=WIDE, tongue=ENGLISH):
    sheet = Sheet(width + 20, 200, paper=None)
    accounts(sheet, Column(6.0, width), 4.0, "", shown(model, day, *movements), tongue, 1.0)
    return [thing for thing in sheet.display_list if isinstance(thing, Words)]


def extent(words):
    wide = text_width(words.words, words.size, weight=words.weight, italic=words.italic)
    return words.x, words.x + wide


def number(model, day, movement_id, state="in_exile"):
    seen = shown(model, day, movement_id)
    parts = account(ENGLISH, seen, seen.dataset.movements[movement_id])
    return next(part for part in parts if part.state == state)


def test_the_last_count_stands_where_no_count_is_valid(model):
    part = number(model, "1945-01-01", KOREANS)
    assert part.number == "172,597 (last counted December 1937)"
    assert part.is_last
    assert not part.basis


def test_a_number_between_two_counts_is_marked_in_a_line(model):
    assert number(model, "1947-06-01", CI).number == (
        "≈\N{NO-BREAK SPACE}390,000 (389,000–390,000)"
    )
    words = drawn(model, "1947-06-01", CI, width=NARROW)
    assert any("≈\N{NO-BREAK SPACE}390,000" in thing.words for thing in words)


def test_an_estimate_says_that_it_is_one(model):
    assert number(model, "1949-03-01", KARACHAIS).number == "57,300 (estimated)"
    # Its name says so already.
    assert number(model, "1957-06-01", KARACHAIS, "excess_dead").number == "13,141"


def test_the_whole_and_those_beyond_it_come_first(model):
    def said(day, *movements):
        seen = shown(model, day, *movements)
        return {part.state: part.number for part in account(ENGLISH, seen, seen.movements[0])}

    parts = said("1961-12-31", CI)
    assert list(parts)[:3] == ["whole", "disputed", "added"]
    assert parts["whole"] == "494,456 (478,479–503,200)"
    # Back home, elsewhere, not back and dead are together that many more than the whole.
    assert (parts["disputed"], parts["added"]) == ("8,744", "at least 72,072")
    assert 494456 + 8744 + 72072 == 432000 + 36000 + 106000 + 1272
    assert not {"disputed", "added", "dead"} & set(said("1944-03-10", CI))
    assert said("1933-06-01", "kazakhs-1928") == {}


def test_only_the_dead_of_the_way_beyond_a_whole_are_called_so(model):
    part = number(model, "1944-03-22", CI, "added")
    assert (part.words, part.number) == ("died on the way, not in it", "1,361 (1,272–10,000)")
    assert number(model, "1961-12-31", CI, "added").words == "counted beyond it"
    both = [part, number(model, "1961-12-31", CI, "added")]
    assert heads(ENGLISH, both) == {"added": "counted beyond it"}


def test_a_table_of_those_who_are_all_at_home_has_no_column_of_the_whole(model):
    heads_of = {
        day: {thing.words for thing in drawn(model, day, CI, KARACHAIS)}
        for day in ("1940-01-01", "1943-11-10")
    }
    assert "the whole" not in heads_of["1940-01-01"]
    assert "the whole" in heads_of["1943-11-10"]


def test_nothing_is_headed_where_no_source_gives_a_total(model):
    words = [thing.words for thing in drawn(model, "1933-06-01", "kazakhs-1928")]
    assert words == ["Kazakhs", "no source gives a total."]


def test_a_last_count_is_not_set_as_a_number_of_the_day(model):
    words = {thing.words: thing for thing in drawn(model, "1945-01-01", KOREANS, CI)}
    assert words["172,597"].weight < words["≈\N{NO-BREAK SPACE}403,000"].weight
    assert words["≈\N{NO-BREAK SPACE}403,000"].italic
    assert not words["172,597"].italic


def test_the_head_of_a_column_is_true_of_free_and_held_alike(model):
    everybody = [m for m, kept in model.dataset.movements.items() if kept.whole_claim_id]
    seen = shown(model, "1957-07-01", *everybody)
    parts = [part for m in seen.movements for part in account(ENGLISH, seen, m)]
    assert {part.words for part in parts if part.state == "in_exile"} == {"in exile", "not back"}
    assert heads(ENGLISH, parts)["in_exile"] == "in exile or not back"


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("day", ["1944-02-24", "1944-03-21", "1957-06-01", "1961-01-01"])
@pytest.mark.parametrize("width", [150.0, WIDE])
def test_nothing_in_a_table_overlaps(model, tag, day, width):
    everybody = [m for m, kept in model.dataset.movements.items() if kept.whole_claim_id]
    for movements in (everybody, [CI]):
        rows: dict[float, list[tuple[float, float]]] = {}
        for words in drawn(model, day, *movements, width=width, tongue=language(tag)):
            rows.setdefault(round(words.y, 2), []).append(extent(words))
        for row in rows.values():
            for (_, end), (start, _) in pairwise(sorted(row)):
                assert end < start


def test_what_has_no_room_in_columns_is_told_in_lines():
    states = ("taken", "under_way", "in_exile", "dead")
    wide = [Part(state, "died", "between 125,000 and 150,000", "", "") for state in states]
    few = wide[:2]
    for parts, fits in ((few, True), (wide, False)):
        columns = columns_of(ENGLISH, Column(0.0, 150.0), [(movement(), parts)], 1.0)
        assert (columns is not None) == fits


@pytest.mark.parametrize(
    ("day", "movements", "width", "said"),
    [
        (
            *("1947-06-01", [CI], WIDE),
            "≈: interpolated between two counts, and rounded. Ranges: lowest and highest figures.",
        ),
        ("1947-06-01", [CI], NARROW, "≈: interpolated between two counts, and rounded."),
        ("1944-02-24", [CI], WIDE, "Ranges: lowest and highest figures."),
        ("1944-02-24", [CI], NARROW, ""),
        ("1933-06-01", ["kazakhs-1928"], WIDE, ""),
    ],
)
def test_a_note_explains_what_is_there(model, day, movements, width, said):
    assert note(ENGLISH, [(shown(model, day, *movements), width)], 1.0) == said
