"""What this atlas does not know: shares of certainty, interpolated days, outlines, gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from html import escape

import streamlit as st

from atlas.base.dates import long_date
from atlas.model.model import Model
from atlas.read.dataset import Dataset
from atlas.read.geometries import Feature
from atlas.words import certainty
from atlas.words import claims as wording
from atlas.words.certainty import STATUSES
from pages.shell import library

# Keeps a per cent sign on the line of its number.
NBSP = "\u00a0"


def draw(model: Model) -> None:
    """Draw the limits, all of them counted from the data."""
    st.header("What is documented, derived, schematic", anchor=False)
    st.markdown(
        "Documented: a source says it. Derived: worked out, with the arithmetic in a note. "
        "Schematic: drawn by us so that something can be seen at all. A leg is a piece of a route "
        "between two places; the figures behind it may be documented where its course is not. "
        "Figures known to be wrong are not counted; the legend of the map counts the same."
    )
    st.html(_made(model.dataset.stamp, model)[0])
    st.header("Days between counts", anchor=False)
    st.markdown(
        "Sources count people on few days. Between two counts of a running total (taken, arrived, "
        "died, returned …) the atlas draws a straight line and calls the number of a day there "
        "interpolated: nothing is known of these days, and nobody is known to have moved evenly. "
        "How many were at home, under way or in exile is always a difference of such totals."
    )
    st.html(_made(model.dataset.stamp, model)[1])
    st.header("What is not known", anchor=False)
    st.html(_made(model.dataset.stamp, model)[2])
    st.header("Outlines and positions", anchor=False)
    st.html(_made(model.dataset.stamp, model)[3])


@st.cache_resource(max_entries=2, show_spinner=False)
def _made(stamp: library.Stamp, _model: Model) -> tuple[str, str, str, str]:
    return (
        _shares(_model.dataset),
        _sentences(_interpolated(_model)),
        _sentences(_unknown(_model)),
        _sentences(_geometry(_model.dataset)),
    )


def _sentences(listed: Iterable[str]) -> str:
    return f'<ul class="sentences">{"".join(f"<li>{escape(text)}</li>" for text in listed)}</ul>'


def _shares(dataset: Dataset) -> str:
    counted = {m.title: certainty.certainty(dataset, m) for m in dataset.movements.values()}
    names = next(iter(counted.values()), {})
    head = "".join(f'<th role="columnheader">{escape(n)}</th>' for n in ["Movement", *names])
    rows = "".join(
        f'<tr role="row">{_cell("Movement", escape(title))}'
        f"{''.join(_cell(name, _bar(counts)) for name, counts in parts.items())}</tr>"
        for title, parts in counted.items()
    )
    return (
        '<table class="records" role="table" aria-label="Share of each movement that is '
        'documented, derived and schematic"><thead role="rowgroup">'
        f'<tr role="row">{head}</tr></thead><tbody role="rowgroup">{rows}</tbody></table>'
    )


def _cell(name: str, html: str) -> str:
    return f'<td role="cell" data-label="{escape(name)}"><span>{html}</span></td>'


def _bar(counts: Counter[str]) -> str:
    whole = counts.total()
    if not whole:
        return "none"
    bars = "".join(
        f'<i class="{status}" style="width:{100 * counts[status] / whole:.1f}%"></i>'
        for status in STATUSES
        if counts[status]
    )
    said = ", ".join(
        f"{counts[status]} {status} ({share(counts[status], whole)})"
        for status in STATUSES
        if counts[status]
    )
    said = said.replace(" %", f"{NBSP}%")
    return f'<span class="shares" aria-hidden="true">{bars}</span>{escape(said)}'


def share(part: int, whole: int) -> str:
    """Return a share in whole per cent; only all of it is 100, and only nothing is 0."""
    per_cent = round(100 * part / whole)
    if part and per_cent == 0:
        return "under 1 %"
    if part < whole and per_cent == 100:
        return "over 99 %"
    return f"{per_cent} %"


def _interpolated(model: Model) -> list[str]:
    said = []
    for movement in model.dataset.movements.values():
        found = certainty.interpolated(model, movement)
        if found is None:
            said.append(f"{movement.title}: no source gives a total; nothing is interpolated.")
            continue
        part = share(found.between, found.days)
        said.append(
            f"{movement.title}: on {found.between:,} of the {found.days:,} days from "
            f"{long_date(found.first)} to the end of 1961 ({part}) at least one total lies "
            "between two counts."
        )
    return said


def _unknown(model: Model) -> list[str]:
    dataset, said = model.dataset, []
    for movement in dataset.movements.values():
        if not movement.whole_claim_id:
            said.append(f"{movement.title}: no source gives a total; none is worked out here.")
        said += [f"{movement.title}: {text}" for text in certainty.of_the_numbers(model, movement)]
        flows = dataset.flows_of.get(movement.id, [])
        unnumbered = [flow for flow in flows if not flow.claim_id]
        if unnumbered:
            said.append(
                f"{movement.title}: {len(unnumbered)} of {len(flows)} streams are drawn "
                "without a number."
            )
        claims = dataset.claims_of.get(movement.id, [])
        undated = [c for c in claims if c.first_day is None and c.last_day is None]
        if undated:
            said.append(f"{movement.title}: {len(undated)} of {len(claims)} claims have no date.")
    unnumbered_claims = [
        c for c in dataset.claims.values() if (c.value, c.value_low, c.value_high) == (None,) * 3
    ]
    if unnumbered_claims:
        said.append(
            f"{len(unnumbered_claims)} claims say that something happened, "
            "but not how many people it concerned."
        )
    archived = [c for c in dataset.claims.values() if c.quoting]
    said.append(
        f"{len(archived)} of {len(dataset.claims)} claims quote a document or another work. "
        "We have read the source that quotes it, not the document."
    )
    written = dataset.as_written.works
    excerpts = [w for w in dataset.works.values() if "excerpt" in written[w.key].note.lower()]
    if excerpts:
        said.append(f"{len(excerpts)} of {len(dataset.works)} works were read only as an excerpt.")
    return said


def _geometry(dataset: Dataset) -> list[str]:
    found = certainty.outlines(dataset)
    words = {
        "approximate": "outlines are approximate, cut by hand without a map of the time",
        "schematic": "outlines have some edge that was drawn by us",
        "points": "units are drawn as points because their borders are not known to us",
        "undated": "outlines have no first day: it is not known to us, or lies before 1928",
    }
    said = [
        f"{len(found[name])} of {len(dataset.units)} {text}: {_named(dataset, found[name])}."
        for name, text in words.items()
        if found[name]
    ]
    legs = Counter(leg.method or "not stated" for leg in dataset.legs.values())
    listed = ", ".join(f"{many} {method}" for method, many in legs.most_common())
    said.append(f"The course of {len(dataset.legs)} legs of journeys as drawn: {listed}.")
    precision = Counter(place.coordinate_precision for place in dataset.places.values())
    proxies = precision["proxy"] + precision["approximate"]
    if proxies:
        said.append(
            f"{proxies} of {len(dataset.places)} places have the position of "
            "a neighbour, or an approximate one."
        )
    unplaced = [place for place in dataset.places.values() if place.lon is None]
    if unplaced:
        said.append(f"{len(unplaced)} places have no position (aggregates, or not found).")
    return said


def _named(dataset: Dataset, units: list[Feature]) -> str:
    return ", ".join(dict.fromkeys(wording.place_name(dataset, unit.place_id) for unit in units))
