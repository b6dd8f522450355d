"""A lesson on a people: the teacher's sheet to read, and both sheets as PDF."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from atlas.articles import lesson as articles
from atlas.articles import markup
from atlas.paper.lesson.lesson import lesson
from atlas.read.dataset import Dataset
from atlas.words.language import say, to_say
from pages.shell import article, chooser, library
from pages.shell.text import plain
from pages.teaching import downloads


def chosen(dataset: Dataset) -> str:
    """Return the tour that the address names, or the first; draw the selector. "" if none."""
    tours = {key: tour.title for key, tour in dataset.tours.items() if key in dataset.steps_of}
    if not tours:
        return ""
    # A reader who comes from a story, from a people, or from a map of it finds its lesson.
    came_from = (st.query_params.get(name, "") for name in ("lesson", "tour", "people"))
    asked = next(filter(None, [*came_from, *on_map(dataset, tours)]), "")
    unknown = to_say("There is no lesson “{name}” here; this page shows {shown}.")
    first = next(iter(tours))
    return chooser.choose("lesson", say("Lesson"), unknown, tours, asked, first)


def on_map(dataset: Dataset, tours: Iterable[str]) -> list[str]:
    """Return the tours of the peoples whose movement alone the address shows on the map."""
    movement = dataset.movements.get(st.query_params.get("movement", ""))
    peoples = set(movement.people_ids) if movement else set()
    return [tour for tour in tours if peoples & set(dataset.tours[tour].people_ids)]


model = library.model()
library.show_faults(model.dataset)
heading = st.container()
tour = chosen(model.dataset)
if not tour:
    heading.title(say("Teaching"), anchor=False)
    st.warning(say("No tour could be read from the data."))
else:
    told = lesson(model, tour)
    version = library.scene_files()["data_version"]
    heading.html(markup.title(told.tour.title, model.dataset.peoples.values()))
    st.markdown(plain(told.tour.summary))
    downloads.draw(model, told, version)
    article.draw(articles.article(told))
