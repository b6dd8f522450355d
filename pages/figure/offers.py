"""What a reader takes away of a plate: files, caption, address and command."""

from __future__ import annotations

from functools import partial

import streamlit as st

from atlas.address import Address
from atlas.dataset import Dataset
from atlas.dates import iso_of
from atlas.plate import Figure, Plate
from pages.figure import commands, plates
from pages.figure.address import Wanted
from pages.frame import library

_WORDS = {
    "svg": "to edit: text stays text, lines stay lines",
    "pdf": "for print",
    "png": "for slides and word processors",
}


def name_of(address: Address, kind: str) -> str:
    """Return what a file is called: "exile-and-return-1944-02-24.pdf"."""
    return f"exile-and-return-{iso_of(address.day)}.{kind}"


def draw_files(held: Dataset, wanted: Wanted, asked: Figure, version: str) -> None:
    """Draw the buttons; a file is made when it is asked for."""
    with st.container(horizontal=True, key="figure_files"):
        for kind, mime in plates.MIME.items():
            st.download_button(
                f"Download {kind.upper()}",
                data=partial(plates.content, held, asked, version, kind, wanted.dpi),
                file_name=name_of(wanted.picture, kind),
                mime=mime,
                key=f"figure_{kind}",
                help=_WORDS[kind],
                on_click="ignore",
            )


def draw_words(wanted: Wanted, asked: Figure, made: Plate, address: str) -> None:
    """Draw caption, address and command, each to be copied."""
    st.subheader("Caption with its sources", anchor=False)
    st.code("\n".join([made.description, *made.foot]), language=None, wrap_lines=True)
    st.subheader("The same again", anchor=False)
    st.markdown("This address opens this page with this figure:")
    st.code(address, language=None, wrap_lines=True)
    st.markdown("This command makes the same file, byte for byte:")
    file = name_of(wanted.picture, "pdf")
    st.code(commands.figure(wanted, file, asked.site), language="bash", wrap_lines=True)
    if library.own_data():
        st.caption("This server reads a folder of its own: add its name as --data.")
