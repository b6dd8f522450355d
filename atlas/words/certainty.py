"""What the atlas does not know, counted from the data itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from atlas.base.dates import LAST_DAY
from atlas.model.curves import Curve
from atlas.model.model import Model
from atlas.read.dataset import Dataset
from atlas.read.geometries import Feature
from atlas.read.records import Movement
from atlas.words import claims as wording
from atlas.words.language import say, spoken, to_say
from atlas.words.vocabulary import words_of

STATUSES = ("documented", "derived", "schematic")
# Counted by sources; all else is a difference of these.
_TOTALS = {"removed", "loaded", "arrived", "lost_on_way", "living", "returned", "elsewhere"}


@dataclass(frozen=True)
class Interpolated:
    """How much of a movement's time is interpolated.

    Attributes:
        first: The first day of the movement.
        days: The number of days from then to the end of the axis, both inclusive.
        between: How many of those days lie between two counts of some running total.
    """

    first: int
    days: int
    between: int


def certainty(dataset: Dataset, movement: Movement) -> dict[str, Counter[str]]:
    """Return how many places, dates, numbers, events, streams and legs have each status.

    Deprecated claims are left out, and a claim counts only for what it states: a place, a date, a
    figure. A record without a status is not counted.

    Returns:
        Heading in English ("Places", "Dates" …) -> status (one of ``STATUSES``) -> count.
    """
    claims = [c for c in dataset.claims_of.get(movement.id, []) if c.rank != "deprecated"]
    dated = [c for c in claims if c.first_day is not None or c.last_day is not None]
    figures = [
        c for c in claims if any(n is not None for n in (c.value, c.value_low, c.value_high))
    ]
    events = dataset.events_of.get(movement.id, [])
    flows = dataset.flows_of.get(movement.id, [])
    routes = sorted({flow.route_id for flow in flows})
    stops = [stop for route in routes for stop in dataset.routes.get(route, [])]
    return {
        to_say("Places"): _counted(claim.place_status for claim in claims if claim.place_id),
        to_say("Dates"): _counted(claim.date_status for claim in dated),
        to_say("Numbers"): _counted(claim.value_status for claim in figures),
        to_say("Events"): _counted(event.status for event in events),
        to_say("Streams"): _counted(flow.status for flow in flows),
        to_say("Legs of routes"): _counted(stop.leg_status for stop in stops),
    }


def _counted(statuses: Iterable[str]) -> Counter[str]:
    return Counter(status for status in statuses if status in STATUSES)


def interpolated(model: Model, movement: Movement) -> Interpolated | None:
    """Return on how many days a running total is interpolated, or None without any total."""
    track = model.at().track(movement.id)
    if track.whole is None:
        return None
    lines = [line for name, line in track.curves().items() if line and name in _TOTALS]
    days = set(range(track.start, LAST_DAY + 1))
    between = days & set[int]().union(*(_between(line) for line in lines))
    return Interpolated(track.start, len(days), len(between))


def of_the_numbers(model: Model, movement: Movement) -> list[str]:
    """Return sentences on how to read a movement's numbers; none without any total."""
    track = model.at().track(movement.id)
    if track.whole is None:
        return []
    said = []
    dead = track.added_dead.at(LAST_DAY)
    numbers = {"whole": wording.number(track.whole.least)}
    if dead.value is None:
        said.append(say(_ON_THE_WAY, **numbers))
    elif dead.value and model.dataset.claims[track.whole_claim].measure == "arrived":
        said.append(say(_OF_ARRIVALS, **numbers, dead=wording.number(dead.value)))
    if track.removed.at(track.home_until + 1).least < track.whole.least:
        day = spoken().day(track.home_until + 1)
        said.append(say(_NOBODY_AT_HOME, day=day, part=words_of("state", "open")))
    if places := track.deaths_only_in(LAST_DAY):
        names = ", ".join(wording.place_name(model.dataset, place) for place in places)
        said.append(say(_DEATHS_IN_PART, places=names))
    return said


_OF_ARRIVALS = to_say(
    "The whole, {whole}, counts those who arrived: it does not include the {dead} counted as dead "
    "on the way."
)
_ON_THE_WAY = to_say(
    "The whole, {whole}, was counted on the way: which of those who died on the way had died "
    "before that count, and so are not in it, no source says."
)
_NOBODY_AT_HOME = to_say(
    "From {day}, when the last count of those taken was made and the last train had left, nobody "
    "is counted as at home: the people whom a later count adds are in the part “{part}” until "
    "that count."
)
_DEATHS_IN_PART = to_say(
    "Deaths are counted in only part of the regions of exile ({places}): their number is a "
    "minimum, as no source says how many died elsewhere."
)


def _between(line: Curve) -> set[int]:
    """Return the days on which a running total is interpolated, as ``Curve.at`` has it."""
    days: set[int] = set()
    for left, right in zip_longest(line.knots, line.knots[1:]):
        end = right.day if right else LAST_DAY + 1
        level = (left.value, left.low, left.high)
        moves = right is not None and level != (right.value, right.low, right.high)
        if (moves and left.onward and right.value is not None) or left.basis == "interpolated":
            days |= set(range(left.day + 1, end))
        if left.basis == "interpolated":
            days.add(left.day)
    return days


def outlines(dataset: Dataset) -> dict[str, list[Feature]]:
    """Return the outlines that are not exact, by what is uncertain about them.

    Returns:
        "approximate" (certainty), "schematic" (method), "points" (no outline known, only points)
        and "undated" (validity unknown), each with its outlines, in degrees (WGS 84). An outline
        may be in several lists.
    """
    units = list(dataset.units.values())
    points = [unit for unit in units if not unit.shape.area]
    drawn = [unit for unit in units if unit.shape.area]
    return {
        "approximate": [unit for unit in drawn if unit.certainty == "approximate"],
        "schematic": [unit for unit in drawn if unit.method == "schematic"],
        "points": points,
        "undated": [unit for unit in drawn if unit.valid.first is None],
    }
