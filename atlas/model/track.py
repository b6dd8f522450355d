"""What is known of one movement through time, compiled from its claims.

:func:`atlas.model.compiler.compile_track` makes a track from claims, :mod:`atlas.model.timeline`
reads the state of a day from it, and the scene carries it to the browser.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from atlas.base.dates import LAST_DAY
from atlas.model.curves import Curve, Knot, Quantity

_NONE = Curve()


@dataclass(frozen=True)
class Region:
    """People of the movement held in one place, as counted; all days are inclusive.

    Attributes:
        place_id: The place.
        value: How many; ``low`` and ``high`` are its range.
        low: The least.
        high: The most.
        claim_id: The claim that counts them.
        basis: How the count is known; "derived" if parts were subtracted.
        arrive_from: The day from which the number grows.
        complete: The day of the last arrival.
        counted: The day of the count.
        until: The last day for which the number is known; later only the last count remains.
        held_from: From this day until ``arrive_from`` there are people whom nobody has counted
            yet; None without such days.
        apart: The ids of claims counted separately and subtracted from the count.
        peoples: The ids of the peoples who are counted.
        also: The ids of further claims, of other peoples in the place, that are in the number.
        within: The places that this one lies in.
        apart_in: The places of ``apart``.
    """

    place_id: str
    value: int
    low: int
    high: int
    claim_id: str
    basis: str
    arrive_from: int
    complete: int
    counted: int
    until: int
    held_from: int | None = None
    apart: tuple[str, ...] = ()
    peoples: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()
    within: frozenset[str] = frozenset()
    apart_in: frozenset[str] = frozenset()

    def overlaps(self, other: Region) -> bool:
        """Whether some people may be in the counts of both: of one place, or of one in another.

        Of one place there is one number, in which all peoples are that were counted there.
        """
        if self.place_id == other.place_id:
            return True
        if self.peoples.isdisjoint(other.peoples):
            return False
        return self._holds(other) or other._holds(self)

    def _holds(self, other: Region) -> bool:
        """Whether this place holds another, and its count those there."""
        places = {other.place_id} | other.within
        return self.place_id in other.within and not self.apart_in & places

    def at(self, day: int) -> Quantity:
        """Return how many were there on a day from ``arrive_from`` to ``until``."""
        if day >= self.complete:
            basis = self.basis if day == self.counted else "derived"
            return Quantity(self.value, self.low, self.high, basis)
        full = Knot(self.complete, self.value, self.low, self.high, "derived")
        return Curve((Knot(self.arrive_from - 1, 0, 0, 0), full)).at(day)


def growing(regions: Iterable[Region]) -> tuple[Region, ...]:
    """Let the number of a place grow to its first count; each later one is known from its day."""
    found: list[Region] = []
    for region in regions:
        if any(r.overlaps(region) and r.claim_id not in region.apart for r in found):
            region = replace(region, arrive_from=region.counted, complete=region.counted)
        found.append(region)
    return tuple(found)


def in_turn(regions: Sequence[Region]) -> list[Region]:
    """Return counts, in order of days, each until the eve of the next that holds its people."""
    standing = []
    for n, region in enumerate(regions):
        later = (r for r in regions[n + 1 :] if r.counted > region.counted)
        ended = (r.counted for r in later if r.overlaps(region) and region.claim_id not in r.apart)
        until = next(ended, LAST_DAY + 1) - 1
        standing.append(replace(region, until=until) if until < region.until else region)
    return standing


def latest(regions: Iterable[Region], day: int) -> list[Region]:
    """Return the latest count of each place in which people had begun to arrive by a day.

    Of a place and one within it, whose people it has, that is the later count alone.
    """
    found: list[Region] = []
    for region in (r for r in regions if r.arrive_from <= day):
        found = [r for r in found if not r.overlaps(region) or r.claim_id in region.apart]
        found.append(region)
    return found


def apart_from(there: Region, regions: Iterable[Region]) -> list[Region]:
    """Return the counts of none of whom another count may speak."""
    return [region for region in regions if not region.overlaps(there)]


@dataclass(frozen=True)
class Count:
    """A dated count of all the living, in exile or in a census; days inclusive."""

    first: int
    day: int
    value: int
    claim_id: str
    is_census: bool = False


@dataclass(frozen=True)
class Track:
    """What is known of a movement through time.

    Attributes:
        movement_id: The movement.
        whole: How many people it was, or None if no source gives a total.
        start: The movement's first day.
        whole_claim: The id of the claim of the whole, or "".
        rivals: The ids of the totals that may be picked.
        removed: Taken from home.
        loaded: Put on trains.
        arrived: Arrived in exile.
        lost_on_way: Dead on the way, and after it those missing among the arrivals.
        living: All who lived in exile: those who had arrived, then each count of the living.
        died: The dead that were counted, on the way and in exile.
        excess_dead: Deaths beyond the normal as a scholar estimated them; neither is ever made
            from the other.
        added_dead: Those who died on the way, if the whole counts arrivals and is without them.
        returned: Back home, or None if no source counts a return.
        elsewhere: Settled in some other place.
        elsewhere_in: Place id -> those of ``elsewhere`` who settled there.
        regions: The counts in places of exile.
        counted: The counts of all the living in exile, in order of their days.
        censuses: The later censuses of the people in the whole country, likewise.
        return_start: The first day of the return, if there was one.
        dated: (first day, last day, claim id) of claims to show on those days.
        home_until: The last day on which anybody may be at home.
        died_in: (first day, deaths, place ids) where deaths are counted in those places only.
    """

    movement_id: str
    whole: Quantity | None
    start: int = 0
    whole_claim: str = ""
    rivals: tuple[str, ...] = ()
    removed: Curve = _NONE
    loaded: Curve = _NONE
    arrived: Curve = _NONE
    lost_on_way: Curve = _NONE
    living: Curve = _NONE
    died: Curve = _NONE
    excess_dead: Curve = _NONE
    added_dead: Curve = _NONE
    returned: Curve | None = None
    elsewhere: Curve = _NONE
    elsewhere_in: dict[str, Curve] = field(default_factory=dict)
    regions: tuple[Region, ...] = ()
    counted: tuple[Count, ...] = ()
    censuses: tuple[Count, ...] = ()
    return_start: int | None = None
    dated: tuple[tuple[int, int, str], ...] = ()
    home_until: int = LAST_DAY
    died_in: tuple[tuple[int, int, tuple[str, ...]], ...] = ()

    @property
    def emptied(self) -> int | None:
        """The first day on which nobody is at home, the last of the whole having been taken.

        None if somebody may still be there, or if no source gives a total.
        """
        if self.whole is None:
            return None
        taken = self.removed.reaches(self.whole.least)
        over = [self.home_until + 1] if self.home_until < LAST_DAY else []
        return min([*over, *([] if taken is None else [taken])], default=None)

    def deaths_only_in(self, day: int) -> tuple[str, ...]:
        """Return the regions of exile where alone the dead are counted; empty: they are of all."""
        if not self.died_in:
            return ()
        dead = self.died.at(day).low
        found = (p for first, value, p in self.died_in if first <= day and value == dead)
        return next(found, ())

    def last_count(self, day: int) -> Count | None:
        """Return the last count of all the living in exile by ``day``, if there is one.

        A census of the people after it says more; of the same day the count in exile does.
        """
        counts = [c for c in (*self.censuses, *self.counted) if c.day <= day]
        return max(reversed(counts), key=lambda c: c.day, default=None)

    def curves(self) -> Mapping[str, Curve | None]:
        """Return what runs through time by name, as the scene stores it."""
        return self._curves

    @cached_property
    def _curves(self) -> dict[str, Curve | None]:
        names = "removed loaded arrived lost_on_way living died excess_dead added_dead"
        own = {name: getattr(self, name) for name in f"{names} returned elsewhere".split()}
        return own | {f"elsewhere {place}": part for place, part in self.elsewhere_in.items()}

    def totals_at(self, day: int) -> tuple[str, ...]:
        """Return the ids of the claims behind the movement's totals of ``day``, without regions."""
        found = [self.whole_claim] if self.whole_claim else []
        for line in self.curves().values():
            found += line.claims_at(day) if line else ()
        return tuple(dict.fromkeys(found))

    def claims_at(self, day: int) -> tuple[str, ...]:
        """Return the ids of the claims that the state of ``day`` rests on, each once.

        Claims that drive nothing and are only shown on their days are among them.
        """
        found = [*self.totals_at(day)]
        begun = (r for r in self.regions if r.arrive_from <= day)
        found += [claim for r in begun for claim in (r.claim_id, *r.also)]
        found += [claim for first, last, claim in self.dated if first <= day <= last]
        return tuple(dict.fromkeys(found))
