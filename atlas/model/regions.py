"""Who lived in which place of exile, by what was counted there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from atlas.base.dates import LAST_DAY
from atlas.base.grouping import group
from atlas.model.counts import STANDS, Counts
from atlas.model.curves import Curve, Knot, Quantity, runs_on, total_of
from atlas.model.outward import Outward
from atlas.model.totals import STOCKS
from atlas.model.track import Region
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
    told = [
        c
        for c in counts.driving
        if c.measure in measures
        and not counts.is_total(c)
        and c.last_day is not None
        and c.last_day <= LAST_DAY
    ]
    parts = group((c for c in told if c.part_of), lambda c: c.part_of)
    regions = []
    for claim in told:
        apart = parts.get(counts.stands_for.get(claim.id, claim.id), [])
        inside = sum(int(part.value or 0) for part in apart)
        knot = _knot(counts, claim)
        value = max(0, knot.least - inside)
        if value == 0:
            continue
        first, last = knot.day, knot.day
        if claim.measure == "arrived":
            first, last = outward.arrivals_at(claim.place_id, knot.day)
        regions.append(
            Region(
                place_id=claim.place_id,
                value=value,
                low=max(0, knot.low - inside),
                high=max(0, (knot.least if knot.high is None else knot.high) - inside),
                claim_id=claim.id,
                basis="derived" if inside else knot.basis,
                arrive_from=first,
                complete=last,
                counted=knot.day,
                until=_known_until(counts, knot.day),
                apart=tuple(part.id for part in apart if part.value),
            )
        )
    return tuple(_one_after_another(regions))


def _one_after_another(regions: list[Region]) -> Iterator[Region]:
    """Let the number of a place grow to its first count; each later one is known from its day."""
    counted: set[str] = set()
    for region in sorted(regions, key=lambda region: region.counted):
        if region.place_id in counted:
            region = replace(region, arrive_from=region.counted, complete=region.counted)
        counted.add(region.place_id)
        yield region


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


def settled(living: Curve, regions: Sequence[Region]) -> tuple[Curve, tuple[Region, ...]]:
    """Return all the living and the regions as they can be shown together.

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
    return living, _standing(living, regions)


def _one_a_place(regions: Sequence[Region]) -> list[Region]:
    """Let each count of a place stand until the eve of the next one there."""
    same = group(regions, lambda region: f"{region.counted:06d} {region.place_id}")
    following: dict[str, int] = {}
    standing = []
    for _, counts in sorted(same.items(), reverse=True):
        region = _of_one_day(counts)
        eve = following.get(region.place_id, LAST_DAY + 1) - 1
        standing.append(replace(region, until=min(region.until, eve)))
        following[region.place_id] = region.counted
    return standing[::-1]


def _of_one_day(counts: list[Region]) -> Region:
    """Return the last of several counts of a place on one day, with a range that holds them all."""
    *_, last = counts
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

    return tuple(replace(r, until=min(r.until, until(r.counted))) for r in regions)


def _range(q: Quantity) -> tuple[int | None, int, int | None, str]:
    return q.value, q.low, q.high, q.basis


def _falls(living: Curve) -> Iterator[tuple[int, int]]:
    """Yield the days of knots between which fewer may come to live in exile."""
    for left, right in pairwise(living.knots):
        if left.value is None:
            continue
        if not left.onward or right.value is None or right.value < left.value:
            yield left.day, right.day
