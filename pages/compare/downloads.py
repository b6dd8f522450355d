"""The comparison as files: CSV, and a plate as PDF, SVG or PNG, made when a reader asks."""

from __future__ import annotations

from functools import partial

import streamlit as st

from atlas.comparison import sheet
from atlas.comparison.table import columns_of, comparison
from atlas.model.model import Model
from atlas.paper.comparison.plate import Wanted, plate
from atlas.words.language import language, say, speaking
from atlas.words.translated import model_in
from pages.shell import library, site, tongue

_MIME = {"pdf": "application/pdf", "svg": "image/svg+xml", "png": "image/png"}
_DPI = 300


def draw(model: Model, part: str, version: str) -> None:
    """Draw a button for each kind of file; all of them hold the columns that are shown."""
    name = f"exile-and-return-comparison{f'-{part}' if part else ''}"
    with st.container(horizontal=True, key="compare_files"):
        st.download_button(
            say("Download {format}", format="CSV"),
            data=partial(_csv, model, part),
            file_name=f"{name}.csv",
            mime="text/csv",
            key="compare_csv",
            help=say("each figure with the ids of its claims, their sources and grades"),
            on_click="ignore",
        )
        for kind, mime in _MIME.items():
            asked = Wanted(part, site=site.site(), lang=tongue.tag())
            st.download_button(
                say("Download {format}", format=kind.upper()),
                data=partial(_content, model.dataset.stamp, model, asked, version, kind),
                file_name=f"{name}.{kind}",
                mime=mime,
                key=f"compare_{kind}",
                help=say("the table as a plate, with the works behind it"),
                on_click="ignore",
            )


def _csv(model: Model, part: str) -> bytes:
    # A file for other programs is in English.
    english = model_in(model, "en")
    with speaking(language("en")):
        rows = english.derived(comparison)
        return sheet.csv_text(english.dataset, rows, columns_of(part)).encode("utf-8-sig")


@st.cache_data(max_entries=15, show_spinner=False)
def _content(stamp: library.Stamp, _model: Model, asked: Wanted, version: str, kind: str) -> bytes:
    made = plate(_model, asked, version)
    return made.sheet.render(kind, _DPI, said=made.imprint)
