"""The sheets of a lesson as files, made when a reader asks for them, and the way to its tour."""

from __future__ import annotations

from functools import partial

import streamlit as st

from atlas.model.model import Model
from atlas.paper.lesson import sheets
from atlas.paper.lesson.lesson import Lesson
from pages.shell import library, site

_PAPERS = {"a4": "A4", "letter": "Letter"}
_LABELS = {"teacher": "Download the teacher's sheet", "worksheet": "Download the worksheet"}
_HELP = {
    "teacher": "all that stands below, with the answers, a map to copy and the sources",
    "worksheet": "for pupils, with room to write and without the answers",
}


def draw(model: Model, told: Lesson, version: str) -> None:
    """Draw the link to the tour, the choice of paper and a button for each sheet."""
    tour = told.tour.id
    st.page_link(
        "pages/atlas/page.py",
        label="Show the tour on the map",
        query_params=told.opening.parameters(version),
    )
    with st.container(horizontal=True, vertical_alignment="bottom", key="teaching_files"):
        paper = st.radio(
            "Paper", _PAPERS, format_func=_PAPERS.__getitem__, horizontal=True, key="teaching_paper"
        )
        for kind, label in _LABELS.items():
            asked = sheets.Wanted(tour, kind, paper, site=site.site())
            st.download_button(
                f"{label} (PDF)",
                data=partial(_content, model.dataset.stamp, model, asked, version),
                file_name=f"exile-and-return-{tour}-{kind}.pdf",
                mime="application/pdf",
                key=f"teaching_{kind}",
                help=_HELP[kind],
                on_click="ignore",
            )


# A teacher's sheet takes some seconds for its plate; a class asks for the same one.
@st.cache_data(max_entries=24, show_spinner="Setting the sheet …")
def _content(stamp: library.Stamp, _model: Model, asked: sheets.Wanted, version: str) -> bytes:
    return sheets.sheet(_model, asked, version).pdf()
