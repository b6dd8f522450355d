"""The script that sorts the table in the browser, without asking the server."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_sorting = st.components.v2.component(
    "exile_and_return_sorting", js=(Path(__file__).parent / "sorting.js").read_text("utf-8")
)


def listen() -> None:
    """Make the headings of the table sort it."""
    with st.container(key="compare_sorting"):
        _sorting(key="compare-sorting")
