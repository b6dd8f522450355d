"""The line at the head of every page: the title in the navigation bar, and the page's styles."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from atlas.base import theme

_STYLES = Path(__file__).parent / "shell.css"


def draw() -> None:
    """Put the title into the bar; it is fixed there by the style sheet."""
    st.html(f"<style>{theme.css_properties()}\n{_STYLES.read_text(encoding='utf-8')}</style>")
    with st.container(key="header"):
        st.markdown("**Exile and Return** forced migrations in the Soviet Union, 1928–1961")
