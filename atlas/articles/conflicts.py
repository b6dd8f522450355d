"""Where sources disagree: the rivals side by side, which is preferred, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from atlas.articles import cards
from atlas.articles.blocks import Block, Counted, Html, Paragraph
from atlas.articles.links import Links
from atlas.base.grouping import group
from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Conflict
from atlas.words import claims as wording
from atlas.words.language import many, say, to_say
from atlas.words.names import known, names_of
from atlas.words.vocabulary import words_of

# Where all rivals are above this share of the largest, their line begins at the least of them.
_NEAR = 0.5
_RANKS = ("preferred", "normal", "deprecated")

# A unit without its number stands as after one that is large.
_MANY = 5


def introduction() -> list[Block]:
    """Return what is said of all conflicts."""
    words = say(
        "Sources contradict each other, and sometimes themselves. Every figure is kept; each "
        "question says which one drives the picture, and why."
    )
    return [Paragraph(words)]


def one(dataset: Dataset, conflict: Conflict, links: Links) -> list[Block]:
    """Return the article on one conflict, with the way to all others."""
    back = cards.link(say("All conflicts"), links.view("conflicts"))
    shown = record(dataset, conflict, links, opened=True)
    return [Html(f'<p class="goes">{back}</p>{shown}')]


def counted(dataset: Dataset, listed: Sequence[Conflict]) -> Counted:
    """Return how many questions are listed."""
    figured = sum(bool(rivals(dataset, conflict)) for conflict in listed)
    words = many(
        "**{number} of {count} question**, {figured} of them about figures.",
        "**{number} of {count} questions**, {figured} of them about figures.",
        len(dataset.conflicts),
        number=wording.number(len(listed)),
        figured=wording.number(figured),
    )
    return Counted(words)


def records(dataset: Dataset, listed: Iterable[Conflict], links: Links) -> Html:
    """Return conflicts one below the other."""
    return Html("".join(record(dataset, conflict, links) for conflict in listed))


def found(dataset: Dataset, movements: tuple[str, ...]) -> list[Conflict]:
    """Return the conflicts between claims of the movements, or all if none is named."""
    return [
        conflict
        for conflict in dataset.conflicts.values()
        if not movements or movements_of(dataset, conflict) & set(movements)
    ]


def movements_of(dataset: Dataset, conflict: Conflict) -> set[str]:
    """Return the movements that a conflict is about; "" if no figure or sum says."""
    ids = {claim.movement_id for claim in rivals(dataset, conflict)}
    ids |= {row.movement_id for row in dataset.sums.values() if row.conflict_id == conflict.id}
    return ids or {""}


def rivals(dataset: Dataset, conflict: Conflict) -> list[Claim]:
    """Return the claims of a conflict, the preferred ones first, then by size."""
    own = [claim for claim in dataset.claims.values() if claim.conflict_id == conflict.id]
    return sorted(own, key=lambda c: (_RANKS.index(c.rank), -(_ends(c) or (0, 0))[1], c.id))


def record(dataset: Dataset, conflict: Conflict, links: Links, opened: bool = False) -> str:
    """Return one conflict as HTML: question, handling, and its rivals by unit."""
    own = rivals(dataset, conflict)
    by_unit = _by_unit(own).items()
    tables = "".join(_rivals(dataset, unit, listed, links) for unit, listed in by_unit)
    if tables and not opened:
        words = many("{count} figure", "{count} figures side by side", len(own))
        tables = f"<details><summary>{escape(words)}</summary>{tables}</details>"
    note = f'<p class="note">{escape(conflict.note)}</p>' if conflict.note else ""
    row = dataset.row("conflicts", conflict.id)
    here = "" if opened else cards.link(say("Link to this question"), links.conflict(conflict.id))
    return (
        f'<article class="conflict" data-conflict="{escape(conflict.id)}">'
        f"<h2>{escape(conflict.question)}</h2><p>{escape(conflict.handling)}</p>{note}{tables}"
        f'<p class="goes"><span>{escape(conflict.id)} · {escape(row)}</span>{here}</p></article>'
    )


def _by_unit(own: list[Claim]) -> dict[str, list[Claim]]:
    return group(own, lambda claim: claim.unit)


def _rivals(dataset: Dataset, unit: str, own: list[Claim], links: Links) -> str:
    span = scale(own)
    # If all rivals are about the same people, the question names it.
    mixed = len({claim.people_ids for claim in own}) > 1
    listed = [_cells(dataset, claim, span, mixed, links) for claim in own]
    head = "".join(f'<th role="columnheader">{escape(name)}</th>' for name, _ in listed[0])
    rows = "".join(map(_row, own, listed))
    label = escape(say("Rival figures in {unit}", unit=wording.unit_text(unit, _MANY)))
    table = (
        f'<table class="records rivals" role="table" aria-label="{label}">'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table>'
    )
    if span is None:
        return table
    low, high = (wording.number(end) for end in span)
    message = _FROM_ZERO if span[0] == 0 else _NOT_FROM_ZERO
    units = wording.unit_text(unit, _MANY)
    units = units[:1].upper() + units[1:]
    words = escape(say(message, units=units, low=low, high=high))
    return f'{table}<p class="scaled">{words}</p>'


_FROM_ZERO = to_say("{units}: each line runs from {low} to {high}. Filled: preferred.")
_NOT_FROM_ZERO = to_say(
    "{units}: each line runs from {low} to {high}, not from zero. Filled: preferred."
)


def scale(own: list[Claim]) -> tuple[int | float, int | float] | None:
    """Return the ends of the line that shows the figures, or None for fewer than two figures.

    It begins at zero, unless all the figures lie in the upper half.
    """
    known = [ends for ends in map(_ends, own) if ends]
    if len(known) < 2:
        return None
    low, high = min(end for end, _ in known), max(end for _, end in known)
    if low == high:
        return None
    return (low if low > high * _NEAR else 0), high


def _ends(claim: Claim) -> tuple[int | float, int | float] | None:
    given = [claim.value_low, claim.value, claim.value_high]
    known = [end for end in given if end is not None]
    return (min(known), max(known)) if known else None


def _cells(
    dataset: Dataset,
    claim: Claim,
    span: tuple[int | float, int | float] | None,
    named: bool,
    links: Links,
) -> list[tuple[str, str]]:
    """Return the cells of a claim's row: (heading, HTML)."""
    place = wording.place_name(dataset, claim.place_id) if claim.place_id else ""
    who = names_of(known(dataset, claim.people_ids)) if named else ""
    said = wording.sources_text(dataset, claim.source, claim.quoting)
    standing = words_of("rank", claim.rank)
    if claim.kind != "reported":
        standing += f"; {words_of('kind', claim.kind)}"
    count = wording.counted_text(claim, wording.measure_text(claim.measure))
    counted = ", ".join(piece for piece in (count, place, who) if piece)
    ways = (
        cards.link(say("claim"), links.claim(claim.id), counted),
        cards.link(say("map"), links.atlas(dataset, claim), counted),
    )
    return [
        (say("The figure"), escape(counted)),
        *([] if span is None else [(say("Comparison"), _dot(claim, span))]),
        (say("Who says so"), escape(said)),
        (say("Date"), escape(wording.claim_when(claim))),
        (say("Standing"), escape(standing)),
        (say("Kind of source"), escape(wording.grade_text(claim.grade))),
        (say("See"), " ".join(ways)),
    ]


def _row(claim: Claim, cells: list[tuple[str, str]]) -> str:
    kind = ' class="preferred"' if claim.rank == "preferred" else ""
    return f'<tr role="row"{kind}>{"".join(_cell(name, html) for name, html in cells)}</tr>'


def _cell(name: str, html: str) -> str:
    return f'<td role="cell" data-label="{escape(name)}"><span>{html}</span></td>'


def _dot(claim: Claim, span: tuple[int | float, int | float]) -> str:
    """Return the claim's place on the line; its number is beside it in words."""
    ends = _ends(claim)
    if ends is None:
        return escape(say("no number"))
    low, high = (100 * (end - span[0]) / (span[1] - span[0]) for end in ends)
    kind = ' class="preferred"' if claim.rank == "preferred" else ""
    bar = f'<b style="left:{low:.1f}%;width:{high - low:.1f}%"></b>' if high > low else ""
    at = low
    if claim.value is not None:
        at = 100 * (claim.value - span[0]) / (span[1] - span[0])
    dot = f'<i{kind} style="left:{at:.1f}%"></i>' if claim.value is not None else ""
    return f'<span class="scale" aria-hidden="true">{bar}{dot}</span>'
