"""Totals against their parts, with the arithmetic in full: what closes and what does not."""

from __future__ import annotations

from html import escape

import streamlit as st

from atlas.check import sums
from atlas.check.sums import Reckoning
from atlas.read.dataset import Dataset
from atlas.read.records import Claim
from atlas.words import claims as wording
from pages.shell import library, links
from pages.sources import cards, claims, controls

_VERDICTS = {
    sums.UNRECORDED: (
        "Do not close, not recorded",
        "Differences that the program found by itself.",
    ),
    sums.RECORDED: (
        "Do not close, recorded",
        "The sources themselves do not add up. Each difference belongs to a question "
        "under Conflicts.",
    ),
    sums.OPEN: (
        "Open",
        "Only some of the parts are known; the rest is in none of our sources.",
    ),
    sums.CLOSES: ("Close", "The parts add up to the total."),
}


def draw(dataset: Dataset) -> None:
    """Draw every sum, by verdict."""
    st.markdown(
        "Every total is checked against its parts by the program, each time it reads the data. "
        "Each number leads to its claim."
    )
    claims.chooser(dataset, "movement")
    movements = controls.wanted().query.chosen.get("movement", ())
    reckoned = [
        r for r in _reckoned(dataset.stamp, dataset) if not movements or r.movement_id in movements
    ]
    for verdict, (title, words) in _VERDICTS.items():
        own = [r for r in reckoned if r.verdict == verdict]
        st.header(f"{title}: {len(own)}", anchor=False)
        if own:
            st.markdown(words)
            st.html("".join(sum_card(dataset, r) for r in own))


@st.cache_resource(max_entries=2, show_spinner=False)
def _reckoned(stamp: library.Stamp, _dataset: Dataset) -> list[Reckoning]:
    return sums.reckon(_dataset)


def sum_card(dataset: Dataset, reckoning: Reckoning) -> str:
    """Return one sum as HTML: title, arithmetic, difference, and where it is in the data."""
    total = reckoning.total
    title = reckoning.title or wording.claim_text(dataset, total)
    row = dataset.row(reckoning.table, reckoning.id)
    note = f'<p class="note">{escape(reckoning.note)}</p>' if reckoning.note else ""
    conflicts = " ".join(
        cards.link(f"Sources disagree ({identity})", links.conflict(identity), title)
        for identity in reckoning.conflict_ids
        if identity in dataset.conflicts
    )
    said = wording.sources_text(dataset, total.source, total.quoting)
    return (
        f'<article class="sum" data-sum="{escape(reckoning.id)}"'
        f' data-verdict="{escape(reckoning.verdict)}">'
        f"<h3>{escape(title)}</h3>"
        f'<p class="arithmetic">{_arithmetic(dataset, reckoning)}</p>'
        f'<p class="said">{escape(_outcome(reckoning))} Total: {escape(said)}.</p>{note}'
        f'<p class="goes"><span>{escape(row)}</span>{conflicts}</p></article>'
    )


def _arithmetic(dataset: Dataset, reckoning: Reckoning) -> str:
    """Return "39,135 + 329 = 39,464", each number a link to its claim."""
    pieces = []
    for n, (sign, term) in enumerate(reckoning.terms):
        operator = "−" if sign < 0 else "+"
        pieces.append(f"{operator} " if n or sign < 0 else "")
        pieces.append(f"{_figure(dataset, term)} ")
    unit = reckoning.total.unit.replace("-", " ")
    summed = escape(wording.number(reckoning.summed))
    total = _figure(dataset, reckoning.total)
    if reckoning.difference == 0:
        return f"{''.join(pieces)}= {total} {escape(unit)}"
    return f"{''.join(pieces)}= {summed}; the source has {total} {escape(unit)}"


def _figure(dataset: Dataset, claim: Claim) -> str:
    value = wording.number(claim.value or 0)
    return cards.link(value, links.claim(claim.id), wording.claim_text(dataset, claim))


def _outcome(reckoning: Reckoning) -> str:
    apart = reckoning.difference
    if apart == 0:
        return "Closes."
    if reckoning.verdict == sums.CLOSES:
        return f"Closes within the rounding of the total ({wording.number(abs(apart))} apart)."
    if reckoning.verdict == sums.OPEN:
        return f"{wording.number(apart)} are in parts not stated."
    more = "more" if apart > 0 else "less"
    return f"The total is {wording.number(abs(apart))} {more} than its parts."
