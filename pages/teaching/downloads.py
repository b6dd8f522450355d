"""The sheets of a lesson as files, made when a reader asks for them, and the way to its tour."""

from __future__ import annotations

from functools import partial

import streamlit as st

from atlas.model.model import Model
from atlas.paper.lesson import sheets
from atlas.paper.lesson.lesson import Lesson
from atlas.words.language import say, to_say
from pages.shell import library, site, tongue

_PAPERS = {"a4": to_say("A4"), "letter": to_say("US Letter")}
_LABELS = {
    "teacher": to_say("Download the teacher's sheet (PDF)"),
    "worksheet": to_say("Download the worksheet (PDF)"),
}
_HELP = {
    "teacher": to_say("all that stands below, with the answers, a map to copy and the sources"),
    "worksheet": to_say("for pupils, with room to write and without the answers"),
}


def draw(model: Model, told: Lesson, version: str) -> None:
    """Draw the link to the tour, the choice of paper and a button for each sheet."""
    tour = told.tour.id
    st.page_link(
        "pages/atlas/page.py",
        label=say("Show the tour on the map"),
        query_params=told.opening.parameters(version),
    )
    with st.container(horizontal=True, vertical_alignment="bottom", key="teaching_files"):
        paper = st.radio(
            say("Paper"),
            _PAPERS,
            format_func=lambda paper: say(_PAPERS[paper]),
            horizontal=True,
            key="teaching_paper",
        )
        for kind, label in _LABELS.items():
            asked = sheets.Wanted(tour, kind, paper, site=site.site(), lang=tongue.tag())
            st.download_button(
                say(label),
                data=partial(_content, model.dataset.stamp, model, asked, version),
                file_name=f"exile-and-return-{tour}-{kind}.pdf",
                mime="application/pdf",
                key=f"teaching_{kind}",
                help=say(_HELP[kind]),
                on_click="ignore",
            )


# A teacher's sheet takes some seconds for its plate; a class asks for the same one.
@st.cache_data(max_entries=24, show_spinner=False)
def _content(stamp: library.Stamp, _model: Model, asked: sheets.Wanted, version: str) -> bytes:
    with st.spinner(say("Setting the sheet …")):
        return sheets.sheet(_model, asked, version).pdf()
