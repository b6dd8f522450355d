"""What is said of translations that nobody has checked: once on each page, and never in English."""

from __future__ import annotations

import streamlit as st

from atlas.words.language import say
from pages.shell import library, tongue


def draw(page: str) -> None:
    """Say that the translations are drafts, if any is, and where mistakes are mended.

    Args:
        page: The ``url_path`` of the page shown; the atlas, "", has the room in its sidebar.
    """
    if not _are_drafts():
        return
    words = say(
        "These translations are drafts that no native speaker has read yet. Please tell whoever"
        " runs this atlas of any mistake: the texts are in its folder data/translations."
    )
    with st.sidebar if not page else st.container(key="drafts"):
        st.caption(words)


def _are_drafts() -> bool:
    written = library.dataset().as_written
    texts = written.translations.into(tongue.tag()).values()
    return any(text.status == "draft" for text in texts)
