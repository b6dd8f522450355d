"""A lesson on a people: the teacher's sheet to read, and both sheets as PDF."""

from __future__ import annotations

import streamlit as st

from atlas.base.characters import shown
from atlas.paper.lesson.lesson import lesson
from atlas.read.dataset import Dataset
from pages.shell import library, url
from pages.shell.text import plain
from pages.teaching import downloads, sections


def chosen(dataset: Dataset) -> str:
    """Return the tour that the address names, or the first; draw the selector. "" if none."""
    tours = [tour for tour in dataset.tours if tour in dataset.steps_of]
    if not tours:
        return ""
    # A reader who comes from a story, or from a people, finds its lesson.
    came_from = (st.query_params.get(name, "") for name in ("lesson", "tour", "people"))
    asked = next(filter(None, came_from), "")
    if st.query_params.get("lesson") and asked not in tours:
        said = shown(asked[:60])
        st.info(plain(f"There is no lesson “{said}” here; this is the first in the list."))
    if "teaching_chosen" not in st.session_state or st.session_state["teaching_asked"] != asked:
        st.session_state["teaching_chosen"] = asked if asked in tours else tours[0]
    st.pills(
        "Lesson",
        tours,
        key="teaching_chosen",
        format_func=lambda key: plain(dataset.tours[key].title),
        label_visibility="collapsed",
        required=True,
    )
    choice: str = st.session_state["teaching_chosen"] or tours[0]
    if st.query_params.get("lesson") != choice:
        st.query_params["lesson"] = choice
        url.keep()
    st.session_state["teaching_asked"] = choice
    return choice


model = library.model()
library.show_faults(model.dataset)
tour = chosen(model.dataset)
if not tour:
    st.title("Teaching", anchor=False)
    st.warning("No tour could be read from the data.")
else:
    told = lesson(model, tour)
    version = library.scene_files()["data_version"]
    st.title(plain(told.tour.title), anchor=False)
    st.markdown(plain(told.tour.summary))
    downloads.draw(model, told, version)
    sections.draw(told)
