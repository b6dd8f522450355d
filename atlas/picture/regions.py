"""Regions of exile: who was held where on a day, as far as a source says.

From the first day of a return no source says where those were who were not back. They stay in
every region in which they had been counted, each of unknown number, and one says how many in all.

The browser holds the same rules (``regions.js``, ``ranges.js``); a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shapely import Point

from atlas.model.compiler import compile_track
from atlas.model.curves import Quantity
from atlas.model.rivals import drives, replacements, span_of
from atlas.model.timeline import MovementState, State
from atlas.model.track import Region as Counted
from atlas.picture.outlines import outline_on
from atlas.read.dataset import Dataset
from atlas.read.geometries import Feature
from atlas.read.records import Movement

# A republic is known by the end of its id; what its oblasts hold it does not.
_REPUBLIC = "-ssr"


@dataclass(frozen=True)
class Behind:
    """Those of a movement who are not back: ``total`` of them in all regions, None = not stated.

    ``told``: this is the one of their regions where a map says how many.
    """

    total: Quantity | None
    told: bool


@dataclass(frozen=True)
class Held:
    """People of one movement held in a place; ``value`` None where the number is not known.

    ``low`` and ``high`` hold all that the sources tell and whatever a reader may pick. ``last`` is
    the last count of a place whose number on the day is no longer known: persons, the day, the
    claim; once a return has begun it is None, and ``behind`` holds who was not back. ``claims``
    are those that the number, or the last count, rests on.
    """

    movement_id: str
    value: int | None
    basis: str | None
    low: int | None
    high: int | None
    last: tuple[int, int, str] | None
    claims: tuple[str, ...]
    behind: Behind | None = None

    @property
    def numbered(self) -> bool:
        """Whether a map has a number to write here: of the day, a last count, or who is behind."""
        told = self.behind is not None and self.behind.told and self.behind.total is not None
        return self.value is not None or self.last is not None or told


@dataclass(frozen=True)
class Region:
    """A place of exile on a day, and who was held there.

    ``value`` is how many, as far as counted; None if no count is current. ``partial``: the number
    of some of them is not stated. ``rest``: a republic whose oblasts some source counts, so that
    the number is only what is left.
    """

    place_id: str
    unit: Feature | None
    held: tuple[Held, ...]
    value: int | None
    partial: bool
    rest: bool

    @property
    def low(self) -> int | None:
        """The least number told, all peoples together; None where no number is known."""
        told = [h.low for h in self.held if h.low is not None]
        return sum(told) if told else None

    @property
    def high(self) -> int | None:
        """The greatest number told, all peoples together; None where no number is known."""
        told = [h.high for h in self.held if h.high is not None]
        return sum(told) if told else None


def regions_on(
    dataset: Dataset, movements: Sequence[Movement], state: State, picks: tuple[str, ...] = ()
) -> tuple[Region, ...]:
    """Return the places where people of ``movements`` were held on the day of ``state``.

    They come in the order in which the movements name them; people in exile whose place no source
    states are in none.
    """
    held: dict[str, list[Held]] = {}
    for movement in movements:
        of = state.movements[movement.id]
        behind = _behind(of)
        for place in [*of.exile, *behind]:
            if place != "unplaced":
                here = _held(dataset, movement, place, state, picks, behind.get(place))
                held.setdefault(place, []).append(here)
    return tuple(_region(dataset, place, state.day, found) for place, found in held.items())


def _behind(of: MovementState) -> dict[str, Behind]:
    """Where those may be who were not back: wherever they had been counted and no longer are."""
    if of.in_exile is not None and not of.in_exile.value:
        return {}
    # While nobody may go back every such place is among those of exile.
    places = [place for place in of.last_counts if place not in of.exile]
    fullest = max(places, key=lambda place: of.last_counts[place][0], default=None)
    return {place: Behind(of.in_exile, place == fullest) for place in places}


def _held(
    dataset: Dataset,
    movement: Movement,
    place: str,
    state: State,
    picks: tuple[str, ...],
    behind: Behind | None,
) -> Held:
    of = state.movements[movement.id]
    quantity = of.exile.get(place)
    counted = [r for r in compile_track(dataset, movement.id, picks).regions if r.place_id == place]
    begun = [r for r in counted if r.arrive_from <= state.day][-1:]
    claims = [c for r in begun for c in _claims_of(dataset, movement, r, picks)]
    low, high = _range(dataset, movement, counted, state.day, quantity)
    return Held(
        movement.id,
        quantity.value if quantity else None,
        quantity.basis if quantity else None,
        low,
        high,
        None if behind else of.last_counts.get(place),
        tuple(dict.fromkeys(claims)),
        behind,
    )


def told(dataset: Dataset, movement: Movement, region: Counted) -> tuple[int, int] | None:
    """Return what the sources tell of a region, from least to most; None where they agree.

    Wider than its range in the model, where a count of another month is another stage.
    """
    claim = dataset.claims[region.claim_id]
    low, high = span_of(dataset, movement, claim.id) or (0, 0)
    inside = int(claim.value or 0) - region.value
    return (max(0, low - inside), high - inside) if low < high else None


def _region(dataset: Dataset, place: str, day: int, held: list[Held]) -> Region:
    unit = outline_on(dataset, place, day)
    counts = [h.value for h in held if h.value is not None]
    return Region(
        place,
        unit,
        tuple(held),
        sum(counts) if counts else None,
        len(counts) < len(held),
        unit is not None and place in _divided(dataset),
    )


def _range(
    dataset: Dataset,
    movement: Movement,
    counted: list[Counted],
    day: int,
    quantity: Quantity | None,
) -> tuple[int | None, int | None]:
    if quantity is None:
        return None, None
    full = (r for r in counted if r.complete <= day <= r.until)
    span = next((span for r in full if (span := told(dataset, movement, r))), None)
    least, most = span or (quantity.low, quantity.high)
    return min(least, quantity.low), max(most, quantity.high)


def _claims_of(
    dataset: Dataset, movement: Movement, region: Counted, picks: tuple[str, ...]
) -> list[str]:
    """The count of a region, and what of it is counted apart and taken off."""
    if region.basis != "derived":
        return [region.claim_id]
    picked = replacements(dataset, movement, picks)
    own = next((key for key, c in picked.items() if c.id == region.claim_id), region.claim_id)
    parts = (p for p in dataset.parts_of.get(own, []) if p.measure == "arrived" and drives(p))
    return [region.claim_id, *(picked.get(p.id, p).id for p in parts)]


def _divided(dataset: Dataset) -> set[str]:
    """Republics for whose regions some source has counts."""
    known: set[str] | None = dataset.__dict__.get("_divided")
    if known is None:
        tracks = (compile_track(dataset, movement) for movement in dataset.movements)
        places = {region.place_id for track in tracks for region in track.regions}
        known = {parent for place in places if (parent := _republic_of(dataset, place))}
        dataset.__dict__["_divided"] = known
    return known


def _republic_of(dataset: Dataset, place_id: str) -> str | None:
    place = dataset.places[place_id]
    if place_id.endswith(_REPUBLIC) or place.lon is None or place.lat is None:
        return None
    point = Point(place.lon, place.lat)
    republics = (u for u in dataset.units.values() if u.place_id.endswith(_REPUBLIC))
    return next((u.place_id for u in republics if u.shape.contains(point)), None)
