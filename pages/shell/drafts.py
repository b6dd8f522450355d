"""What is said of translations that nobody has checked: once on each page, and never in English."""

from __future__ import annotations

import streamlit as st

from atlas.words.language import say
from atlas.words.translated import DRAFTS, are_drafts
from pages.shell import library, tongue


def draw(page: str) -> None:
    """Say that the translations are drafts, if any is, and where mistakes are mended.

    Args:
        page: The ``url_path`` of the page shown; the atlas, "", has the room in its sidebar.
    """
    if not are_drafts(library.dataset(), tongue.tag()):
        return
    words = say(DRAFTS)
    with st.sidebar if not page else st.container(key="drafts"):
        st.caption(words)
