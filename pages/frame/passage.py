"""What goes with the reader from page to page: the address.

Streamlit drops the query parameters when a page is changed through its navigation.
A reader who comes back to the atlas must find the day that he left.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st


def carry_address(page: str) -> None:
    """Restore the address of the page before, if this page was opened without one."""
    before = st.session_state.get("passage_page")
    held: dict[str, list[str]] = st.session_state.get("passage_query", {})
    if before is not None and before != page and not st.query_params:
        st.query_params.from_dict(held)
    st.session_state["passage_page"] = page
    keep()


def write(names: Iterable[str], asked: Mapping[str, str]) -> None:
    """Make the address say what is asked, of all ``names`` a page has, and remember it."""
    for name in names:
        if name in asked:
            st.query_params[name] = asked[name]
        elif name in st.query_params:
            del st.query_params[name]
    keep()


def keep() -> None:
    """Remember the address as it now is; call after every change of it."""
    st.session_state["passage_query"] = {
        name: st.query_params.get_all(name) for name in st.query_params
    }
