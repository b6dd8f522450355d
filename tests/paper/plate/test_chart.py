"""The chart of a plate: no words lie on a band or on other words, whatever the names."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
import shapely

from atlas.base.dates import FIRST_DAY, LAST_DAY, parse_day
from atlas.model.model import Model
from atlas.paper.plate.chart import HEADS, Box, draw_chart, draw_key
from atlas.paper.plate.elements import Column
from atlas.paper.plate.fitting import fitted
from atlas.paper.sheet.colours import WHITE
from atlas.paper.sheet.display_list import PT, Begin, End, Shape, Words
from atlas.paper.sheet.sheet import Sheet, text_width
from atlas.words.language import language
from tests.building import claim, dataset

LONG = "The people of the seven valleys behind the white mountains, as they call themselves"


def drawn(data, width=85.0, tongue="en", scale=1.0, rows=1, day=None):
    model = Model(data)
    sheet = Sheet(width + 4, 200, paper=None)
    box = Box(2.0, 2.0, width, (HEADS + 9.8 * rows + 6.5) * scale)
    movements = [*data.movements.values()]
    draw_chart(sheet, model.at(), movements, language(tongue), box, scale=scale, day=day)
    return sheet.display_list


def words_of(things):
    """Each line of words as it was set, with the box that its letters take."""
    for thing in things:
        if isinstance(thing, Words):
            wide = text_width(thing.words, thing.size, weight=thing.weight, italic=thing.italic)
            # From the base line to the height of a capital.
            high = 0.66 * thing.size * PT
            yield thing, shapely.box(thing.x, thing.y - high, thing.x + wide, thing.y)


def bands_of(things):
    """The frames of the bands: what lies in their groups, as one box each."""
    inside, found = False, []
    for thing in things:
        if isinstance(thing, Begin):
            inside = thing.id.startswith("band:")
        elif isinstance(thing, End):
            inside = False
        elif inside and isinstance(thing, Shape):
            (west, north), (east, south) = (
                thing.outline[0].min(axis=0),
                thing.outline[0].max(axis=0),
            )
            # Not the ticks below a band.
            if east - west > 1:
                found.append(shapely.box(west, north, east, south))
    return found


def people(names, **cells):
    """One movement of peoples with these names of their own."""
    data = dataset(claim("whole", "removed", 1000, "1943-11-02"), **cells)
    one = data.movements["m"]
    peoples = {f"p{n}": replace(data.peoples["p"], id=f"p{n}", name=name, name_own=name)
               for n, name in enumerate(names)}  # fmt: skip
    return replace(data, peoples=peoples, movements={"m": replace(one, people_ids=tuple(peoples))})


NAMES = [
    ["Karachais"],
    [LONG],
    [LONG, "Ingush"],
    ["Chechens", "Ingush"],
    [LONG] * 5,
    ["Wanderers"] * 20,
]


@pytest.mark.parametrize("scale", [1.0, 1.6])
@pytest.mark.parametrize("names", NAMES, ids=[f"{len(n)} x {n[0][:9]}" for n in NAMES])
def test_no_name_lies_on_a_band(names, scale):
    things = drawn(people(names), 85.0 * scale, scale=scale)
    bands = bands_of(things)
    assert len(bands) > 4
    covered = [
        thing.words
        for thing, box in words_of(things)
        if any(shapely.intersection(box, band).area > 1e-6 for band in bands)
    ]
    assert covered == []
    marks = [t for t in things if isinstance(t, Shape) and t.fill == "#315234"]
    assert len(marks) >= len(names)


@pytest.mark.parametrize("tongue", ["en", "ru", "kk"])
@pytest.mark.parametrize("width", [85.0, 116.0, 179.0])
def test_no_words_of_the_atlas_lie_on_others(built_in, tongue, width):
    things = drawn(built_in, width, tongue, rows=len(built_in.movements))
    boxes = [*words_of(things)]
    meeting = [
        (one.words, other.words)
        for (one, a), (other, b) in combinations(boxes, 2)
        if shapely.intersection(a, b).area > 1e-6
    ]
    assert meeting == []
    assert not [thing.words for thing, _ in boxes if thing.words.endswith("…")]


def test_short_names_keep_their_size_and_a_long_one_is_cut_at_the_smallest():
    short, long = (
        next(thing for thing, _ in words_of(drawn(people([name]))) if thing.weight == 600)
        for name in ("Karachais", LONG)
    )
    assert (short.words, short.size) == ("Karachais", 6.8)
    assert (long.words[-1], long.size) == ("…", 5.0)
    assert LONG.startswith(long.words[:-1])


def test_a_short_name_beside_a_long_one_is_whole():
    names = [t for t, _ in words_of(drawn(people(["Ingush", LONG]))) if t.weight == 600]
    assert [t.words[-1] for t in names] == ["h", "…"]
    assert {t.size for t in names} == {5.0}
    last = names[-1].x + text_width(names[-1].words, 5, weight=600)
    assert 2 + 31.5 < last <= 2 + 32.8, "the long one has all the rest of the column"


def test_words_are_set_smaller_before_they_are_cut():
    wide = text_width(LONG, 6, weight=600)
    assert fitted(LONG, 6, wide + 0.01, 5, weight=600) == (LONG, 6)
    words, size = fitted(LONG, 6, wide * 0.9, 5, weight=600)
    assert words == LONG
    assert text_width(words, size, weight=600) == pytest.approx(wide * 0.9)
    words, size = fitted(LONG, 6, wide / 2, 5, weight=600)
    assert (words[-1], size) == ("…", 5)
    assert 0.97 * wide / 2 < text_width(words, size, weight=600) <= wide / 2
    assert fitted(LONG, 6, -1.0, 5) == ("", 5)
    assert fitted("", 6, 1.0, 5) == ("", 6)


def test_events_lie_at_their_dates_where_no_source_gives_a_total(built_in):
    one = "kazakhs-1928"
    things = drawn(replace(built_in, movements={one: built_in.movements[one]}), 179.0)
    years = {t.words: box.centroid.x for t, box in words_of(things) if t.words.isdigit()}
    first, last = (parse_day(f"{year}-01-01") for year in ("1930", "1960"))

    def at(day):
        return years["1930"] + (day - first) / (last - first) * (years["1960"] - years["1930"])

    rings = [t for t in things if isinstance(t, Shape) and t.fill == WHITE and t.stroke]
    found = sorted(float(t.outline[0][:, 0].min() + 0.6) for t in rings)
    starts = [event.start.first for event in built_in.events_of[one]]
    expected = [at(max(FIRST_DAY, day)) for day in starts if day is not None and day <= LAST_DAY]
    assert len(found) > 10
    assert found == pytest.approx(sorted(expected), abs=0.05)


@pytest.mark.parametrize(
    ("movements", "words"),
    [
        (
            ["koreans-1937"],
            ["at home", "on the way", "in exile", "died", "dead or living: not known"],
        ),
        (["kazakhs-1928"], []),
        (
            ["chechens-ingush-1944"],
            [
                *("at home, back home", "taken, waiting", "on the way", "in exile", "died"),
                *("dead or living: not known", "settled elsewhere"),
            ],
        ),
    ],
)
def test_the_key_of_a_chart_explains_only_what_is_drawn(model, movements, words):
    sheet = Sheet(400, 40, paper=None)
    shown = [model.dataset.movements[movement] for movement in movements]
    end = draw_key(sheet, model.at(), shown, language("en"), Column(0.0, 390.0), 3.0, 1.0)
    assert [thing.words for thing in sheet.display_list if isinstance(thing, Words)] == words
    assert (end > 3.0) == bool(words)


@pytest.mark.parametrize("day", ["1928-01-01", "1943-11-10", "1961-12-31"])
@pytest.mark.parametrize("tongue", ["en", "kk"])
def test_the_day_of_a_plate_is_marked_and_named_above_the_years(built_in, day, tongue):
    marked = list(drawn(built_in, tongue=tongue, rows=9, day=parse_day(day)))
    plain = drawn(built_in, tongue=tongue, rows=9)
    name = language(tongue).day(parse_day(day))
    ((thing, box),) = [(t, b) for t, b in words_of(marked) if t.words == name]
    assert name not in [t.words for t, _ in words_of(plain)]
    assert thing.y < min(band.bounds[1] for band in bands_of(marked))
    assert box.bounds[0] >= 2.0 and box.bounds[2] <= 87.01
    for band in bands_of(marked):
        assert not box.intersects(band)
    # A line through all rows, and again on each band that has the day: on paper, then in ink.
    lines = len([t for t in marked if isinstance(t, Shape)])
    assert lines - len([t for t in plain if isinstance(t, Shape)]) >= 2 + 2 * 8


def test_the_weeks_of_a_removal_have_ticks(built_in):
    one = replace(built_in, movements={"karachais-1943": built_in.movements["karachais-1943"]})
    things = drawn(one)
    assert "by weeks" in [t.words for t in things if isinstance(t, Words)]
    (removal, _) = sorted(bands_of(things), key=lambda band: band.bounds[0])[:2]
    below = [
        t.outline[0]
        for t in things
        if isinstance(t, Shape) and len(t.outline[0]) == 2
        and abs(t.outline[0][0][1] - removal.bounds[3]) < 0.01
        and abs(t.outline[0][1][1] - t.outline[0][0][1] - 0.6) < 0.01
    ]  # fmt: skip
    # 2 to 23 November and twelve days more.
    assert len(below) == 5
    steps = {round(float(b[0][0] - a[0][0]), 2) for a, b in pairwise(below)}
    assert len(steps) == 1
