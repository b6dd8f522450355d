"""From claims to tracks: what is counted of a movement, and what bounds the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from atlas.base.dates import LAST_DAY
from atlas.model.arrivals import Arrivals
from atlas.model.counts import Counts, basis_of_claim
from atlas.model.curves import Quantity, total
from atlas.model.deaths import Deaths
from atlas.model.exile import Exile
from atlas.model.outward import Outward
from atlas.model.regions import counted_beside, counted_in_places, settled
from atlas.model.totals import STOCKS, counts_the_dead
from atlas.model.track import Track
from atlas.read.records import Claim


def compile_track(counts: Counts) -> Track:
    """Return the track of a movement, which has only its dated claims if there is no whole.

    The order of the steps is the order of the rules in ``data/README.md``.
    """
    movement, chosen = counts.movement, counts.whole
    dead_apart = chosen is not None and not counts_the_dead(chosen)
    outward = Outward(counts, dead_apart)
    exile, deaths = Exile(counts, outward), Deaths(counts, outward)
    track = Track(
        movement.id,
        None,
        outward.start,
        dated=_dated(counts.claims),
        return_start=exile.return_start,
    )
    if chosen is None:
        return track
    rivals = counts.rivals.wholes
    whole = _whole(chosen, rivals)
    died = deaths.died()
    elsewhere = exile.elsewhere_in()
    beside = counted_beside(counts)
    arrivals = Arrivals(outward, whole, died, beside)
    arrived, regions = arrivals.with_places(counted_in_places(counts, outward, {"arrived"}))
    loaded, removed, lost = outward.stages(whole.least, arrived)
    living, counted = exile.living(arrived, died)
    regions = (*regions, *counted_in_places(counts, outward, STOCKS))
    living, regions = settled(living, regions, beside)
    return replace(
        track,
        whole=whole,
        whole_claim=chosen.id,
        rivals=tuple(c.id for c in rivals),
        removed=counts.widened(removed, {"removed"}, outward.start),
        loaded=counts.widened(loaded, {"loaded"}, outward.start),
        arrived=counts.widened(arrived, {"arrived"}, outward.start),
        lost_on_way=lost,
        living=living,
        died=died,
        died_in=deaths.died_in(died),
        excess_dead=deaths.excess_dead(),
        added_dead=outward.dead_beyond(),
        home_until=outward.home_until(whole.least),
        returned=exile.returned(),
        elsewhere=total([*elsewhere.values()]),
        elsewhere_in=elsewhere,
        regions=regions,
        counted=counted,
        censuses=exile.censuses(),
    )


def _whole(claim: Claim, rivals: Sequence[Claim]) -> Quantity:
    """Return the whole, with a range that holds every total that may be picked."""
    value = int(claim.value or 0)
    told = (n for c in (claim, *rivals) for n in (c.value, c.value_low, c.value_high))
    figures = [value, *(int(n) for n in told if n is not None)]
    return Quantity(value, min(figures), max(figures), basis_of_claim(claim))


def _dated(claims: list[Claim]) -> tuple[tuple[int, int, str], ...]:
    """Return (first day, last day, claim id) of the claims to show on their days.

    Those that drive nothing (farms, families) are among them.
    """
    spans = []
    for claim in claims:
        first, last = claim.first_day, claim.last_day
        if last is None or last > LAST_DAY or claim.rank == "deprecated":
            continue
        spans.append(
            (last if claim.span == "cumulative" or first is None else first, last, claim.id)
        )
    return tuple(spans)
