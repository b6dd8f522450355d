"""The header of every page: the title in the navigation bar, the styles, and what paper needs."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from atlas.base import theme
from pages.shell import site, url

# The parameter of the link that opens the atlas with its search.
SEARCH = "search"
_STYLES = Path(__file__).parent / "shell.css"
_paper = st.components.v2.component(
    "exile_and_return_paper", js=(Path(__file__).parent / "paper.js").read_text("utf-8")
)


def draw(page: str) -> None:
    """Draw the title and the way to the search; the style sheet fixes it in the navigation bar.

    Args:
        page: The ``url_path`` of the page shown; the atlas, "", has its own button.
    """
    st.html(f"<style>{theme.css_properties()}\n{_STYLES.read_text(encoding='utf-8')}</style>")
    with st.container(key="paper"):
        _paper(key="paper-address", data={"site": site.site()})
    with st.container(key="header", horizontal=True):
        st.markdown("**Exile and Return** forced migrations in the Soviet Union, 1928–1961")
        if page:
            # The picture that the reader left goes along.
            st.page_link(
                "pages/atlas/page.py",
                label="Search the atlas",
                query_params={**url.remembered(), SEARCH: "open"},
            )
