"""What this atlas does not know: shares of certainty, interpolated days, outlines, gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from html import escape

from atlas.articles import gaps
from atlas.articles.blocks import Block, Heading, Html, Paragraph
from atlas.model.model import Model
from atlas.read.dataset import Dataset
from atlas.words import certainty
from atlas.words.certainty import STATUSES
from atlas.words.claims import number
from atlas.words.language import say
from atlas.words.vocabulary import words_of

# Keeps a per cent sign on the line of its number.
NBSP = "\u00a0"


def article(model: Model) -> list[Block]:
    """Return the limits, all of them counted from the data."""
    return [
        Heading(say("What is documented, derived, schematic")),
        Paragraph(
            say(
                "Documented: a source says it. Derived: worked out, with the arithmetic in a note. "
                "Schematic: drawn by us so that something can be seen at all. A leg is a piece of "
                "a route between two places; the figures behind it may be documented where its "
                "course is not. Figures known to be wrong are not counted; the legend of the map "
                "counts the same."
            )
        ),
        Html(_shares(model.dataset)),
        Heading(say("Days between counts")),
        Paragraph(
            say(
                "Sources count people on few days. Between two counts of a running total (taken, "
                "arrived, died, returned …) the atlas draws a straight line and calls the number "
                "of a day there interpolated: nothing is known of these days, and nobody is known "
                "to have moved evenly. How many were at home, under way or in exile is always a "
                "difference of such totals."
            )
        ),
        Html(_sentences(gaps.interpolated(model))),
        Heading(say("What is not known")),
        Html(_sentences(gaps.of_numbers(model))),
        Heading(say("Outlines and positions")),
        Html(_sentences(gaps.of_geometry(model.dataset))),
    ]


def _sentences(listed: Iterable[str]) -> str:
    return f'<ul class="sentences">{"".join(f"<li>{escape(text)}</li>" for text in listed)}</ul>'


def _shares(dataset: Dataset) -> str:
    counted = {m.title: certainty.certainty(dataset, m) for m in dataset.movements.values()}
    movement = say("Movement")
    names = [movement, *map(say, next(iter(counted.values()), {}))]
    head = "".join(f'<th role="columnheader">{escape(name)}</th>' for name in names)
    rows = "".join(
        f'<tr role="row">{_cell(movement, escape(title))}'
        f"{''.join(_cell(say(name), _bar(counts)) for name, counts in parts.items())}</tr>"
        for title, parts in counted.items()
    )
    label = escape(say("Share of each movement that is documented, derived and schematic"))
    return (
        f'<table class="records" role="table" aria-label="{label}"><thead role="rowgroup">'
        f'<tr role="row">{head}</tr></thead><tbody role="rowgroup">{rows}</tbody></table>'
    )


def _cell(name: str, html: str) -> str:
    return f'<td role="cell" data-label="{escape(name)}"><span>{html}</span></td>'


def _bar(counts: Counter[str]) -> str:
    whole = counts.total()
    if not whole:
        return escape(say("none"))
    bars = "".join(
        f'<i class="{status}" style="width:{100 * counts[status] / whole:.1f}%"></i>'
        for status in STATUSES
        if counts[status]
    )
    said = ", ".join(
        f"{number(counts[status])} {words_of('status', status)} "
        f"({gaps.share(counts[status], whole)})"
        for status in STATUSES
        if counts[status]
    )
    said = said.replace(" %", f"{NBSP}%")
    return f'<span class="shares" aria-hidden="true">{bars}</span>{escape(said)}'
