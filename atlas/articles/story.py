"""A story as an article: each step with its day, its number, its voice, and who says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from atlas.articles import cards, markup
from atlas.articles.blocks import Block, Html, Paragraph
from atlas.articles.lesson import words_of
from atlas.articles.links import Links
from atlas.model.model import Model
from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Event, Tour, TourStep
from atlas.words import claims as wording
from atlas.words import steps
from atlas.words.language import say


def article(model: Model, tour: Tour, links: Links, at: Callable[[int], str]) -> Iterator[Block]:
    """Yield a story from its first step to its last.

    Args:
        model: The data.
        tour: The tour that tells it; it has steps.
        links: Where links lead.
        at: Gives the address of the map at a step, by its number from 1.
    """
    yield Paragraph(tour.summary)
    for step in model.dataset.steps_of[tour.id]:
        yield Html(_step(model, step, links, at(step.step)))


def _step(model: Model, step: TourStep, links: Links, map_address: str) -> str:
    told = steps.in_words(model, step)
    figure = ""
    if told.figure:
        number, label = escape(told.figure), escape(told.label)
        figure = f'<p class="figure"><b>{number}</b> {label}</p>'
    ways = [cards.link(say("Show on the map"), map_address, told.heading)]
    ways += _claims(model.dataset, step, links)
    return (
        f'<section class="step" id="step-{told.number}">'
        f"<h2>{told.number}. {escape(told.heading)}</h2>"
        f'<p class="when">{escape(told.when)}</p>{figure}<p>{escape(told.text)}</p>'
        f'{markup.words(words_of(told.voice))}<p class="said">{escape(_said(model.dataset, step))}'
        f'</p><p class="goes">{" ".join(ways)}</p></section>'
    )


def _said(dataset: Dataset, step: TourStep) -> str:
    """Return who says what a step tells, each once."""
    known: dict[str, Event | Claim] = {**dataset.events, **dataset.claims}
    ids = dict.fromkeys((*step.number.claim_ids, *step.text.claim_ids, *step.source_ids))
    held = [known[identity] for identity in ids if identity in known]
    said = (wording.sources_text(dataset, one.source, one.quoting) for one in held)
    return "; ".join(dict.fromkeys(filter(None, said)))


def _claims(dataset: Dataset, step: TourStep, links: Links) -> list[str]:
    ids = dict.fromkeys((*step.number.claim_ids, *step.text.claim_ids, *step.source_ids))
    own = [dataset.claims[identity] for identity in ids if identity in dataset.claims]
    return [
        cards.link(wording.figure(claim), links.claim(claim.id), wording.claim_text(dataset, claim))
        for claim in own
    ]
