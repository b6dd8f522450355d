"""The works that the atlas rests on, the origin of its map layers, and all its data as a file."""

from __future__ import annotations

import streamlit as st

from atlas.articles import works
from atlas.read.dataset import Dataset
from atlas.words.language import say
from pages.shell import article, library
from pages.shell.text import plain


def draw(dataset: Dataset) -> None:
    """Draw every work with what it is used for, by the best grade of the claims on it."""
    article.draw(works.article(dataset))


def draw_layers(dataset: Dataset, version: str) -> None:
    """Draw the origin and licence of each map layer, and the version of the data."""
    article.draw(works.layers(dataset))
    st.header(say("Download everything"), anchor=False)
    st.markdown(
        say(
            "Tables, shapes, map layers (GeoJSON, GeoPackage), places and works in one file, with "
            "a README that explains each; it is made on request, which takes a few seconds."
        )
    )
    st.download_button(
        say("Download all data (zip)"),
        lambda: library.archive(dataset),
        file_name=f"exile-and-return-{version}.zip",
        mime="application/zip",
        on_click="ignore",
    )
    article.draw(works.version(version))
    own = library.own_data()
    if own:
        st.markdown(plain(own))
