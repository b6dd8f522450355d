"""Who lived in which place of exile, by what was counted there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from atlas.base.dates import LAST_DAY
from atlas.base.grouping import group
from atlas.model.counts import IN_PLACES, STANDS, Counts
from atlas.model.curves import Curve, Knot, Quantity, runs_on, total_of
from atlas.model.outward import Outward
from atlas.model.totals import STOCKS, places_around
from atlas.model.track import Region, growing, in_turn
from atlas.read.records import Claim


def counted_in_places(
    counts: Counts, outward: Outward, measures: Collection[str]
) -> tuple[Region, ...]:
    """Return who lived in which place of exile, by what was counted there.

    Args:
        counts: The counts of a movement.
        outward: Its way out, by which those grow in number who arrived.
        measures: Whom to count: those who arrived, or those who lived there on a day.
    """
    told = [c for c in counts.in_places if c.measure in measures]
    parts = group((c for c in told if c.part_of), lambda c: c.part_of)
    regions = []
    for claim in told:
        replaced = counts.stands_for.get(claim.id, claim.id)
        # A part in the same place is of some of the peoples, and inside the count of all of them.
        apart = [part for part in parts.get(replaced, []) if part.place_id != claim.place_id]
        apart += counts.inside[claim.id]
        first, last = claim.last_day or 0, claim.last_day or 0
        if claim.measure == "arrived":
            first, last = outward.arrivals_at(claim.place_id, last)
        region = _region(counts, claim, apart)
        if region.value:
            regions.append(replace(region, arrive_from=first, complete=last))
    return growing(_together(regions))


def _region(counts: Counts, claim: Claim, apart: Sequence[Claim] = ()) -> Region:
    """A count in a place, without those counted apart within it, from its own day on."""
    knot, inside = _knot(counts, claim), sum(int(part.value or 0) for part in apart)
    return Region(
        place_id=claim.place_id,
        value=max(0, knot.least - inside),
        low=max(0, knot.low - inside),
        high=max(0, (knot.least if knot.high is None else knot.high) - inside),
        claim_id=claim.id,
        basis="derived" if inside else knot.basis,
        arrive_from=knot.day,
        complete=knot.day,
        counted=knot.day,
        until=_known_until(counts, knot.day),
        apart=tuple(part.id for part in apart if part.value),
        peoples=frozenset(claim.people_ids or counts.movement.people_ids),
        within=frozenset(places_around(counts.dataset, claim.place_id)),
        apart_in=frozenset(part.place_id for part in apart),
    )


def counted_beside(counts: Counts) -> tuple[Region, ...]:
    """Return the counts that drive nothing, in places that have others, each for its own day.

    Where parts of a place are counted apart, another count of it may or may not hold them.
    """
    told = counts.in_places
    divided = {counts.stands_for.get(c.id, c.id): c for c in told}
    whole = {divided[c.part_of].place_id for c in told if c.part_of in divided}
    whole |= {c.place_id for c in told if counts.inside[c.id]}
    places = {claim.place_id for claim in told} - whole
    others = [
        claim
        for measure in IN_PLACES
        for claim in counts.least(measure)
        if claim.id not in counts.driving_ids and claim.value is not None
        if claim.place_id in places and _is_of_a_place(counts, claim)
    ]
    regions = (_region(counts, claim) for claim in others)
    return tuple(_together([replace(r, until=r.counted) for r in regions if r.value]))


def _is_of_a_place(counts: Counts, claim: Claim) -> bool:
    last = claim.last_day
    return not counts.is_total(claim) and last is not None and last <= LAST_DAY


def _knot(counts: Counts, claim: Claim) -> Knot:
    """A count in a place, with a range that holds what else is counted there while it stands."""
    knot = counts.knot(claim)
    told = (n for c in counts.beside(claim) for n in (c.value, c.value_low, c.value_high))
    figures = [knot.least, *(int(n) for n in told if n is not None)]
    high = max(knot.least if knot.high is None else knot.high, *figures)
    return replace(knot, low=min(knot.low, *figures), high=high)


def _known_until(counts: Counts, counted: int) -> int:
    """The last day on which a count stands that no newer count of all has overtaken."""
    limits = [counted + STANDS, LAST_DAY]
    limits += [k.day - 1 for k in counts.stage(*STOCKS) if k.day > counted]
    return_start = counts.movement.return_start.first
    if return_start is not None:
        limits.append(max(counted, return_start - 1))
    return max(counted, min(limits))


def settled(
    living: Curve, regions: Sequence[Region], beside: Sequence[Region]
) -> tuple[Curve, tuple[Region, ...]]:
    """Return all the living and the regions as they can be shown together.

    A count that drives nothing (``beside``) is shown on its day where no other stands.

    A count of a region stands until fewer live in exile than before: nobody says where the others
    had lived. Where the counts of all regions come to more than the count of all, which rivals may
    do that a reader picks, the regions' sum is the number of all.
    """
    regions = _standing(living, _one_a_place(regions))
    knots = {knot.day: knot for knot in living.knots}
    for day in sorted({r.counted for r in regions}):
        now, parts = living.at(day), [r for r in regions if r.arrive_from <= day <= r.until]
        held = total_of(r.at(day) for r in parts)
        if now.value is None or held.value is None or held.value <= now.value:
            continue
        own = knots.get(day) or Knot(day, *_range(now), (), runs_on(living, day))
        high = None if now.high is None or held.high is None else max(now.high, held.high)
        claims = tuple(dict.fromkeys([*own.claims, *(r.claim_id for r in parts)]))
        knots[day] = replace(own, value=held.value, high=high, basis="derived", claims=claims)
    living = Curve(tuple(knots[day] for day in sorted(knots)))
    regions = _standing(living, regions)
    missing = [other for other in beside if not any(_stands(r, other) for r in regions)]
    return settled(living, (*regions, *missing), ()) if missing else (living, regions)


def _stands(region: Region, other: Region) -> bool:
    """Whether a place has a number on the day of another count there."""
    return region.overlaps(other) and region.arrive_from <= other.counted <= region.until


def _together(regions: Iterable[Region]) -> list[Region]:
    """Return one count a place and day, in order of days.

    Counts of different peoples are added up, also one of an earlier day that still stands. Of
    several counts of the same people on a day the last is the number, and all are in its range.
    """
    same = group(regions, lambda region: f"{region.counted} {region.place_id}")
    standing: dict[str, list[Region]] = {}
    found = []
    for counts in sorted(same.values(), key=lambda counts: (counts[0].counted, counts[0].place_id)):
        day, place = counts[0].counted, counts[0].place_id
        of_day = _disjoint(map(_of_one_day, group(counts, _names).values()))
        peoples = frozenset[str]().union(*(r.peoples for r in of_day))
        before = [r for r in standing.get(place, []) if r.until >= day and not r.peoples & peoples]
        standing[place] = [*before, *of_day]
        found.append(_sum([*(_now(r, day) for r in before), *of_day]))
    return found


def _names(region: Region) -> str:
    return " ".join(sorted(region.peoples))


def _disjoint(regions: Iterable[Region]) -> list[Region]:
    """Return counts of different peoples: a joint one rather than those of its parts."""
    found: list[Region] = []
    for region in sorted(regions, key=lambda region: -len(region.peoples)):
        if not any(region.peoples & other.peoples for other in found):
            found.append(region)
    return found


def _now(region: Region, day: int) -> Region:
    return replace(region, arrive_from=day, complete=day, counted=day)


def _sum(regions: list[Region]) -> Region:
    """Counts of different peoples in one place as one count."""
    *others, last = regions
    if not others:
        return last
    return replace(
        last,
        value=sum(r.value for r in regions),
        low=sum(r.low for r in regions),
        high=sum(r.high for r in regions),
        basis="derived",
        arrive_from=min(r.arrive_from for r in regions),
        complete=max(r.complete for r in regions),
        until=min(r.until for r in regions),
        peoples=frozenset[str]().union(*(r.peoples for r in regions)),
        apart=tuple(c for r in regions for c in r.apart),
        apart_in=frozenset[str]().union(*(r.apart_in for r in regions)),
        also=tuple(c for r in others for c in (r.claim_id, *r.also)),
    )


def _one_a_place(regions: Sequence[Region]) -> list[Region]:
    """Let each count of a place stand until the eve of the next one there.

    A count of a place in it, or around it, is one too, unless the two are told apart.
    """
    return in_turn(_together(regions))


def _of_one_day(counts: list[Region]) -> Region:
    """Return the last of several counts of a place on one day, with a range that holds them all."""
    *others, last = counts
    if not others:
        return last
    return replace(
        last,
        low=min(c.low for c in counts),
        high=max(c.high for c in counts),
        arrive_from=min(c.arrive_from for c in counts),
        complete=min(c.complete for c in counts),
        held_from=counts[0].held_from,
    )


def _standing(living: Curve, regions: Sequence[Region]) -> tuple[Region, ...]:
    falls = list(_falls(living))

    def until(counted: int) -> int:
        return next((max(counted, first) for first, last in falls if last > counted), LAST_DAY)

    days = {day: until(day) for day in {r.counted for r in regions}}
    return tuple(
        replace(r, until=days[r.counted]) if days[r.counted] < r.until else r for r in regions
    )


def _range(q: Quantity) -> tuple[int | None, int, int | None, str]:
    return q.value, q.low, q.high, q.basis


def _falls(living: Curve) -> Iterator[tuple[int, int]]:
    """Yield the days of knots between which fewer may come to live in exile."""
    for left, right in pairwise(living.knots):
        if left.value is None:
            continue
        if not left.onward or right.value is None or right.value < left.value:
            yield left.day, right.day
