"""The header of every page: the title in the navigation bar, the styles, and what paper needs."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from atlas.base import theme
from pages.shell import site

_STYLES = Path(__file__).parent / "shell.css"
_paper = st.components.v2.component(
    "exile_and_return_paper", js=(Path(__file__).parent / "paper.js").read_text("utf-8")
)


def draw() -> None:
    """Draw the title; the style sheet fixes it in the navigation bar."""
    st.html(f"<style>{theme.css_properties()}\n{_STYLES.read_text(encoding='utf-8')}</style>")
    with st.container(key="header"):
        _paper(key="paper", data={"site": site.site()})
        st.markdown("**Exile and Return** forced migrations in the Soviet Union, 1928–1961")
