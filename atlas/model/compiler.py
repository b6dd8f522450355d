"""From claims to tracks: the running totals of a movement, worked out once.

A claim drives a track if it counts persons, is ranked preferred and is reported,
estimated or calculated. A later stage's count is a floor for the earlier ones,
and where dated counts add up to more people than the whole, the difference is
``added``: births, later arrivals and counts that differ, which the sources do not
separate, and the dead of the way where the whole counts arrivals.
"""

from __future__ import annotations

from dataclasses import replace

from atlas.base.dates import LAST_DAY
from atlas.model.balance import balance, uncounted
from atlas.model.counts import Counts
from atlas.model.curves import Quantity, refined, total
from atlas.model.exile import Exile
from atlas.model.outward import Outward
from atlas.model.rivals import questions
from atlas.model.totals import counts_the_dead, rival_wholes, whole_claim
from atlas.model.track import Track
from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Movement


def compile_track(dataset: Dataset, movement_id: str, picks: tuple[str, ...] = ()) -> Track:
    """Return the track of a movement, its claims replaced by those of their rivals picked.

    ``picks`` are claim ids; those that are no rival of a claim that drives this track are
    of no consequence, as are all but the first of each dispute.
    """
    cache: dict[tuple[str, tuple[str, ...]], Track] = dataset.__dict__.setdefault("_tracks", {})
    movement = dataset.movements[movement_id]
    # Those of other movements are of no consequence, and would fill the cache with the same.
    asked = {claim for claims in questions(dataset, movement) for claim in claims} if picks else ()
    own = tuple(pick for pick in picks if pick in asked)
    key = (movement_id, own)
    if key not in cache:
        cache[key] = _compiled(dataset, movement, own)
    return cache[key]


def _compiled(dataset: Dataset, movement: Movement, picks: tuple[str, ...]) -> Track:
    """Work out one track; the order of the steps is the order of the rules."""
    counts = Counts(dataset, movement, picks)
    chosen = whole_claim(dataset, movement, picks)
    dead_apart = chosen is not None and not counts_the_dead(chosen)
    outward = Outward(counts, dead_apart)
    exile = Exile(counts, outward)
    track = Track(
        movement.id,
        None,
        outward.start,
        dated=_dated(counts.claims),
        return_start=exile.return_start,
    )
    if chosen is None:
        return track
    rivals = rival_wholes(dataset, movement)
    whole = _whole(chosen, rivals)
    died = exile.died()
    stocks = exile.stocks()
    elsewhere = exile.elsewhere_in()
    arrived, regions = outward.arrivals(whole, exile.regions(died, stocks), died)
    loaded, removed, lost = outward.stages(whole.value, arrived)
    track = replace(
        track,
        whole=whole,
        whole_claim=chosen.id,
        rivals=tuple(c.id for c in rivals),
        removed=removed,
        loaded=loaded,
        arrived=arrived,
        lost_on_way=lost,
        died=died,
        died_in=exile.died_in(died),
        added_dead=outward.dead_beyond(),
        home_until=outward.home_until(whole.value),
        returned=exile.returned(),
        elsewhere=total([*elsewhere.values()]),
        elsewhere_in=elsewhere,
        regions=regions,
        stocks=stocks,
    )
    added, not_stated, leeway = balance(track)
    days = uncounted(track, added)
    return replace(
        track,
        added=added,
        not_stated=not_stated,
        leeway=leeway,
        died=refined(track.died, days),
        elsewhere=refined(track.elsewhere, days),
        returned=refined(track.returned, days) if track.returned else None,
    )


def _whole(claim: Claim, rivals: list[Claim]) -> Quantity:
    """Range: the rival totals of scholars and documents; reference works do not widen it."""
    sound = [c for c in rivals if c.grade in {"A", "B", claim.grade} or c.id == claim.id]
    values = [c.value for c in sound if isinstance(c.value, int)]
    value = int(claim.value or 0)
    return Quantity(value, min([value, *values]), max([value, *values]), "documented")


def _dated(claims: list[Claim]) -> tuple[tuple[int, int, str], ...]:
    """Claims to show on their days, also those that drive nothing (farms, families)."""
    spans = []
    for claim in claims:
        first, last = claim.first_day, claim.last_day
        if last is None or last > LAST_DAY or claim.rank == "deprecated":
            continue
        spans.append(
            (last if claim.span == "cumulative" or first is None else first, last, claim.id)
        )
    return tuple(spans)
