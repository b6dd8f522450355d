"""Tours in the scene: each step an address, its number, and its sentences with the figures in."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from atlas.model.model import Model
from atlas.picture import tours
from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Event, TourStep
from atlas.read.told import Number
from atlas.words import claims


def tour_entries(model: Model) -> list[dict[str, Any]]:
    """Return the tours that have steps, as JSON values."""
    dataset = model.dataset
    return [
        {
            "id": tour.id,
            "peoples": list(tour.people_ids),
            "title": tour.title,
            "summary": tour.summary,
            "steps": [_step(model, step) for step in dataset.steps_of[tour.id]],
        }
        for tour in dataset.tours.values()
        if tour.id in dataset.steps_of
    ]


def _step(model: Model, step: TourStep) -> dict[str, Any]:
    opened, _ = tours.opened(step, model)
    return {
        "part": step.part,
        "heading": step.heading,
        "address": urlencode(opened.parameters(), safe=",:"),
        "plays": [step.date.first, step.until.last] if tours.plays(step) else None,
        "number": next((_piece(model.dataset, n) for n in step.number.numbers), None),
        "number_label": step.number_label,
        "text": [_piece(model.dataset, piece) for piece in step.text.pieces],
        "voice": step.voice,
        "document": _document(model.dataset, step),
        "sources": _sources(model.dataset, step),
    }


def _document(dataset: Dataset, step: TourStep) -> str:
    """Return the document of the event that a step marks, or ""; the voice names its own."""
    kind, _, identity = step.selected.partition(":")
    event = dataset.events.get(identity) if kind == "event" and identity != step.voice else None
    return event.document if event else ""


def _sources(dataset: Dataset, step: TourStep) -> list[str]:
    """Return the keys of the sources of all that a step rests on, each once."""
    known: dict[str, Event | Claim] = {**dataset.events, **dataset.claims}
    held = [known[identity] for identity in step.source_ids if identity in known]
    return list(dict.fromkeys(citation.key for one in held for citation in one.source))


def _piece(dataset: Dataset, piece: str | Number) -> str | dict[str, str]:
    if isinstance(piece, str):
        return piece
    if piece.kind == "state":
        return {"state": piece.id}
    return {"claim": piece.id, "words": claims.figure(dataset.claims[piece.id])}
