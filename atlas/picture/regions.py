"""Regions of exile: who was held where on a day, as far as sources say.

From the first day of a return no source says where the people who were not yet back were. They stay
in every region in which they had been counted, in unknown number, and one of these regions says how
many there are in all.

A later count of a whole republic replaces the earlier counts of its oblasts: these are no longer
shown beside it.

The browser has the same rules (``day/regions.js``, ``words/ranges.js``); a test compares the two.
The scene tells it in which republic a place lies, and which counts are remainders.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shapely import Point

from atlas.model.curves import Quantity
from atlas.model.model import Model, View
from atlas.model.timeline import MovementState, State
from atlas.model.track import Region as Counted
from atlas.picture.outlines import outline_on
from atlas.read.dataset import Dataset
from atlas.read.geometries import Feature
from atlas.read.records import Movement

# The kind of a republic of the Union in ``places.csv``.
_REPUBLIC = "ssr"


@dataclass(frozen=True)
class Behind:
    """People of a movement who are not yet back.

    Attributes:
        total: How many are in all regions together, or None if not stated.
        told: Whether this is the region in which a map says how many.
    """

    total: Quantity | None
    told: bool


@dataclass(frozen=True)
class Held:
    """People of one movement held in a place.

    Attributes:
        movement_id: The movement.
        value: How many persons, or None if unknown.
        basis: How the number is known, or None.
        low: The least that any source gives, whatever a reader may pick; None if unknown.
        high: The most that any source gives.
        last: If the number is no longer known, its last count as (persons, day, claim id). None
            once a return has begun.
        claims: The ids of the claims that the number, or the last count, rests on.
        behind: Once a return has begun, those who are not yet back.
        last_told: The least and the most that sources give for the last count, if there is one.
        remainder: Whether the number, or the last count, is what a count of a republic leaves when
            the oblasts counted separately are taken off.
    """

    movement_id: str
    value: int | None
    basis: str | None
    low: int | None
    high: int | None
    last: tuple[int, int, str] | None
    claims: tuple[str, ...]
    behind: Behind | None = None
    last_told: tuple[int | None, int | None] | None = None
    remainder: bool = False

    @property
    def everywhere(self) -> Quantity | None:
        """How many are not yet back in all regions, if a map says it here; else None.

        It is no number of this region, and must not stand under its name.
        """
        return self.behind.total if self.behind is not None and self.behind.told else None

    @property
    def numbered(self) -> bool:
        """Whether a map has a number to write: today's, the last count, or of those not back."""
        counted = self.value is not None or self.last is not None
        return counted or self.everywhere is not None

    @property
    def guessed(self) -> bool:
        """Whether the number that a map writes is interpolated between two counts."""
        total = self.everywhere
        if total is not None:
            return total.value is not None and total.basis == "interpolated"
        return self.value is not None and self.basis == "interpolated"


@dataclass(frozen=True)
class Region:
    """A place of exile on a day, and who was held there.

    Attributes:
        place_id: The place.
        unit: Its outline, or None.
        held: Who was held there, by movement.
        value: How many persons, as far as counted, or None if no count is current.
        partial: Whether the number of some of them is unknown.
        rest: Whether it is a republic with people counted by oblast beside it or taken off its
            number, so that the number is not that of the whole outline.
    """

    place_id: str
    unit: Feature | None
    held: tuple[Held, ...]
    value: int | None
    partial: bool
    rest: bool

    @property
    def low(self) -> int | None:
        """The least number that sources give for all peoples together, or None if unknown."""
        told = [h.low for h in self.held if h.low is not None]
        return sum(told) if told else None

    @property
    def high(self) -> int | None:
        """The greatest number that sources give for all peoples together, or None if unknown."""
        told = [h.high for h in self.held if h.high is not None]
        return sum(told) if told else None


def regions_on(view: View, movements: Sequence[Movement], state: State) -> tuple[Region, ...]:
    """Return the places where people of ``movements`` were held on the day of ``state``.

    They are in the order in which the movements name them. People in exile at no stated place are
    in none of them.
    """
    held: dict[str, list[Held]] = {}
    for movement in movements:
        of = state.movements[movement.id]
        behind = _behind(of)
        replaced = _replaced(view, of, state.day)
        for place in [*of.exile, *behind]:
            if place != "unplaced" and place not in replaced:
                here = _held(view, of, place, state.day, behind.get(place))
                held.setdefault(place, []).append(here)
    divided = {republics(view.model).get(place) for place in held}
    divided |= {place for place, found in held.items() if any(h.remainder for h in found)}
    return tuple(
        _region(view.model, place, state.day, found, place in divided)
        for place, found in held.items()
    )


def _replaced(view: View, of: MovementState, day: int) -> set[str]:
    """Return the oblasts whose count is older than a count of all in their republic."""
    latest = {r.place_id: r for r in view.track(of.movement_id).regions if r.arrive_from <= day}
    whole = {place: r.counted for place, r in latest.items() if not r.apart}
    within = republics(view.model)
    return {
        place
        for place, region in latest.items()
        if of.exile.get(place) is None and region.counted < whole.get(within.get(place, ""), 0)
    }


def _behind(of: MovementState) -> dict[str, Behind]:
    """Return where people not yet back may be: wherever their count is no longer valid."""
    if of.in_exile is not None and of.in_exile.high == 0:
        return {}
    # As long as nobody may return, every such place is among those of exile.
    places = [place for place in of.last_counts if place not in of.exile]
    fullest = max(places, key=lambda place: of.last_counts[place][0], default=None)
    return {place: Behind(of.in_exile, place == fullest) for place in places}


def _held(view: View, of: MovementState, place: str, day: int, behind: Behind | None) -> Held:
    quantity = of.exile.get(place)
    counted = [r for r in view.track(of.movement_id).regions if r.place_id == place]
    begun = [r for r in counted if r.arrive_from <= day][-1:]
    claims = [c for r in begun for c in (r.claim_id, *r.also, *r.apart)]
    low, high = _range(view.model, of.movement_id, counted, day, quantity)
    last = None if behind else of.last_counts.get(place)
    return Held(
        movement_id=of.movement_id,
        value=quantity.value if quantity else None,
        basis=quantity.basis if quantity else None,
        low=low,
        high=high,
        last=last,
        claims=tuple(dict.fromkeys(claims)),
        behind=behind,
        last_told=_last_range(view.model, of.movement_id, counted, last) if last else None,
        remainder=any(is_remainder(view.model, r) for r in begun),
    )


def is_remainder(model: Model, region: Counted) -> bool:
    """Return whether a count of a republic is without oblasts that were counted separately."""
    return bool(region.apart) and model.dataset.places[region.place_id].kind == _REPUBLIC


def _last_range(
    model: Model, movement_id: str, counted: list[Counted], last: tuple[int, int, str]
) -> tuple[int | None, int | None]:
    """Return what sources gave for a last count on its own day."""
    value, day, _ = last
    return _range(model, movement_id, counted, day, Quantity(value, value, value, "documented"))


def told(model: Model, movement_id: str, region: Counted) -> tuple[int, int] | None:
    """Return the (least, most) that sources give for a region, or None if they agree.

    This may be wider than its range in the model, which takes a count of another month for another
    stage.
    """
    claim = model.dataset.claims[region.claim_id]
    low, high = model.rivals(movement_id).span_of(claim.id) or (0, 0)
    inside = int(claim.value or 0) - region.value
    return (max(0, low - inside), high - inside) if low < high else None


def _region(model: Model, place: str, day: int, held: list[Held], divided: bool) -> Region:
    unit = outline_on(model, place, day)
    counts = [h.value for h in held if h.value is not None]
    return Region(
        place_id=place,
        unit=unit,
        held=tuple(held),
        value=sum(counts) if counts else None,
        partial=len(counts) < len(held),
        rest=unit is not None and divided,
    )


def _range(
    model: Model, movement_id: str, counted: list[Counted], day: int, quantity: Quantity | None
) -> tuple[int | None, int | None]:
    if quantity is None:
        return None, None
    full = (r for r in counted if r.complete <= day <= r.until)
    span = next((span for r in full if (span := told(model, movement_id, r))), None)
    least, most = span or (quantity.low, quantity.high)
    highs = (most, quantity.high)
    return min(least, quantity.low), None if None in highs else max(
        h for h in highs if h is not None
    )


def republics(model: Model) -> dict[str, str]:
    """Return the republic in which each place of exile lies that is counted apart from it.

    The keys are ids of oblasts and other places, the values those of republics; a place in no
    republic has no key.
    """
    return model.derived(_republics)


def _republics(model: Model) -> dict[str, str]:
    view = model.at()
    tracks = (view.track(movement) for movement in model.dataset.movements)
    places = sorted({region.place_id for track in tracks for region in track.regions})
    found = ((place, _republic_of(model.dataset, place)) for place in places)
    return {place: republic for place, republic in found if republic}


def _republic_of(dataset: Dataset, place_id: str) -> str | None:
    """Return the republic that an oblast or other place lies in, or None."""
    place = dataset.places[place_id]
    if place.kind == _REPUBLIC or place.lon is None or place.lat is None:
        return None
    point = Point(place.lon, place.lat)
    republics = (
        unit
        for unit in dataset.units.values()
        if (of := dataset.places.get(unit.place_id)) and of.kind == _REPUBLIC
    )
    return next((u.place_id for u in republics if u.shape.contains(point)), None)
