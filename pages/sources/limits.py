"""What this atlas does not know."""

from __future__ import annotations

import streamlit as st

from atlas.articles import limits
from atlas.articles.blocks import Block
from atlas.model.model import Model
from atlas.words.language import LANGUAGES
from pages.shell import article, library


def draw(model: Model) -> None:
    """Draw the limits, all of them counted from the data."""
    article.draw(_made(model.dataset.stamp, model.dataset.language, model))


@st.cache_resource(max_entries=2 * len(LANGUAGES), show_spinner=False)
def _made(stamp: library.Stamp, tag: str, _model: Model) -> list[Block]:
    return limits.article(_model)
