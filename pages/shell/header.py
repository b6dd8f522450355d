"""The header of every page: the title in the navigation bar, and the styles of the pages."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from atlas.base import theme

_STYLES = Path(__file__).parent / "shell.css"


def draw() -> None:
    """Draw the title; the style sheet fixes it in the navigation bar."""
    st.html(f"<style>{theme.css_properties()}\n{_STYLES.read_text(encoding='utf-8')}</style>")
    with st.container(key="header"):
        st.markdown("**Exile and Return** forced migrations in the Soviet Union, 1928–1961")
