"""A lesson on a people: the teacher's sheet to read, and both sheets as PDF."""

from __future__ import annotations

import streamlit as st

from atlas.paper.lesson.lesson import lesson
from atlas.read.dataset import Dataset
from pages.shell import chooser, library, markup
from pages.shell.text import plain
from pages.teaching import downloads, sections


def chosen(dataset: Dataset) -> str:
    """Return the tour that the address names, or the first; draw the selector. "" if none."""
    tours = {key: tour.title for key, tour in dataset.tours.items() if key in dataset.steps_of}
    if not tours:
        return ""
    # A reader who comes from a story, or from a people, finds its lesson.
    came_from = (st.query_params.get(name, "") for name in ("lesson", "tour", "people"))
    asked = next(filter(None, came_from), "")
    return chooser.choose("lesson", "Lesson", tours, asked, first=next(iter(tours)))


model = library.model()
library.show_faults(model.dataset)
heading = st.container()
tour = chosen(model.dataset)
if not tour:
    heading.title("Teaching", anchor=False)
    st.warning("No tour could be read from the data.")
else:
    told = lesson(model, tour)
    version = library.scene_files()["data_version"]
    heading.html(markup.title(told.tour.title, model.dataset.peoples.values()))
    st.markdown(plain(told.tour.summary))
    downloads.draw(model, told, version)
    sections.draw(told)
