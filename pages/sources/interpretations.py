"""What the removals are called: all views, or those about the peoples that the reader chose."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from atlas.articles import interpretations
from atlas.articles.blocks import Html
from atlas.read.dataset import Dataset
from atlas.words.language import LANGUAGES
from pages.shell import article, library
from pages.sources import claims, controls


def draw(dataset: Dataset) -> None:
    """Draw all interpretations, or those about the peoples that the reader has chosen."""
    article.draw(interpretations.introduction())
    views = Counter(p for one in dataset.interpretations.values() for p in one.people_ids)
    claims.chooser(dataset, "people", views)
    listed = interpretations.found(dataset, controls.wanted().query.chosen.get("people", ()))
    article.draw([interpretations.counted(dataset, listed)])
    if listed:
        shown = tuple(one.id for one in listed)
        article.draw([_records(dataset.stamp, dataset.language, shown, dataset)])


@st.cache_resource(max_entries=8 * len(LANGUAGES), show_spinner=False)
def _records(stamp: library.Stamp, tag: str, listed: tuple[str, ...], _dataset: Dataset) -> Html:
    return interpretations.records(_dataset, (_dataset.interpretations[one] for one in listed))
