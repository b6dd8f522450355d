"""The claims: search them, narrow them down, open one, cite it, download them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from atlas.articles import cards
from atlas.articles import claims as articles
from atlas.read.dataset import Dataset
from atlas.search import index, sheet
from atlas.search.index import Entry
from atlas.words import claims
from atlas.words.language import many, say, to_say
from atlas.words.vocabulary import words_of
from pages.shell import article, links, tongue
from pages.sources import controls

PAGE = 25
_LABELS = {
    "people": to_say("People"),
    "movement": to_say("Movement"),
    "measure": to_say("What was counted"),
    "place": to_say("Place"),
    "source": to_say("Source, also as quoted"),
    "kind": to_say("Kind"),
    "rank": to_say("Standing"),
}


def draw(dataset: Dataset) -> None:
    """Draw the claims, or the one that the address names."""
    if controls.wanted().claim:
        _draw_one(dataset, controls.wanted().claim)
    else:
        _draw_search(dataset)


def names(dataset: Dataset, facet: str) -> Callable[[str], str]:
    """Return the function that puts a value of a facet into words."""
    worded: dict[str, Callable[[str], str]] = {
        "people": lambda v: dataset.peoples[v].name if v in dataset.peoples else v,
        "movement": lambda v: (
            dataset.movements[v].title if v in dataset.movements else say("several")
        ),
        "measure": claims.measure_text,
        "place": lambda v: claims.place_name(dataset, v),
        "source": lambda v: dataset.works[v].short if v in dataset.works else v,
        "kind": partial(words_of, "kind"),
        "rank": partial(words_of, "rank"),
    }
    return worded.get(facet, lambda v: v)


def chooser(dataset: Dataset, facet: str, counts: Mapping[str, int] | None = None) -> None:
    """Draw the selector of one facet, the values with most claims first.

    Beside each is how many claims it has, or the number that ``counts`` gives for it.
    """
    entries = controls.entries(dataset)
    options = index.options(entries, facet)
    counted = options if counts is None else {value: counts.get(value, 0) for value in options}
    worded = names(dataset, facet)
    st.multiselect(
        say(_LABELS[facet]),
        list(counted),
        key=controls.key(facet),
        format_func=lambda v: f"{worded(v)} ({claims.number(counted[v])})",
        placeholder=say("all"),
        # All of them is what no choice means, and the words for it are Streamlit's.
        select_all=False,
        on_change=controls.search_changed,
        args=(index.year_range(entries),),
    )


@tongue.fragment
def _draw_search(dataset: Dataset) -> None:
    entries = controls.entries(dataset)
    reach = index.year_range(entries)
    st.text_input(
        say("Search the claims"),
        key=controls.WORDS,
        max_chars=200,
        placeholder=say("Akmola 59,988; doc. 3.121; railway"),
        help=say("Finds claims with all of the words in the figure, place, source or note."),
        on_change=controls.search_changed,
        args=(reach,),
    )
    query = controls.wanted().query
    narrowed = len(query.chosen) + (query.years is not None)
    with st.expander(
        say("Narrow down by people, movement, place, date, source …"),
        key="sources_filters",
        expanded=bool(narrowed),
    ):
        columns = st.columns(2)
        for n, facet in enumerate(index.FACETS):
            with columns[n % 2]:
                chooser(dataset, facet)
        with columns[1]:
            _draw_years(reach)
    found = index.find(entries, query)
    _draw_found(dataset, found, len(entries))


def _draw_years(reach: tuple[int, int]) -> None:
    if reach[0] == reach[1]:
        # With only one year there is nothing to choose, and a slider cannot be drawn.
        st.caption(say("All dated claims are from {year}.", year=reach[0]))
        return
    st.slider(
        say("Years"),
        *reach,
        key=controls.YEARS,
        help=say("A narrower span leaves out claims without a date."),
        on_change=controls.search_changed,
        args=(reach,),
    )


def _draw_found(dataset: Dataset, found: list[Entry], of: int) -> None:
    pages = max(1, -(-len(found) // PAGE))
    page = min(controls.wanted().page, pages)
    first = (page - 1) * PAGE
    shown = found[first : first + PAGE]
    with st.container(horizontal=True, vertical_alignment="center", key="sources_found"):
        st.markdown(_found(len(found), of, (first + 1, first + len(shown)), pages))
        if found:
            st.download_button(
                say("Download as CSV"),
                # Made on request, not at every rerun.
                lambda: sheet.csv_text(dataset, found).encode("utf-8-sig"),
                file_name="exile-and-return-claims.csv",
                mime="text/csv",
                on_click="ignore",
            )
        if controls.wanted().query != index.Query():
            st.button(say("Clear the search"), on_click=controls.clear_search, args=(dataset,))
    if shown:
        st.html("".join(cards.card(dataset, entry, links) for entry in shown))
    if pages > 1:
        _draw_turning(page, pages)


def _found(count: int, of: int, here: tuple[int, int], pages: int) -> str:
    """Return how many claims were found, and which of them are on this page, as Markdown."""
    if not count:
        return say("**No claims found.** Try fewer words or filters.")
    number = claims.number(count)
    if pages == 1:
        return many(
            "**{number} of {count} claim, by date**",
            "**{number} of {count} claims, by date**",
            of,
            number=number,
        )
    return many(
        "**{number} of {count} claim, by date; {first} to {last} here**",
        "**{number} of {count} claims, by date; {first} to {last} here**",
        of,
        number=number,
        first=here[0],
        last=here[1],
    )


def _draw_turning(page: int, pages: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="sources_turning"):
        st.button(say("Earlier"), disabled=page == 1, on_click=controls.turner(page - 1))
        st.markdown(say("Page {page} of {pages}", page=page, pages=pages))
        st.button(say("Later"), disabled=page == pages, on_click=controls.turner(page + 1))


def _draw_one(dataset: Dataset, identity: str) -> None:
    entry = next(e for e in controls.entries(dataset) if e.claim.id == identity)
    article.draw(articles.article(dataset, entry, links))
