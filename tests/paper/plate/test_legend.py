"""A legend explains what is on its maps and nothing else, in the looks that the maps have."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely

from atlas.base.dates import parse_day
from atlas.base.theme import TINTS
from atlas.paper.map.areas import draw_phase
from atlas.paper.map.lanes import WHOLE_PEOPLE_MM, width_of
from atlas.paper.map.ways import BED, CORE
from atlas.paper.plate.elements import Column
from atlas.paper.plate.legend import legend
from atlas.paper.sheet.colours import mix
from atlas.paper.sheet.display_list import Shape, Words
from atlas.paper.sheet.sheet import Sheet, text_width
from atlas.picture.address import Address
from atlas.picture.picture import picture
from atlas.picture.regions import Behind, Held
from atlas.words.language import language

CI = "chechens-ingush-1944"
COLUMN = Column(0.0, 183.0)


def shown(model, day="1944-03-21", view="sofar", movements=(CI,), **more):
    return picture(model, Address(parse_day(day), view=view, movements=movements, **more))


def items(pictures, column=COLUMN):
    """The words of a legend, each with the shapes drawn before it."""
    sheet = Sheet(300, 60, paper=None)
    legend(sheet, column, 0.0, pictures, language("en"), 1.0)
    found, shapes = {}, []
    for thing in sheet.display_list:
        if isinstance(thing, Words):
            found[thing.words] = shapes
            shapes = []
        elif isinstance(thing, Shape):
            shapes.append(thing)
    return found


def test_it_names_the_peoples_of_several_marks_where_nothing_else_does(model):
    seen = [shown(model, "1949-01-01", "day", ())]
    sheet = Sheet(300, 60, paper=None)
    legend(sheet, COLUMN, 0.0, seen, language("en"), 1.0, names=True)
    words = [t.words for t in sheet.display_list if isinstance(t, Words)]
    assert {"Karachais", "Chechens and Ingush", "Volga Germans"} <= set(words)
    # Nothing on a map of that day is marked as of the Kazakhs.
    assert "Kazakhs" not in words
    assert "Karachais" not in items(seen)


def test_an_outline_of_people_whom_nobody_counted_is_explained(model):
    words = "homeland, number not stated"
    assert words in items([shown(model, "1931-06-01", "day", ("kazakhs-1928",))])
    # The krai around the homeland of the Koreans is an outline too.
    assert words not in items([shown(model, "1937-10-15", "day", ("koreans-1937",))])


def with_dispute(seen, disputed):
    runs = tuple(replace(run, disputed=disputed) for run in seen.runs)
    return replace(seen, runs=runs)


def test_a_disputed_number_is_explained_by_its_two_edges(model):
    words = "least and most that sources give"
    seen = shown(model)
    most, least, core = items([with_dispute(seen, True)])[words]
    assert most.width > least.width > core.width > 0
    # From pale to full, one on the other.
    assert len({most.stroke, least.stroke, core.stroke}) == 3
    assert (most.outline[0] == core.outline[0]).all()
    assert words not in items([with_dispute(seen, False)])


def ticks(pictures):
    """The numbers below a wedge, each with the width of the wedge there (mm), and its colour."""
    sheet = Sheet(300, 60, paper=None)
    legend(sheet, COLUMN, 0.0, pictures, language("en"), 1.0)
    wedge, *others = [t for t in sheet.display_list if isinstance(t, Shape)]
    start, *_ = wedge.outline[0]
    (left, top), (right, bottom) = wedge.outline[0].min(axis=0), wedge.outline[0].max(axis=0)
    assert start[0] == left
    numbers = [t for t in sheet.display_list if isinstance(t, Words)]
    lines = [shape for shape in others if len(shape.outline[0]) == 2]
    found = {}
    for words in numbers:
        at = words.x + text_width(words.words, words.size) / 2
        if any(line.outline[0][0][0] == pytest.approx(at, abs=0.01) for line in lines):
            found[words.words] = (bottom - top) * (at - left) / (right - left)
    return found, wedge.fill


def test_widths_are_those_of_the_map_and_none_is_thinner_than_the_core_line(model):
    seen = shown(model)
    most = max(run.number or 0 for run in seen.runs if run.kind in ("bed", "band"))
    found, colour = ticks([seen])
    assert 400_000 < most <= 500_000
    assert "500,000" in found and len(found) > 1
    for number, width in found.items():
        assert width == pytest.approx(width_of(int(number.replace(",", "")), None), rel=0.01)
        assert width > CORE
    assert colour == mix(model.dataset.peoples["chechens"].colour, BED)


def test_a_map_of_thin_lines_has_no_key_of_widths(model):
    seen = shown(model)
    thin = tuple(replace(run, number=20_000) for run in seen.runs)
    assert "people, as width" in items([seen])
    assert "people, as width" not in items([replace(seen, runs=thin)])


def test_a_line_a_little_wider_than_the_core_has_a_key_of_widths(model):
    """Such as that of the Karachais, who were 69,000: the key goes on to where it can be seen."""
    seen = shown(model)
    runs = tuple(replace(run, number=run.number and 69_000) for run in seen.runs)
    found, _ = ticks([replace(seen, runs=runs)])
    assert found == {"100,000": pytest.approx(width_of(100_000, None), rel=0.01)}


def test_shares_are_explained_as_shares(model):
    found, _ = ticks([shown(model, basis="share")])
    widths = {number: WHOLE_PEOPLE_MM * int(number) / 100 for number in ("25", "50", "100")}
    assert found == pytest.approx(widths, rel=0.01)


def test_how_a_way_is_known_has_the_pattern_of_the_map(model):
    seen = shown(model)
    runs = seen.runs[:3]
    known = ("documented", "derived", "schematic")
    each = [replace(run, status=status) for run, status in zip(runs, known, strict=True)]
    found = items([replace(seen, runs=tuple(each))])
    (solid,), (dashed,), (dotted,) = (
        found[words] for words in ("way documented", "derived", "schematic, or no number")
    )
    assert solid.dash == ()
    assert dashed.dash[0] > dashed.dash[1] > 0
    assert dotted.dash[0] == 0 and dotted.cap == "round"
    assert "derived" not in items([replace(seen, runs=tuple(each[:1]))])


def test_tints_are_explained_by_the_numbers_between_them(model):
    seen = shown(model, "1944-03-21")
    region = next(r for r in seen.regions if r.value and r.unit and not r.rest)
    values = (9_000, 20_000, 99_999, 100_000)
    found = items([replace(seen, regions=tuple(replace(region, value=v) for v in values))])
    ranges = [
        "under 20,000 held",
        "20,000–50,000 held",
        "50,000–100,000 held",
        "100,000 and more held",
    ]
    assert [words for words in found if words in ranges] == ranges
    for words, tint in zip(ranges, TINTS, strict=True):
        assert found[words][0].fill == tint
    # Only those that are on the maps.
    found = items([replace(seen, regions=(replace(region, value=30_000),))])
    assert [words for words in found if words in ranges] == ["20,000–50,000 held"]


HELD, BEHIND = "held here, number not stated", "not back, number here not stated"
APART, EARLIER = (
    "number of the republic, oblasts not stated",
    "number of an earlier day, with its year",
)
GUESSED, LAST = "interpolated between two counts", "year of the last count"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (["1956-07-01"], {APART, EARLIER}),
        (["1961-12-31"], {BEHIND}),
        (["1956-07-01", "1961-12-31"], {APART, EARLIER, BEHIND}),
        # Of the two republics only the remainder is counted: no oblast in them has a number.
        (["1944-03-21"], {APART}),
        (["1944-02-23"], set()),
    ],
)
def test_each_kind_of_stripes_is_explained_and_only_where_it_is_drawn(model, days, words):
    found = items([shown(model, day, "day") for day in days])
    assert {item for item in found if "not stated" in item or item == EARLIER} == words


def test_nobody_is_held_after_the_release(model):
    uncounted = Held(CI, None, None, None, None, None, ())
    released = replace(uncounted, behind=Behind(None, told=False))
    seen = shown(model, "1944-03-21")
    region = next(r for r in seen.regions if r.unit)

    def of(*held):
        there = replace(region, held=held, value=None, partial=True, rest=False)
        return {w for w in items([replace(seen, regions=(there,))]) if "not stated" in w}

    assert of(uncounted) == {HELD}
    assert of(released) == {BEHIND}
    assert of(uncounted, released) == {"held here or not back, number not stated"}


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("1944-03-10", {GUESSED}),
        # Of the Kazakh SSR there is only the remainder, beside oblasts with stripes of their own.
        ("1949-01-01", {EARLIER}),
        ("1944-03-21", set()),
    ],
)
def test_what_is_written_beside_a_number_is_explained_where_it_is(model, day, words):
    assert set(items([shown(model, day, "day")])) & {GUESSED, LAST, EARLIER} == words


@pytest.mark.parametrize(
    ("day", "view", "movements", "words"),
    [
        ("1944-02-25", "day", (CI,), {"being emptied", "how far the first have come"}),
        ("1944-02-20", "day", (CI,), {"homeland"}),
        ("1944-03-21", "sofar", (CI,), {"emptied", "railway then"}),
        ("1961-12-31", "day", (CI,), {"restored: the darker, the more are back"}),
        ("1932-06-01", "sofar", ("kazakhs-1928",), {"flight and caravans: direction and season"}),
    ],
)
def test_states_and_fronts_are_explained_where_they_are_shown(model, day, view, movements, words):
    every = {
        *("being emptied", "how far the first have come", "homeland", "emptied"),
        *("restored: the darker, the more are back", "restored", "railway then"),
        "flight and caravans: direction and season",
    }
    found = set(items([shown(model, day, view, movements)]))
    assert words <= found
    if "homeland" in words:
        assert found & every == {"homeland", "railway then"}


def test_a_number_of_an_earlier_day_has_its_own_stripes(model):
    def striped(movement):
        found = items([shown(model, "1944-01-31", "day", (movement,))])
        return {HELD, EARLIER} & found.keys()

    # All Kalmyks are counted by oblasts, which have tints; of Koreans there are only last counts.
    assert striped("kalmyks-1943") == set()
    assert striped("koreans-1937") == {EARLIER}


def test_what_is_too_short_to_be_seen_and_a_front_without_a_ring_are_not_explained(model):
    seen = shown(model, "1944-03-23", "day", ("balkars-1944",))
    assert "ahead" in {run.kind for run in seen.runs}
    assert seen.fronts
    assert not {"way still ahead", "how far the first have come"} & set(items([seen]))
    assert "how far the first have come" not in items(
        [shown(model, "1932-06-01", "day", ("kazakhs-1928",))]
    )


def test_a_legend_stays_in_its_column(model):
    sheet = Sheet(300, 90, paper=None)
    column = Column(20.0, 60.0)
    end = legend(sheet, column, 5.0, [shown(model)], language("en"), 1.0)
    texts = [thing for thing in sheet.display_list if isinstance(thing, Words)]
    assert len({text.y for text in texts}) > 2
    for text in texts:
        assert text.x >= 20 and text.x + text_width(text.words, text.size) <= 80.01
        assert 5 < text.y < end


@pytest.mark.parametrize(
    ("words", "phase", "share"),
    [
        ("homeland", "home", 1.0),
        ("being emptied", "emptying", 0.3),
        ("emptied", "emptied", 0.0),
        ("restored", "restored", 1.0),
    ],
)
def test_a_sample_of_a_homeland_is_filled_and_edged_as_one_on_the_map(model, words, phase, share):
    seen = shown(model)
    land = replace(seen.homelands[0], phase=phase, share=share)
    sample = items([replace(seen, homelands=(land,))])[words]
    sheet = Sheet(60, 40, paper=None)
    hue = model.dataset.peoples["chechens"].colour
    draw_phase(sheet, shapely.box(0, 0, 40, 30), phase, share, hue)
    drawn = [thing for thing in sheet.display_list if isinstance(thing, Shape)]

    def look(things):
        return [(thing.fill, thing.stroke, thing.width, thing.dash) for thing in things]

    assert look(sample) == look(drawn)
