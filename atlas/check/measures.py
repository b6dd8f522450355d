"""Which part of a movement's state each measure counts, and how a claim bounds it.

``data/README.md`` says which measures are not held against the state, and why.
"""

from __future__ import annotations

from collections.abc import Callable

from atlas.base.dates import LAST_DAY
from atlas.model.curves import Quantity, difference, total_of
from atlas.model.timeline import amounts
from atlas.model.totals import STOCKS, lies_in
from atlas.model.track import Track
from atlas.read.dataset import Dataset

Part = Callable[[Track, int], Quantity | None]
"""What the state of a day says of a part of a movement; None if it says nothing."""


def of_state(name: str) -> Part:
    """Return the part of a state by its name."""

    def part(track: Track, day: int) -> Quantity | None:
        quantity: Quantity | None = getattr(amounts(track, day), name)
        return quantity

    return part


def _returned(track: Track, day: int) -> Quantity | None:
    # Few came back before they might: that is no count of theirs.
    return None if day < (track.return_start or LAST_DAY) else of_state("returned")(track, day)


def _boarded(track: Track, day: int) -> Quantity:
    """Those on the way or arrived; of those lost on the way some may have been counted by then."""
    boarded = track.loaded.at(day)
    return Quantity(
        boarded.value,
        difference(boarded, track.lost_on_way.at(day)).low,
        boarded.high,
        boarded.basis,
    )


def _removed(track: Track, day: int) -> Quantity:
    return track.removed.at(day)


def _arrived(track: Track, day: int) -> Quantity:
    return track.arrived.at(day)


def _alive(track: Track, day: int) -> Quantity:
    """All the living of a movement, wherever they were."""
    state = amounts(track, day)
    parts = (state.home, state.taken, state.under_way, state.in_exile, state.returned)
    return total_of(q or Quantity(None, 0, None, "derived") for q in (*parts, state.elsewhere))


_IN_EXILE, _DEAD, _HOME = of_state("in_exile"), of_state("dead"), of_state("home")

# Counts of a part of the state.
COUNTED: dict[str, Part] = {
    **dict.fromkeys(sorted(STOCKS), _IN_EXILE),
    "removed": _removed,
    "removed-in-all": of_state("whole"),
    "loaded": lambda track, day: track.loaded.at(day),
    "under-way": _boarded,
    "arrived": _arrived,
    "died": _DEAD,
    "died-in-all": _DEAD,
    "died-as-registered": _DEAD,
    "excess-deaths": of_state("excess_dead"),
    "returned": _returned,
    "returned-in-all": _returned,
}
# Counts of some of those in a part: it holds no fewer.
OF_SOME: dict[str, Part] = {
    **dict.fromkeys(("died-in-transit", "died-in-year", "died-in-hospital"), _DEAD),
    **dict.fromkeys(("killed-in-transit", "seen-dead"), _DEAD),
    **dict.fromkeys(("still-at-home", "left-after-first-stage"), _HOME),
    **dict.fromkeys(("removed-later", "removed-from-the-oblast"), _removed),
    **dict.fromkeys(("removed-from-the-highlands", "removed-from-the-lowlands"), _removed),
    "departed-last-train": _boarded,
    **dict.fromkeys(("arrived-four-regions", "arrived-in-regions-together"), _arrived),
    "arrived-in-oblasts-not-stated": _arrived,
    "settled-elsewhere": of_state("elsewhere"),
    **dict.fromkeys(("settled", "housed", "not-housed", "without-food"), _IN_EXILE),
    **dict.fromkeys(("in-forced-labour", "registered-labourers", "counted-in-part"), _IN_EXILE),
    **dict.fromkeys(("on-state-farms", "in-collective-farms", "in-industry"), _IN_EXILE),
    **dict.fromkeys(("found-to-have-served", "of-them-former-soldiers"), _IN_EXILE),
}
# Counts of others too: of these people there are no more.
OF_OTHERS_TOO: dict[str, Part] = {
    "removed-in-a-wider-group": _removed,
    **dict.fromkeys(("arrived-in-a-wider-group", "deported-and-joined"), _arrived),
    "died-in-a-wider-group": _DEAD,
    "in-exile-in-a-wider-group": _IN_EXILE,
    **dict.fromkeys(("held-as-special-settlers", "on-the-rolls"), _IN_EXILE),
    **dict.fromkeys(("population", "population-in-a-wider-group"), _alive),
    **dict.fromkeys(("living-there", "inhabitants"), _alive),
}
PARTS = COUNTED | OF_SOME | OF_OTHERS_TOO
# Measures of the people of a place, which is one of exile or their homeland.
_OF_PLACES = {_IN_EXILE, _arrived, _alive}


def part_of(dataset: Dataset, measure: str, place_id: str) -> Part:
    """Return the part that a measure counts, in one place if it names one and not all of exile."""
    part, place = PARTS[measure], dataset.places.get(place_id)
    # Registers of regions name regions, which an aggregate may be: western Siberia, the Urals.
    everywhere = {"country"} if measure == "held-as-special-settlers" else {"aggregate", "country"}
    if place is None or place.kind in everywhere or part not in _OF_PLACES:
        return part
    return _living_in(dataset, place_id) if part is _alive else _held_in(dataset, place_id)


def _held_in(dataset: Dataset, place_id: str) -> Part:
    """Those in a place of exile and in the places within it."""

    def part(track: Track, day: int) -> Quantity | None:
        exile = amounts(track, day).exile
        inside = [q for place, q in exile.items() if lies_in(dataset, place, place_id)]
        known = [q for q in inside if q]
        if not known:
            return None
        # In a place without a number of its own there may be others, of those at no known place.
        is_open = len(known) < len(inside) or exile.get(place_id) is None
        held = total_of(known)
        return Quantity(None, held.low, None if is_open else held.high, held.basis)

    return part


def _living_in(dataset: Dataset, place_id: str) -> Part:
    """Those who live in a place: in exile there, or back in a homeland that lies in it."""

    def part(track: Track, day: int) -> Quantity | None:
        known = [_held_in(dataset, place_id)(track, day)]
        if lies_in(dataset, dataset.movements[track.movement_id].homeland_id, place_id):
            known += [_HOME(track, day), _returned(track, day)]
        there = [q for q in known if q]
        return Quantity(None, total_of(there).low, None, "derived") if there else None

    return part
