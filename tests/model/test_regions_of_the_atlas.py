"""The places of exile of the built-in data: together they hold no more than live in exile."""

from __future__ import annotations

import pytest

from atlas.model.model import Model


@pytest.fixture(scope="module")
def tracks(built_in):
    """Every movement as the atlas has it, and under each single pick."""
    model = Model(built_in)
    found = {}
    for movement in built_in.movements:
        picks = [pick for _, *rivals in model.rivals(movement).questions for pick in rivals]
        for pick in [(), *((pick,) for pick in picks)]:
            found[movement, pick] = model.at(pick).track(movement)
    return found


def test_no_day_and_no_pick_needs_a_region_cut(tracks):
    compared = 0
    for at, track in tracks.items():
        last = max((r.until for r in track.regions), default=track.start)
        for day in range(track.start, last + 2):
            held = [r.at(day).least for r in track.regions if r.arrive_from <= day <= r.until]
            living = track.living.at(day)
            if living.value is None or not held:
                continue
            compared += 1
            # Between two counts each place is rounded down, and so are all of them together.
            assert sum(held) <= living.value + len(held), (at, day)
            # The living are raised to what the regions hold: what a source counts of all is not.
            assert sum(held) <= track.whole.high, (at, day)
    assert compared > 500


def test_a_region_says_on_the_day_of_its_count_what_was_counted(tracks):
    compared = [
        (region.at(region.counted).value, region.value)
        for track in tracks.values()
        for region in track.regions
        if region.until >= region.counted >= region.complete
    ]
    assert len(compared) > 100
    assert all(shown == told for shown, told in compared)
