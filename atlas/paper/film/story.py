"""The film of a tour: its steps as the player tells them, each with its map, its words, its voice.

A step that plays its days plays them while its words are read; the clock then waits on the last.
"""

from __future__ import annotations

from dataclasses import replace

from atlas.model.model import Model
from atlas.paper.film import passages
from atlas.paper.film.passages import Fit
from atlas.paper.film.shots import Shot
from atlas.picture import tours
from atlas.picture.address import Address
from atlas.read.records import TourStep

# How many pictures the days of a step are shown in at most, and for how long each.
_MOST, _PLAYED = 24, 0.3
# Seconds for which the first day of a step that plays stands still.
_STILL = 1.5


def shots(model: Model, tour_id: str, address: Address, fit: Fit) -> list[Shot]:
    """Return the pictures of a tour in order, without cards, in the language spoken.

    Args:
        model: The data, in the language of the film.
        tour_id: The tour.
        address: What of the picture the steps do not say: picks, what widths show, the language.
        fit: Breaks a passage into those for which there is room.

    Raises:
        ValueError: If there is no such tour, or it has no steps.
    """
    steps = model.dataset.steps_of.get(tour_id, [])
    if not steps:
        known = ", ".join(sorted(model.dataset.steps_of)) or "the data has none"
        raise ValueError(f"--tour {tour_id!r} is no story with steps: {known}")
    found: list[Shot] = []
    for number, step in enumerate(steps):
        opened, _ = tours.opened(step, model)
        shown = replace(
            opened, selected=None, pick=address.pick, basis=address.basis, lang=address.lang
        )
        place = (number + 1, len(steps))
        found += [
            replace(shot, chapter=number, place=place) for shot in _step(model, step, shown, fit)
        ]
    return found


def _step(model: Model, step: TourStep, shown: Address, fit: Fit) -> list[Shot]:
    first, *others = [page for passage in passages.of_step(model, step) for page in fit(passage)]
    played = [Shot(replace(shown, day=day), _PLAYED, first) for day in _days(step)]
    if played:
        played[0] = replace(played[0], seconds=_STILL)
        shown = played[-1].address
    rest = max(_STILL, first.seconds - sum(shot.seconds for shot in played[:-1]))
    told = [*played[:-1], Shot(shown, rest, first)]
    return [*told, *(Shot(shown, page.seconds, page) for page in others)]


def _days(step: TourStep) -> list[int]:
    """Return the days that a step plays, evenly chosen, from its first to its last."""
    first, last = step.date.first, step.until.last
    if not tours.plays(step) or first is None or last is None:
        return []
    count = min(_MOST, last - first + 1)
    return [first + round(n * (last - first) / max(1, count - 1)) for n in range(count)]
