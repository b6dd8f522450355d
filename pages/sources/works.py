"""The works that the atlas rests on, and the origin of its map layers."""

from __future__ import annotations

import streamlit as st

from atlas.read.dataset import Dataset
from atlas.words.vocabulary import terms
from pages.shell import library, markup
from pages.shell.text import plain
from pages.sources import inventory


def draw(dataset: Dataset) -> None:
    """Draw every work with what it is used for, by the best grade of the claims on it."""
    st.markdown(
        f"Reliability is our judgement: {', '.join(_grades())}. "
        "Works read only as an excerpt say so."
    )
    for title, works in inventory.works(dataset).items():
        listed = markup.works((e.work.full, e.work.url, e.words) for e in works)
        many = "1 work" if len(works) == 1 else f"{len(works)} works"
        st.html(markup.folded(title, many, listed, level=2))


def _grades() -> list[str]:
    return [f"{grade} {term.words}" for grade, term in terms("grade").items()]


def draw_layers(dataset: Dataset, version: str) -> None:
    """Draw the origin and licence of each map layer, and the version of the data."""
    layers = inventory.layers(dataset)
    if layers:
        st.html(markup.table(layers, "Origin and licence of each map layer"))
    else:
        st.markdown("The list of layers (geodata/layers.csv) could not be read.")
    st.markdown(
        "Maps are drawn with [Leaflet](https://leafletjs.com/) 1.9.4 (BSD 2-Clause), QR codes with "
        "[Lean QR](https://qr.davidje13.com/) 2.7.4 (MIT), "
        "both kept with this program: the atlas makes no network requests."
    )
    st.header("Download everything", anchor=False)
    st.markdown(
        "Tables, shapes, map layers (GeoJSON, GeoPackage), places and works in one file, with a "
        "README that explains each; it is made on request, which takes a few seconds."
    )
    st.download_button(
        "Download all data (zip)",
        lambda: library.archive(dataset),
        file_name=f"exile-and-return-{version}.zip",
        mime="application/zip",
        on_click="ignore",
    )
    st.header("Version", anchor=False)
    st.markdown(f"Data version {version}: a hash of all data and geometry files.")
    own = library.own_data()
    if own:
        st.markdown(plain(own))
