"""What the reader looks for on the Sources page, kept in step with the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import streamlit as st

from atlas.model.model import Model
from atlas.read.dataset import Dataset
from atlas.search import index
from atlas.search.index import Entry, Query
from atlas.words.language import LANGUAGES
from pages.shell import library
from pages.shell.controls import Controls
from pages.sources import address
from pages.sources.address import FACETS, Wanted, words_of

SHOW, WORDS, YEARS = "sources_show", "sources_q", "sources_years"


def entries(dataset: Dataset) -> list[Entry]:
    """Return the searchable claims, made once for all readers."""
    return _entries(dataset.stamp, dataset.language, dataset)


@st.cache_resource(max_entries=2 * len(LANGUAGES), show_spinner=False)
def _entries(stamp: library.Stamp, tag: str, _dataset: Dataset) -> list[Entry]:
    return index.index(_dataset)


def key(facet: str) -> str:
    """Return the key of a facet's widget."""
    return f"sources_{facet}"


class _Sources(Controls[Wanted]):
    def read(self, asked: Mapping[str, str], model: Model) -> tuple[Wanted, list[str]]:
        return address.read(asked, model.dataset, entries(model.dataset))

    def parameters(self, wanted: Wanted) -> dict[str, str]:
        return wanted.parameters()

    def values(self, wanted: Wanted, dataset: Dataset) -> dict[str, object]:
        query = wanted.query
        facets = {facet: list(query.chosen.get(facet, ())) for facet in FACETS.values()}
        years = query.years or index.year_range(entries(dataset))
        return {"show": wanted.show, "q": query.words, **facets, "years": years}


_controls = _Sources("sources", address.NAMES)
follow, wanted, notes = _controls.follow, _controls.wanted, _controls.notes


def change(**changed: object) -> None:
    """Take over a change and write the address."""
    _controls.take(replace(wanted(), **changed))  # type: ignore[arg-type]


def view_chosen() -> None:
    """Take over another view, without the record and the page of the previous one."""
    change(show=st.session_state[SHOW] or "works", page=1, claim="", conflict="")


def search_changed(reach: tuple[int, int]) -> None:
    """Take over the values of the search widgets."""
    now = wanted().query
    chosen = {
        facet: tuple(st.session_state.get(key(facet), now.chosen.get(facet, ())))
        for facet in FACETS.values()
    }
    years = st.session_state.get(YEARS, now.years)
    query = Query(
        words=words_of(str(st.session_state.get(WORDS, now.words))),
        chosen={facet: values for facet, values in chosen.items() if values},
        years=None if years is None or tuple(years) == reach else (years[0], years[1]),
    )
    change(query=query, page=1)


def clear_search(dataset: Dataset) -> None:
    """Clear the search."""
    change(query=Query(), page=1, claim="", conflict="")
    _controls.show(dataset)


def turner(page: int) -> Callable[[], None]:
    """Return a function that turns to a page of the results."""
    return lambda: change(page=page)
