"""Who says so: works, claims, conflicts, views, terms, sums, limits, layers, by their addresses."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from atlas.articles import views
from atlas.articles.views import VIEWS
from atlas.words.language import say
from pages.shell import article, library
from pages.sources import (
    claims,
    conflicts,
    controls,
    glossary,
    interpretations,
    limits,
    sums,
    works,
)

model = library.model()
dataset = model.dataset
files = library.scene_files()
controls.follow(model)

st.title(views.title(), anchor=False)
article.draw(views.introduction())
library.show_faults(dataset)
for note in controls.notes():
    # A note may quote the visitor's own words: as text, no address in it becomes a link.
    st.text(note)

st.segmented_control(
    say("What to show"),
    list(VIEWS),
    key=controls.SHOW,
    format_func=lambda view: say(VIEWS[view]),
    required=True,
    label_visibility="collapsed",
    on_change=controls.view_chosen,
)
draw: dict[str, Callable[[], None]] = {
    "works": lambda: works.draw(dataset),
    "claims": lambda: claims.draw(dataset),
    "conflicts": lambda: conflicts.draw(dataset),
    "interpretations": lambda: interpretations.draw(dataset),
    "glossary": lambda: glossary.draw(dataset),
    "sums": lambda: sums.draw(dataset),
    "limits": lambda: limits.draw(model),
    "layers": lambda: works.draw_layers(dataset, files["data_version"]),
}
with st.container(key="sources_view"):
    draw[controls.wanted().show]()
