"""Parts and whole add up, and nobody is said to be beyond the whole without a count of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from atlas.base.dates import iso_of
from atlas.check import books
from atlas.model import timeline
from atlas.model.balance import balance
from atlas.model.curves import ZERO, Quantity, total_of
from atlas.model.model import Model
from atlas.model.timeline import MovementState, movement_state
from atlas.model.track import Track
from tests.building import claim, dataset
from tests.long_form import in_full

PARTS = ("home", "taken", "under_way", "in_exile", "dead", "returned", "elsewhere")


def known(value: int | None, low: int | None = None, high: int | None = None) -> Quantity:
    return Quantity(
        value, value if low is None else low, value if high is None else high, "derived"
    )


def numbers(quantity: Quantity) -> tuple[int | None, int, int | None]:
    return quantity.value, quantity.low, quantity.high


def balanced(whole, *parts, counted=None, dead=ZERO):
    return balance(whole, parts, counted or parts, dead)


def test_what_another_total_holds_is_a_difference_between_sources_and_no_more_people():
    found = balanced(known(1000, 980, 1100), known(1050))
    assert (found.disputed.value, found.added, found.missing) == (50, ZERO, ZERO)


def test_only_who_is_beyond_every_total_is_added():
    found = balanced(known(1000, 980, 1100), known(1130))
    assert (found.disputed.value, found.added.value) == (100, 30)


def test_who_died_on_the_way_of_a_whole_without_them_is_added_though_others_are_missing():
    found = balanced(known(1000), known(960), known(10), dead=known(10))
    assert (found.disputed, found.added.value, found.missing.value) == (ZERO, 10, 40)


def test_of_dead_whom_no_source_places_none_or_all_may_be_beyond_the_whole():
    """The Balkars on 23 March 1944: 36 had died, before or after the whole was counted."""
    dead = Quantity(None, 0, 36, "derived")
    found = balanced(known(1000), known(960), known(36), dead=dead)
    assert numbers(found.added) == (0, 0, 36)
    assert found.missing.value == 4


def test_where_a_part_has_bounds_the_counts_bear_the_least_of_each():
    open_above = Quantity(None, 20, None, "documented")
    found = balanced(known(1000, 980, 1100), known(1150), open_above)
    assert numbers(found.disputed) == (100, 100, 100)
    assert numbers(found.added) == (None, 70, None)
    found = balanced(known(1000, 980, 1100), known(1030), open_above)
    assert numbers(found.disputed) == (None, 50, 100)
    assert found.added.low == 0


def test_the_greatest_total_bounds_who_is_beyond_and_the_range_of_the_whole_who_is_missing():
    whole = known(1000, 980, 1100)
    found = balanced(whole, known(900, 880, 960), Quantity(None, 5, 10, "documented"))
    assert (numbers(found.missing), found.added) == ((None, 10, 215), ZERO)
    found = balanced(whole, known(1050, 1040, 1060), Quantity(None, 30, 90, "documented"))
    assert numbers(found.added) == (None, 0, 50)


def test_nothing_follows_from_a_line_but_that_it_lies_above_the_whole():
    line, ends = Quantity(1150, 1150, 1150, "interpolated"), Quantity(None, 900, 1200, "derived")
    dead = Quantity(None, 20, None, "documented")
    found = balanced(known(1000, 980, 1100), line, dead, counted=(ends, dead))
    assert numbers(found.disputed) == (None, 0, 100)
    assert (found.added.value, found.added.low, found.added.basis) == (None, 0, "derived")


def test_a_balance_is_no_surer_than_what_it_is_made_of():
    found = balanced(known(1000), Quantity(1200, 1200, 1200, "estimated"), None)
    assert (found.added.low, found.added.basis) == (200, "estimated")
    found = balanced(known(1000), Quantity(1200, 1200, 1200, "documented"))
    assert found.added.basis == "derived"


def test_between_two_counts_of_the_living_nobody_is_beyond_the_whole():
    """1,100 were counted, and 600 later; how many of the 300 dead were among them nobody says."""
    data = dataset(
        claim("whole", "removed", 1000, "1943-11-02"),
        claim("a", "in-exile", 1100, "1944-11-01", place_id="exile", span="stock"),
        claim("b", "in-exile", 600, "1946-11-01", place_id="exile", span="stock"),
        claim("d", "died", 300, "1944-12-31"),
    )

    def on(day: str) -> MovementState:
        return timeline.state(Model(data).at(), day).movements["m"]

    assert on("1944-11-01").added.low == 100
    between = on("1945-01-01")
    assert between.in_exile.value + between.dead.low > 1000
    assert (between.added.value, between.added.low) == (None, 0)


@pytest.fixture(scope="module")
def tracks(model) -> list[tuple[tuple[str, ...], Track]]:
    """The tracks of all movements with a whole; in the long form also under each single pick."""
    found = []
    for movement in model.dataset.movements:
        choices = model.rivals(movement).choices if in_full() else ()
        found += [(p, model.at(p).track(movement)) for p in ((), *choices) if len(p) < 2]
    return [(picks, track) for picks, track in found if track.whole]


def states(track: Track) -> Iterator[tuple[int, MovementState]]:
    """The state of each day on which something changes, and of its neighbours."""
    return ((day, movement_state(track, day)) for day in books.days(track, between=True))


def test_parts_and_whole_of_every_people_add_up_on_every_day_of_a_change(tracks):
    looked = 0
    for picks, track in tracks:
        for day, s in states(track):
            where = (track.movement_id, picks, iso_of(day))
            parts = [q for name in PARTS if (q := getattr(s, name))]
            held, books_of = total_of(parts), total_of([s.whole, s.disputed, s.added])
            # Said to be beyond the whole is no more than the parts have that are shown beside it.
            said = s.whole.value + s.disputed.low + s.added.low
            surely = s.disputed.low or s.added.low > s.added_dead.low
            assert not surely or said <= sum(q.least for q in parts) + s.added_dead.least, where
            # And they never exceed the whole without a word.
            is_told = s.disputed.value != 0 or s.added.least > 0
            more = sum(q.least for q in parts) > s.whole.value
            assert is_told or not more, where
            # Who died on the way is among them.
            assert s.added.low >= s.added_dead.low, where
            assert s.added.high is None or s.added.high >= (s.added_dead.high or 0), where
            # The ranges enclose the whole.
            assert books_of.high is None or held.low <= books_of.high, where
            everybody = total_of([*parts, s.not_stated])
            is_closed = len(parts) == len(PARTS) and everybody.high is not None
            assert not is_closed or everybody.high >= s.whole.low, where
            looked += 1
    assert looked > 1000


def test_nobody_comes_to_be_beyond_the_whole_or_ceases_to_be_but_by_a_count(tracks):
    for picks, track in tracks:
        counts = {
            k.day
            for line in track.curves().values()
            if line
            for k in line.knots
            if k.basis != "interpolated"
        }
        # After a count the next one bounds the days between.
        turns = sorted(counts | {day + 1 for day in counts} | {track.home_until + 1})
        for (one, before), (other, after) in pairwise(states(track)):
            if any(one < day <= other for day in turns):
                continue
            where = (track.movement_id, picks, iso_of(one), iso_of(other))
            assert before.added.low == after.added.low, where
            assert before.added_dead == after.added_dead, where


def test_who_is_said_to_be_beyond_the_whole_is_in_a_claim(tracks, built_in):
    told = 0
    for picks, track in tracks:
        for day, s in states(track):
            where = (track.movement_id, picks, iso_of(day))
            of = {built_in.claims[c].measure for c in s.claims}
            if s.added_dead.least:
                assert "died-in-transit" in of, where
            if s.added.low > s.added_dead.low:
                assert of & {"in-exile", "remaining", "returned"}, where
                told += 1
    assert told


def test_no_part_of_the_source_of_a_whole_is_more_than_the_whole(built_in, model):
    stages = {"removed", "loaded", "departed", "under-way", "arrived"}
    looked = 0
    for movement in built_in.movements.values():
        whole = built_in.claims.get(movement.whole_claim_id)
        for claim_ in built_in.claims_of[movement.id] if whole else ():
            is_stage = claim_.measure in stages and claim_.unit == "persons" and claim_.value
            # A source may print another total than its parts make, which is a conflict of its own.
            is_stage = is_stage and claim_ not in model.rivals(movement.id).wholes
            if is_stage and (claim_.source, claim_.quoting) == (whole.source, whole.quoting):
                assert claim_.value <= whole.value, claim_.id
                looked += 1
    assert looked > 10
