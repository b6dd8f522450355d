"""Maps are arranged so that they show most: not flat, not empty, not crowded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.base.dates import parse_day
from atlas.paper.plate.layouts import FEW, LAYOUTS
from atlas.paper.plate.plate import Figure, compose, plate
from atlas.paper.plate.refusal import RefusedError
from atlas.picture.address import Address
from atlas.words.language import language

CI, KARACHAIS, KAZAKHS, KOREANS = (
    "chechens-ingush-1944",
    "karachais-1943",
    "kazakhs-1928",
    "koreans-1937",
)
EVERYBODY = ()


def address(day, *movements, **more):
    return Address(day=parse_day(day), movements=movements, **more)


def frames_of(model, day, movements, layout, page):
    composition = compose(model, Figure(address(day, *movements), layout, page), "v1")
    wording = composition.wording()
    frames = [frame for cell, frame in composition.frames(wording) if not cell.homelands]
    return composition, wording, frames


@pytest.mark.parametrize(
    ("day", "movements", "layout", "page", "most"),
    [
        ("1943-11-10", (KARACHAIS,), "before-after", "120", 2.5),
        ("1943-11-10", (KARACHAIS,), "before-after", "a4", 2.5),
        ("1957-06-01", EVERYBODY, "return", "183", 2.0),
        ("1957-06-01", EVERYBODY, "return", "a3", 2.0),
        ("1957-06-01", (CI,), "return", "slide", 2.0),
    ],
)
def test_maps_are_no_strips_where_another_order_shows_more(
    model, day, movements, layout, page, most
):
    _, _, frames = frames_of(model, day, movements, layout, page)
    assert all(width / height < most for _, _, width, height in frames)


@pytest.mark.parametrize("page", ["a4", "a3", "slide"])
def test_maps_are_no_columns_either(model, page):
    _, _, frames = frames_of(model, "1932-01-01", (KAZAKHS,), "multiples", page)
    assert all(height < 1.3 * width for _, _, width, height in frames)


def test_the_empty_place_at_the_end_has_the_account_or_the_legend(model):
    composition, wording, frames = frames_of(
        model, "1943-11-10", (KARACHAIS,), "before-after", "183"
    )
    assert len(frames) == 3 and composition.arrangement.vacant == 1
    assert wording.accounts == "aside"
    assert wording.is_aside
    legend, wording, _ = frames_of(model, "1949-01-01", EVERYBODY, "grid", "a4")
    assert legend.arrangement.vacant and wording.legend_aside


def test_nothing_too_wide_stands_in_the_empty_place(model):
    tatars = ("1944-03-15", ("crimean-tatars-1944",), "multiples", "89")
    composition, wording, _ = frames_of(model, *tatars)
    assert not wording.legend_aside
    # Its scale of widths is as wide as a map.
    assert composition._aside_height(replace(wording, legend_aside=True)) > 170


def test_a_people_of_whom_nothing_is_known_has_no_map_and_a_line(model):
    made = plate(model, Figure(address("1949-01-01"), "grid", "a4"), "v1")
    line = "No map, as no source says where they then were: Kazakhs."
    assert line in made.caption and "Kazakhs:" not in made.description
    assert len(made.drawn) == len(model.dataset.movements) - 1
    assert made.title == "In exile: 9 peoples"
    # Alone it has one: an outline is better than a blank page.
    alone = plate(model, Figure(address("1949-01-01", KAZAKHS), "grid", "120"), "v1")
    assert len(alone.drawn) == 1 and line not in alone.caption


def test_small_maps_of_many_have_no_numbers_and_their_caption_has_all(model):
    made = plate(model, Figure(address("1957-06-01"), "multiples", "a4"), "v1")
    words = {mark.words for mark in made.sheet.display_list if hasattr(mark, "words")}
    assert "75,000" not in " ".join(words)
    (day,) = [way for way in made.foot if "Not on the map" in way]
    assert "95,256" in day
    few = LAYOUTS["multiples"](model, address("1957-06-01", KARACHAIS), language("en"))
    assert all(cell.numbers for cell in few[0].rows[0]) and len(model.dataset.movements) > FEW


def test_maps_of_many_too_small_to_tell_are_refused_with_what_holds_them(model):
    with pytest.raises(RefusedError, match=r"show would be \d+ mm across, and 42 is the least"):
        plate(model, Figure(address("1957-06-01"), "multiples", "89"), "v1")


def test_each_half_of_a_return_shows_its_own_journeys(model):
    out, back = LAYOUTS["return"](model, address("1957-06-01"), language("en"))[0].pictures[:2]
    assert {run.direction for run in out.runs} <= {"outward", "onward"}
    assert {run.direction for run in back.runs} == {"homeward"}
    flows = model.dataset.flows
    assert {flows[c.flow_id].direction for c in back.corridors} == {"homeward"}
    # The removal of the Koreans lies between the first return and the last; none of them returned.
    assert all(run.movement_id != KOREANS for run in back.runs)
    outward = {f.claim_id for f in flows.values() if f.direction == "outward" and f.claim_id}
    assert outward & set(out.claims)
    assert len(set(out.claims) & outward) > len(set(back.claims) & outward)


def test_a_return_is_framed_by_those_who_came_home(model):
    composition = compose(model, Figure(address("1957-06-01"), "return", "a4"), "v1")
    (out,), (back,) = (
        [cell for row in composition.arrangement.rows for cell in row if cell.words.startswith(of)]
        for of in ("Removal", "Return")
    )
    assert composition.points(out)[:, 0].max() > 130 > 105 > composition.points(back)[:, 0].max()


@pytest.mark.parametrize("layout", ["single", "before-after"])
def test_works_are_those_of_what_the_map_shows(model, layout):
    where = address("1944-03-15", CI, "crimean-tatars-1944", "kalmyks-1943", map=(45.7, 43.2, 8.0))
    whole = address("1944-03-15", CI, "crimean-tatars-1944", "kalmyks-1943")
    near = plate(model, Figure(where, layout, "183"), "v1")
    far = plate(model, Figure(whole, layout, "183"), "v1")
    assert len(near.sources) < len(far.sources)
    # No region of exile is on a map of the Caucasus.
    assert any(drawn.outside for drawn in near.drawn)
