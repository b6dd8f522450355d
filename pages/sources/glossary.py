"""The glossary: each term in the languages of the atlas."""

from __future__ import annotations

import streamlit as st

from atlas.articles import glossary
from atlas.articles.blocks import Block
from atlas.read.dataset import Dataset
from atlas.words.language import LANGUAGES
from pages.shell import article, library


def draw(dataset: Dataset) -> None:
    """Draw every term, in the order of the reader's language."""
    article.draw(glossary.introduction())
    article.draw(_records(dataset.stamp, dataset.language, dataset))


@st.cache_resource(max_entries=2 * len(LANGUAGES), show_spinner=False)
def _records(stamp: library.Stamp, tag: str, _dataset: Dataset) -> list[Block]:
    return glossary.records(_dataset)
