"""What the reader looks for on the Sources page, kept in step with the address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from atlas.read.dataset import Dataset
from atlas.search import index
from atlas.search.index import Entry, Query
from pages.shell import library, url
from pages.sources import address
from pages.sources.address import FACETS, Wanted, words_of

SHOW, WORDS, YEARS = "sources_show", "sources_q", "sources_years"


def entries(dataset: Dataset) -> list[Entry]:
    """Return the searchable claims, made once for all readers."""
    return _entries(dataset.stamp, dataset)


@st.cache_resource(max_entries=2, show_spinner=False)
def _entries(stamp: library.Stamp, _dataset: Dataset) -> list[Entry]:
    return index.index(_dataset)


def key(facet: str) -> str:
    """Return the key of a facet's widget."""
    return f"sources_{facet}"


def wanted() -> Wanted:
    """Return what the reader wants now."""
    wanted: Wanted = st.session_state["sources_wanted"]
    return wanted


def notes() -> list[str]:
    """Return what of the address was not understood, one sentence each."""
    found: list[str] = st.session_state.get("sources_notes", [])
    return found


def follow_address(dataset: Dataset) -> None:
    """Take what is wanted from the address if that changed by other hands than ours."""
    asked = {name: st.query_params[name] for name in address.NAMES if name in st.query_params}
    if asked != st.session_state.get("sources_written"):
        found, left_out = address.read(asked, dataset, entries(dataset))
        st.session_state["sources_wanted"] = found
        st.session_state["sources_notes"] = left_out
        _set_widgets(dataset)
        _write_address()
    else:
        # Widgets forget their values while another page or view is shown.
        _set_widgets(dataset, missing=True)


def change(**changed: object) -> None:
    """Take over a change and write the address."""
    st.session_state["sources_wanted"] = replace(wanted(), **changed)  # type: ignore[arg-type]
    st.session_state["sources_notes"] = []
    _write_address()


def view_chosen() -> None:
    """Take over another view; single records and the page belong to the view that is left."""
    change(show=st.session_state[SHOW] or "works", page=1, claim="", conflict="")


def search_changed(reach: tuple[int, int]) -> None:
    """Take over what stands in the widgets of the search."""
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
    """Forget all that is looked for."""
    change(query=Query(), page=1, claim="", conflict="")
    _set_widgets(dataset)


def turner(page: int) -> Callable[[], None]:
    """Return what turns to a page of the results."""
    return lambda: change(page=page)


def _set_widgets(dataset: Dataset, missing: bool = False) -> None:
    now = wanted()
    values: dict[str, object] = {SHOW: now.show, WORDS: now.query.words}
    values |= {key(facet): list(now.query.chosen.get(facet, ())) for facet in FACETS.values()}
    values[YEARS] = now.query.years or index.year_range(entries(dataset))
    for name, value in values.items():
        if not missing or name not in st.session_state:
            st.session_state[name] = value


def _write_address() -> None:
    asked = wanted().parameters()
    st.session_state["sources_written"] = asked
    url.write(address.NAMES, asked)
