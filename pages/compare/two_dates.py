"""Two dates of one people side by side: the removal and the return, on maps with their numbers."""

from __future__ import annotations

import logging

import streamlit as st

from atlas.model.model import Model
from atlas.paper.plate.plate import Figure, plate
from atlas.paper.plate.refusal import RefusedError
from atlas.picture import address
from atlas.read.records import Movement
from atlas.words.language import say
from pages.shell import library, tongue
from pages.shell.text import plain


@tongue.fragment
def draw(model: Model, version: str) -> None:
    """Draw the choice of a movement, and its maps once one is chosen."""
    st.header(say("Two dates of one people"), anchor=False)
    movements = model.dataset.movements
    chosen = st.pills(
        say("Removal and return; where no return is recorded, before and after"),
        list(movements),
        key="compare_movement",
        format_func=lambda key: plain(movements[key].title),
    )
    if not chosen:
        return
    movement = movements[chosen]
    layout = layout_of(movement)
    try:
        with st.spinner(say("Drawing the maps …")):
            asked = {"movement": movement.id, "lang": tongue.tag()}
            picture, words = _picture(model.dataset.stamp, model, asked, layout, version)
    except RefusedError as refused:
        st.info(plain(say("These maps cannot be drawn: {reason}.", reason=refused)))
        return
    except (ValueError, OSError):
        # The reader can only choose another people; we need the details.
        logging.getLogger(__name__).exception("no maps of %r", movement.id)
        st.warning(say("These maps could not be drawn; the reason is in the server's log."))
        return
    st.image(picture, width="stretch", alt=words)
    st.page_link(
        "pages/figure/page.py",
        label=say("These maps as a figure for print"),
        query_params={"movement": movement.id, "layout": layout},
    )


def layout_of(movement: Movement) -> str:
    """Return the layout that sets a movement's two dates side by side."""
    return "return" if movement.return_recorded else "before-after"


# A plate takes a second or two; a class asks for the same one.
@st.cache_data(max_entries=12, show_spinner=False)
def _picture(
    stamp: library.Stamp, _model: Model, asked: dict[str, str], layout: str, version: str
) -> tuple[str, str]:
    """Return the plate as SVG, and what it shows in words."""
    shown = address.examined(asked, _model)[0]
    made = plate(_model, Figure(shown, layout, "183"), version)
    svg = made.sheet.render("svg", said=made.imprint)
    return svg.decode(), made.description
