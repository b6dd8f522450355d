"""The works that the atlas rests on, and the origin of its map layers."""

from __future__ import annotations

import streamlit as st

from atlas.read.dataset import Dataset
from atlas.words.language import many, say
from atlas.words.vocabulary import terms, words_of
from atlas.words.works import described
from pages.shell import library, markup
from pages.shell.text import plain
from pages.sources import inventory


def draw(dataset: Dataset) -> None:
    """Draw every work with what it is used for, by the best grade of the claims on it."""
    grades = ", ".join(f"{grade} {words_of('grade', grade)}" for grade in terms("grade"))
    st.markdown(
        say(
            "Reliability is our judgement: {grades}. Works read only as an excerpt say so.",
            grades=grades,
        )
    )
    for title, works in inventory.works(dataset).items():
        listed = markup.works((described(e.work), e.work.url, e.words) for e in works)
        count = many("{count} work", "{count} works", len(works))
        st.html(markup.folded(title, count, listed, level=2))


def draw_layers(dataset: Dataset, version: str) -> None:
    """Draw the origin and licence of each map layer, and the version of the data."""
    layers = inventory.layers(dataset)
    if layers:
        st.html(markup.table(layers, say("Origin and licence of each map layer"), "layers"))
    else:
        st.markdown(say("The list of layers (geodata/layers.csv) could not be read."))
    st.markdown(
        say(
            "Maps are drawn with {leaflet} 1.9.4 (BSD 2-Clause), QR codes with {codes} 2.7.4 "
            "(MIT), both kept with this program: the atlas makes no network requests.",
            leaflet="[Leaflet](https://leafletjs.com/)",
            codes="[Lean QR](https://qr.davidje13.com/)",
        )
    )
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
    st.header(say("Version"), anchor=False)
    st.markdown(
        say("Data version {version}: a hash of all data and geometry files.", version=version)
    )
    own = library.own_data()
    if own:
        st.markdown(plain(own))
