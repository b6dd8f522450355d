"""Journeys on a plate: a bed as wide as the people, a core for how we know, the way ahead.

``draw_runs`` draws the runs of a picture in their lanes, ``draw_stroke`` a single line in the same
look, for a legend. Widths follow :func:`atlas.paper.map.lanes.width_of`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from atlas.paper.map.lanes import width_of
from atlas.paper.map.projection import Panel
from atlas.paper.map.tracks import Tracks, seen
from atlas.paper.sheet.colours import GREY_GROUND, GROUND, WHITE, mix
from atlas.paper.sheet.display_list import PT
from atlas.paper.sheet.sheet import Sheet
from atlas.picture.picture import Picture
from atlas.picture.runs import Run
from atlas.read.records import People
from atlas.words import names

CORE = 0.75 * PT
"""Width of the thin line in the middle of a journey."""
BED = 0.42
"""Part of the hue in a bed."""

# Millimetres of paper colour beside a core and beside a band, both sides together.
_CORE_PAPER, _BAND_PAPER = 0.32, 0.5
# A band narrower than this (mm) has no room for a thread inside.
_THREAD_ROOM = 0.95
_THREAD = 0.2
_AHEAD = (0.98, 0.72, 0.36)
_AHEAD_DASH = (3.2, 0.65)
# The fine lines of a disputed number: distance from its line and width (mm); opacity of the range.
_GAP, _FINE, _PALE = 0.22, 0.12, 0.2


@dataclass(frozen=True)
class Stroke:
    """The look of one run, on a map or in a legend; widths in millimetres."""

    kind: str
    status: str
    width: float
    least: float
    most: float
    disputed: bool
    colours: tuple[str, ...]


def peoples_of(picture: Picture, movement_id: str) -> list[People]:
    """Return the peoples of a movement in its own order."""
    return names.peoples_of(picture.dataset, [picture.dataset.movements[movement_id]])


def stroke_of(picture: Picture, run: Run, scale: float) -> Stroke:
    """Return the look of a run of a picture."""
    state = picture.state.movements[run.movement_id]
    whole = state.whole.value if state.whole else None
    basis = picture.address.basis
    width, least, most = (
        width_of(n, whole, basis) * scale for n in (run.number, run.least, run.most)
    )
    colours = tuple(p.colour for p in peoples_of(picture, run.movement_id))
    return Stroke(run.kind, run.status, width, least, most, run.disputed, colours)


def draw_runs(
    sheet: Sheet, panel: Panel, picture: Picture, tracks: Tracks, scale: float
) -> list[tuple[Run, BaseGeometry]]:
    """Draw all runs with their chevrons; return each run that can be seen with its line (mm)."""
    lines: list[tuple[Run, BaseGeometry]] = []
    for run in picture.runs:
        track = tracks.of(run.movement_id, run.route_id)
        if track is None:
            continue
        line = seen(panel, track.between(run.start_km, run.end_km))
        if not line.is_empty and line.length > 0:
            lines.append((run, line))
    for kind in ("ahead", "bed", "core", "band"):
        for run, line in lines:
            if run.kind == kind:
                draw_stroke(sheet, line, stroke_of(picture, run, scale), scale)
    for run, _ in lines:
        if run.kind == "core":
            _draw_chevrons(sheet, panel, picture, run, tracks, scale)
    return lines


def draw_stroke(
    sheet: Sheet,
    line: BaseGeometry | Sequence[tuple[float, float]],
    stroke: Stroke,
    scale: float = 1.0,
) -> None:
    """Draw one line in the look of a run."""
    shape = line if isinstance(line, BaseGeometry) else shapely.LineString(line)
    {"ahead": _ahead, "bed": _bed, "core": _core, "band": _band}[stroke.kind](
        sheet, shape, stroke, scale
    )


def _paper(sheet: Sheet) -> str:
    return (GREY_GROUND if sheet.greyscale else GROUND)["land"]


def _ahead(sheet: Sheet, line: BaseGeometry, stroke: Stroke, scale: float) -> None:
    paper, outer, inner = (width * scale for width in _AHEAD)
    sheet.line(line, _paper(sheet), paper, join="bevel")
    dash = [length * scale for length in _AHEAD_DASH]
    sheet.line(line, stroke.colours[0], outer, dash=dash, join="bevel")
    sheet.line(line, WHITE, inner, join="bevel")


def _bed(sheet: Sheet, line: BaseGeometry, stroke: Stroke, scale: float) -> None:
    _range(sheet, line, stroke, stroke.least, scale)
    sheet.line(line, mix(stroke.colours[0], BED), stroke.least, join="bevel")


def _core(sheet: Sheet, line: BaseGeometry, stroke: Stroke, scale: float) -> None:
    core = CORE * scale
    _range(sheet, line, stroke, core, scale)
    sheet.line(line, _paper(sheet), core + _CORE_PAPER * scale, join="bevel")
    first, *others = stroke.colours
    if others:
        _patterned(sheet, line, stroke.status, first, core * 1.67)
        _patterned(sheet, line, stroke.status, others[0], core * 0.67, core * 1.67)
    else:
        _patterned(sheet, line, stroke.status, first, core)


def _band(sheet: Sheet, line: BaseGeometry, stroke: Stroke, scale: float) -> None:
    width = max(stroke.least, CORE * scale)
    first, *others = stroke.colours
    _range(sheet, line, stroke, width, scale)
    if not stroke.disputed:
        sheet.line(line, _paper(sheet), width + _BAND_PAPER * scale, join="bevel")
    thread = _THREAD * scale
    if width < _THREAD_ROOM * scale:
        status = stroke.status if stroke.width > 0 else "schematic"
        wide = max(width, 2.6 * thread if others else 0)
        _patterned(sheet, line, status, first, wide)
        if others:
            _patterned(sheet, line, status, others[0], thread, wide)
        return
    sheet.line(line, first, width, join="bevel")
    inner = others[0] if others else mix(first, 0.25)
    _patterned(sheet, line, stroke.status, inner, min(CORE * scale, width / 3))


def _patterned(
    sheet: Sheet,
    line: BaseGeometry,
    status: str,
    colour: str,
    width: float,
    rhythm: float | None = None,
) -> None:
    """Draw a line whose pattern shows how the way is known, scaled to the width ``rhythm``."""
    unit = rhythm or width
    if status == "documented":
        sheet.line(line, colour, width, join="bevel")
    elif status == "derived":
        sheet.line(line, colour, width, dash=(5 * unit, 1.6 * unit), join="bevel")
    else:
        sheet.line(line, colour, width * 1.2, dash=(0, 2.5 * unit), cap="round")


def _range(sheet: Sheet, line: BaseGeometry, stroke: Stroke, width: float, scale: float) -> None:
    """Draw the range under a line if sources disagree about its number.

    It is full up to the least number and paler up to the greatest. Most ranges are thinner than a
    hair, so a fine line on either side shows that there is one.
    """
    first = stroke.colours[0]
    widest = max(stroke.most, width)
    if stroke.disputed:
        outer = widest + 2 * _GAP * scale
        sheet.line(line, mix(first, 0.75), outer + 2 * _FINE * scale, join="bevel")
        sheet.line(line, _paper(sheet), outer, join="bevel")
    elif stroke.most > width:
        sheet.line(line, _paper(sheet), stroke.most + _BAND_PAPER * scale, join="bevel")
    if stroke.most > width:
        sheet.line(line, mix(first, _PALE), stroke.most, join="bevel")


_CHEVRON_EVERY, _CHEVRON_ROOM, _CHEVRON = 55.0, 14.0, 0.85


def _draw_chevrons(
    sheet: Sheet, panel: Panel, picture: Picture, run: Run, tracks: Tracks, scale: float
) -> None:
    """Draw small open chevrons that point the way people went, homewards on the way home."""
    track = tracks.of(run.movement_id, run.route_id)
    if track is None:
        return
    start, end = np.interp([run.start_km, run.end_km], track.km, track.run)
    length = (end - start) / scale
    if length < _CHEVRON_ROOM:
        return
    count = max(1, int(length // _CHEVRON_EVERY))
    share = 0.62 if run.direction == "homeward" else 0.38
    size = _CHEVRON * scale
    colour = peoples_of(picture, run.movement_id)[0].colour
    for n in range(count):
        spot = track.along(start + (end - start) * (n + share) / count)
        if not panel.inside(spot.x, spot.y, size):
            continue
        dx, dy = (-spot.dx, -spot.dy) if run.flip else (spot.dx, spot.dy)
        points = [
            (spot.x - dx * size - dy * size, spot.y - dy * size + dx * size),
            (spot.x + dx * size * 0.35, spot.y + dy * size * 0.35),
            (spot.x - dx * size + dy * size, spot.y - dy * size - dx * size),
        ]
        sheet.line(points, _paper(sheet), 0.85 * scale, cap="round", join="miter")
        sheet.line(points, colour, 0.32 * scale, cap="round", join="miter")


def edges_of(
    lines: Iterable[tuple[Run, BaseGeometry]], picture: Picture, scale: float
) -> list[BaseGeometry]:
    """Return the lines (mm) that words should avoid: each run's middle, and the edges of beds."""
    found: list[BaseGeometry] = []
    for run, line in lines:
        found.append(line)
        width = stroke_of(picture, run, scale).most if run.kind in ("bed", "band") else 0.0
        if width > 1.0:
            body = line.buffer(width / 2, cap_style="flat", join_style="bevel")
            found.append(shapely.simplify(body, 0.15).boundary)
    return found
