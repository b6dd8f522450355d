"""Where sources disagree: all questions, those about some movements, or one."""

from __future__ import annotations

import streamlit as st

from atlas.articles import conflicts
from atlas.articles.blocks import Html
from atlas.read.dataset import Dataset
from atlas.words.language import LANGUAGES
from pages.shell import article, library, links
from pages.sources import claims, controls


def draw(dataset: Dataset) -> None:
    """Draw all conflicts, or the one that the address names."""
    chosen = controls.wanted().conflict
    if chosen:
        article.draw(conflicts.one(dataset, dataset.conflicts[chosen], links))
        return
    article.draw(conflicts.introduction())
    claims.chooser(dataset, "movement")
    listed = conflicts.found(dataset, controls.wanted().query.chosen.get("movement", ()))
    article.draw([conflicts.counted(dataset, listed)])
    if listed:
        shown = tuple(conflict.id for conflict in listed)
        article.draw([_records(dataset.stamp, dataset.language, shown, dataset)])


@st.cache_resource(max_entries=8 * len(LANGUAGES), show_spinner=False)
def _records(stamp: library.Stamp, tag: str, listed: tuple[str, ...], _dataset: Dataset) -> Html:
    return conflicts.records(_dataset, (_dataset.conflicts[one] for one in listed), links)
