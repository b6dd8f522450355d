"""Parts of a picture: journeys of some directions alone, or what lies within the edges of a map.

Each part rests on fewer claims than the whole: a plate names the works behind what it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

import shapely

from atlas.paper.map.map import Drawn
from atlas.paper.map.printed import Printed
from atlas.paper.map.projection import Panel
from atlas.picture.corridors import counted_on
from atlas.picture.journeys import StreamShown, journeys_on
from atlas.picture.picture import Picture
from atlas.picture.regions import Region
from atlas.picture.stations import stations_on
from atlas.routes.paths import Point


def directed(shown: Picture, directions: Collection[str]) -> Picture:
    """Return a picture with the journeys of some directions alone, such as "homeward"."""
    flows = shown.dataset.flows
    runs = tuple(run for run in shown.runs if run.direction in directions)
    corridors = tuple(c for c in shown.corridors if flows[c.flow_id].direction in directions)
    free = dict.fromkeys(flows[c.flow_id].movement_id for c in corridors)
    part = replace(
        shown,
        runs=runs,
        corridors=corridors,
        fronts=tuple(front for front in shown.fronts if front.direction in directions),
        stations=stations_on(shown.view.model, runs, free, shown.day),
    )
    return _with_claims(part, lambda of: of.stream.flow.direction in directions, part.regions)


def within_edges(shown: Picture, drawn: Drawn) -> Picture:
    """Return what a map shows of a picture, without what lies beyond its edge.

    Numbers of regions beyond an edge that no reader chose are in the caption: their claims stay.
    """
    panel, outside = drawn.panel, set(drawn.outside)
    if isinstance(shown, Printed):
        shown = replace(shown, railways="railway" in drawn.shows)
    part = replace(
        shown,
        regions=tuple(r for r in shown.regions if r.place_id not in outside),
        runs=tuple(run for run in shown.runs if run.kind in drawn.kinds),
        corridors=tuple(c for c in shown.corridors if _crosses(panel, c.line)),
        homelands=tuple(h for h in shown.homelands if h.phase in drawn.phases),
        stations=tuple(s for s in shown.stations if panel.holds(s.lon, s.lat)),
    )
    told = part.regions if shown.address.map else shown.regions
    return _with_claims(part, lambda of: _crosses(panel, of.stream.path.line[0]), told)


def _crosses(panel: Panel, points: Collection[Point]) -> bool:
    """Return whether a way (lon, lat) runs within the edges of a map."""
    lon, lat = zip(*points, strict=True)
    at = list(zip(*panel.to_mm(list(lon), list(lat)), strict=True))
    return bool(panel.box.intersects(shapely.LineString(at)))


def _with_claims(
    part: Picture, has: Callable[[StreamShown], bool], regions: Iterable[Region]
) -> Picture:
    """Return a part of a picture with the claims that it rests on, in their order.

    Args:
        part: The part.
        has: Whether it has the journey of a stream.
        regions: The regions of which numbers are told.
    """
    rested = {claim for m in part.movements for claim in part.view.track(m.id).totals_at(part.day)}
    rested |= {of.last_living.claim_id for of in part.state.movements.values() if of.last_living}
    rested |= {claim for region in regions for held in region.held for claim in held.claims}
    rested |= {station.claim for station in part.stations}
    rested |= set(counted_on(part.corridors, part.dataset))
    laid = {(run.movement_id, run.direction) for run in part.runs if run.kind == "bed"}
    ids = [movement.id for movement in part.movements]
    for journey in journeys_on(part.view, part.address, ids):
        is_laid = (journey.group.movement_id, journey.group.direction) in laid
        for stream in journey.streams:
            begun = is_laid and stream.stage != "ahead" and not stream.stream.free
            if (begun or stream.stage == "moving") and has(stream):
                rested |= set(stream.stream.count.claims)
    return replace(part, claims=tuple(claim for claim in part.claims if claim in rested))
