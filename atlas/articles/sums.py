"""Totals against their parts, with the arithmetic in full: what closes and what does not."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from atlas.articles import cards
from atlas.articles.blocks import Block, Heading, Html, Paragraph
from atlas.articles.links import Links
from atlas.check import sums
from atlas.check.sums import Reckoning
from atlas.read.dataset import Dataset
from atlas.read.records import Claim
from atlas.words import claims as wording
from atlas.words.language import say, to_say

_VERDICTS = {
    sums.UNRECORDED: (
        to_say("Do not close, not recorded: {count}"),
        to_say("Differences that the program found by itself."),
    ),
    sums.RECORDED: (
        to_say("Do not close, recorded: {count}"),
        to_say(
            "The sources themselves do not add up. Each difference belongs to a question "
            "under Conflicts."
        ),
    ),
    sums.OPEN: (
        to_say("Open: {count}"),
        to_say("Only some of the parts are known; the rest is in none of our sources."),
    ),
    sums.CLOSES: (to_say("Close: {count}"), to_say("The parts add up to the total.")),
}


def introduction() -> list[Block]:
    """Return what is said of all sums."""
    words = say(
        "Every total is checked against its parts by the program, each time it reads the data. "
        "Each number leads to its claim."
    )
    return [Paragraph(words)]


def by_verdict(dataset: Dataset, reckoned: Sequence[Reckoning], links: Links) -> list[Block]:
    """Return sums as they were reckoned, by verdict."""
    found: list[Block] = []
    for verdict, (title, words) in _VERDICTS.items():
        own = [r for r in reckoned if r.verdict == verdict]
        found.append(Heading(say(title, count=wording.number(len(own)))))
        if own:
            shown = "".join(sum_card(dataset, r, links) for r in own)
            found += [Paragraph(say(words)), Html(shown)]
    return found


def sum_card(dataset: Dataset, reckoning: Reckoning, links: Links) -> str:
    """Return one sum as HTML: title, arithmetic, difference, and where it is in the data."""
    total = reckoning.total
    title = reckoning.title or wording.claim_text(dataset, total)
    row = dataset.row(reckoning.table, reckoning.id)
    note = f'<p class="note">{escape(reckoning.note)}</p>' if reckoning.note else ""
    conflicts = " ".join(
        cards.disagreeing(links, identity, title)
        for identity in reckoning.conflict_ids
        if identity in dataset.conflicts
    )
    said = wording.sources_text(dataset, total.source, total.quoting)
    whole = say("Total: {sources}.", sources=said)
    return (
        f'<article class="sum" data-sum="{escape(reckoning.id)}"'
        f' data-verdict="{escape(reckoning.verdict)}">'
        f"<h3>{escape(title)}</h3>"
        f'<p class="arithmetic">{_arithmetic(dataset, reckoning, links)}</p>'
        f'<p class="said">{escape(_outcome(reckoning))} {escape(whole)}</p>{note}'
        f'<p class="goes"><span>{escape(row)}</span>{conflicts}</p></article>'
    )


def _arithmetic(dataset: Dataset, reckoning: Reckoning, links: Links) -> str:
    """Return "39,135 + 329 = 39,464", each number a link to its claim."""
    pieces = []
    for n, (sign, term) in enumerate(reckoning.terms):
        operator = "−" if sign < 0 else "+"
        pieces.append(f"{operator} " if n or sign < 0 else "")
        pieces.append(f"{_figure(dataset, term, links)} ")
    total = reckoning.total
    unit = escape(wording.unit_text(total.unit, total.value or 0))
    if reckoning.difference == 0:
        return f"{''.join(pieces)}= {_figure(dataset, total, links)} {unit}"
    source = escape(say("the source has {figure} {unit}")).format(
        figure=_figure(dataset, total, links), unit=unit
    )
    return f"{''.join(pieces)}= {escape(wording.number(reckoning.summed))}; {source}"


def _figure(dataset: Dataset, claim: Claim, links: Links) -> str:
    value = wording.number(claim.value or 0)
    return cards.link(value, links.claim(claim.id), wording.claim_text(dataset, claim))


def _outcome(reckoning: Reckoning) -> str:
    apart = reckoning.difference
    number = wording.number(abs(apart))
    if apart == 0:
        return say("Closes.")
    if reckoning.verdict == sums.CLOSES:
        return say("Closes within the rounding of the total ({number} apart).", number=number)
    if reckoning.verdict == sums.OPEN:
        return say("{number} are in parts not stated.", number=wording.number(apart))
    if apart > 0:
        return say("The total is {number} more than its parts.", number=number)
    return say("The total is {number} less than its parts.", number=number)
