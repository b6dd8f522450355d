"""What a reader can take away from a plate: files, caption, address and command."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial

import streamlit as st

from atlas.base.dates import iso_of
from atlas.model.model import Model
from atlas.paper.plate import caption
from atlas.paper.plate.plate import Figure, Plate
from atlas.paper.plate.refusal import RefusedError
from atlas.picture.address import Address
from atlas.screen import one_file
from atlas.words.language import language, say, speaking, spoken, to_say
from atlas.words.translated import model_in
from pages.figure import commands, controls, plates
from pages.figure.address import LAYOUTS, WIDTHS, Wanted
from pages.shell import library, tongue
from pages.shell.text import plain

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WORDS = {
    "svg": to_say("to edit: text stays text, lines stay lines"),
    "pdf": to_say("for print and archives (PDF/A), tagged for screen readers"),
    "png": to_say("for slides and word processors"),
}


def name_of(address: Address, kind: str) -> str:
    """Return the name of a file: "exile-and-return-1944-02-24.pdf"."""
    return f"exile-and-return-{iso_of(address.day)}.{kind}"


def draw_instead(refused: RefusedError) -> None:
    """Say why the plate cannot be made, and offer others with the same picture."""
    st.info(plain(say("This plate cannot be made: {reason}.", reason=refused)))
    with st.container(horizontal=True, key="figure_instead"):
        for layout, width in refused.instead:
            st.button(
                say("Take {what}", what=_named(layout, width)),
                key=f"figure_instead_{layout}_{width}",
                on_click=controls.take_page,
                args=(layout, width),
            )


def _named(layout: str, width: str) -> str:
    """Return the label of the layout or the width, whichever differs from the present one."""
    return say(WIDTHS[width] if layout == controls.wanted().layout else LAYOUTS[layout])


def draw_files(model: Model, wanted: Wanted, asked: Figure, made: Plate, version: str) -> None:
    """Draw the download buttons; a file is made when it is asked for."""
    with st.container(horizontal=True, key="figure_files"):
        for kind, mime in plates.MIME.items():
            st.download_button(
                say("Download {kind}", kind=kind.upper()),
                data=partial(plates.content, model, asked, version, kind, wanted.dpi),
                file_name=name_of(wanted.picture, kind),
                mime=mime,
                key=f"figure_{kind}",
                help=say(_WORDS[kind]),
                on_click="ignore",
                disabled=kind == "png" and not plates.png_fits(made, wanted),
            )
        st.download_button(
            say("Download outlines (SVG)"),
            data=partial(plates.content, model, asked, version, "svg", outlines=True),
            file_name=name_of(wanted.picture, "svg"),
            mime=plates.MIME["svg"],
            key="figure_outlines",
            help=say("words as shapes, for programs that would set them in another font"),
            on_click="ignore",
        )


def draw_words(wanted: Wanted, asked: Figure, made: Plate, address: str) -> None:
    """Draw caption, address and command for copying."""
    st.header(say("Caption with its sources"), anchor=False)
    with st.container(key="figure_caption"):
        st.code(caption.text(made), language=None, wrap_lines=True)
    st.download_button(
        say("Download {kind}", kind="DOCX"),
        data=partial(caption.docx, made),
        file_name=name_of(wanted.picture, "docx"),
        mime=_DOCX,
        key="figure_docx",
        on_click="ignore",
    )
    st.header(say("Reproduce it"), anchor=False)
    st.markdown(say("This address opens this page with this figure:"))
    st.code(address, language=None, wrap_lines=True)
    st.markdown(say("This command makes the same file, byte for byte:"))
    file = name_of(wanted.picture, "pdf")
    st.code(commands.figure(wanted, file, asked.site), language=None, wrap_lines=True)
    if library.own_data():
        st.caption(
            say("This server uses its own data folder: add --data with the name of the folder.")
        )


def draw_one_file(model: Model, wanted: Wanted, version: str) -> None:
    """Draw the button for the whole atlas as one HTML file that opens at the picture."""
    st.header(say("The whole atlas in one file, for a classroom"), anchor=False)
    stamp = model.dataset.stamp
    try:
        megabytes = len(_one_file(stamp, model, version, Address(), "")) / 1e6
    except (OSError, ValueError) as error:
        logging.getLogger(__name__).exception("no one file")
        st.warning(_no_file(error))
        return
    size = spoken().number(round(megabytes, 1))
    st.markdown(
        say(
            "The animated atlas with all peoples, claims and sources, {megabytes} MB. Open it "
            "from a USB stick with a double-click; it needs no network. It opens at the picture on "
            "this page.",
            megabytes=size,
        )
    )
    # English goes without saying, unless it was chosen.
    lang = tongue.tag() if tongue.is_named() else ""
    opening = replace(wanted.picture, lang="en")
    st.download_button(
        say("Download HTML ({megabytes} MB)", megabytes=size),
        data=partial(_one_file, stamp, model, version, opening, lang),
        file_name="exile-and-return.html",
        mime="text/html",
        key="figure_html",
        on_click="ignore",
    )


def _no_file(error: Exception) -> str:
    reason = error.strerror if isinstance(error, OSError) else None
    if reason:
        return say("The file cannot be made on this server: {reason}.", reason=reason)
    return say("The file cannot be made on this server.")


@st.cache_data(max_entries=3, show_spinner=False)
def _one_file(
    stamp: library.Stamp, _model: Model, version: str, opening: Address, lang: str
) -> bytes:
    # The file has every language beside English, whatever the reader's.
    written = _model.dataset.as_written.language
    with st.spinner(say("Packing the atlas …")), speaking(language(written)):
        return one_file.page(
            model_in(_model, written),
            version,
            opening,
            lang=lang,
            note=library.own_data_unsaid(),
        )
