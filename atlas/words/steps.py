"""The steps of a tour in words, the same on a sheet and in a film, in the language spoken.

All results are plain text, never markup.
"""

from __future__ import annotations

from dataclasses import dataclass

from atlas.base.dates import parse_span
from atlas.model.model import Model
from atlas.model.timeline import state
from atlas.read.dataset import Dataset
from atlas.read.records import Event, TourStep
from atlas.read.told import Number, Told
from atlas.words import claims
from atlas.words.amounts import amount
from atlas.words.language import spoken
from atlas.words.spans import span_words


@dataclass(frozen=True)
class Voice:
    """Words of a source, our translation or "", whose they are, and what is against them."""

    quotation: str
    translation: str
    source: str
    refutation: str


@dataclass(frozen=True)
class Step:
    """A step of the tour; ``when`` is the time that its map shows."""

    number: int
    heading: str
    when: str
    figure: str
    label: str
    text: str
    voice: Voice | None


def in_words(model: Model, step: TourStep) -> Step:
    """Return what a step says."""
    span = f"{step.date.text}/{step.until.text}" if step.until.text else step.date.text
    return Step(
        step.step,
        step.heading,
        span_words(parse_span(span)),
        _figure(model, step),
        step.number_label,
        filled(model.dataset, step.text),
        voice_of(model.dataset, model.dataset.events[step.voice]) if step.voice else None,
    )


def filled(dataset: Dataset, text: Told) -> str:
    """Return a text with the figures of its claims, without their units."""
    return "".join(
        claims.figure(dataset.claims[piece.id]) if isinstance(piece, Number) else piece
        for piece in text.pieces
    )


def _figure(model: Model, step: TourStep) -> str:
    for number in step.number.numbers:
        if number.kind == "claim":
            return claims.figure(model.dataset.claims[number.id])
        last = step.until.last if step.until.text else step.date.last
        (movement,) = step.movement_ids
        held = state(model.at(()), last or 0).movements[movement]
        return amount(spoken(), getattr(held, number.id))
    return ""


def voice_of(dataset: Dataset, event: Event) -> Voice:
    """Return what an event quotes, and from where."""
    source = claims.sources_text(dataset, event.quoted_from, ())
    return Voice(event.quotation, event.translation, f"{event.title} ({source})", event.refutation)
