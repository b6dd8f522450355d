"""Totals against their parts: all sums, or those of the movements that the reader chose."""

from __future__ import annotations

import streamlit as st

from atlas.articles import sums as articles
from atlas.check import sums
from atlas.check.sums import Reckoning
from atlas.read.dataset import Dataset
from atlas.words.language import LANGUAGES
from pages.shell import article, library, links
from pages.sources import claims, controls


def draw(dataset: Dataset) -> None:
    """Draw every sum, by verdict."""
    article.draw(articles.introduction())
    claims.chooser(dataset, "movement")
    movements = controls.wanted().query.chosen.get("movement", ())
    reckoned = [
        r
        for r in _reckoned(dataset.stamp, dataset.language, dataset)
        if not movements or r.movement_id in movements
    ]
    article.draw(articles.by_verdict(dataset, reckoned, links))


@st.cache_resource(max_entries=2 * len(LANGUAGES), show_spinner=False)
def _reckoned(stamp: library.Stamp, tag: str, _dataset: Dataset) -> list[Reckoning]:
    return sums.reckon(_dataset)
