"""The controls of the Figure page, kept in step with the address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from atlas.base.dates import FIRST_DAY, LAST_DAY, date_of, day_of
from atlas.model.model import Model
from atlas.picture import address as pictures
from atlas.picture.address import Address
from atlas.read.dataset import Dataset
from atlas.words.language import LANGUAGES, many, say
from atlas.words.names import names_of, peoples_of
from pages.figure import address
from pages.figure.address import COLOURS, DPI, LAYOUTS, WIDTHS, Wanted
from pages.shell import tongue
from pages.shell.controls import Controls
from pages.shell.text import plain

_FIRST, _LAST = date_of(FIRST_DAY), date_of(LAST_DAY)


class _Figure(Controls[Wanted]):
    def read(self, asked: Mapping[str, str], model: Model) -> tuple[Wanted, list[str]]:
        return address.read(asked, model, self.version(), tongue.tag())

    def parameters(self, wanted: Wanted) -> dict[str, str]:
        return wanted.parameters(self.version(), tongue.tag())

    def values(self, wanted: Wanted, dataset: Dataset) -> dict[str, object]:
        picture = wanted.picture
        return {
            "date": date_of(picture.day),
            "to": date_of(picture.until),
            "view": picture.view,
            "movements": [m for m in dataset.movements if m in picture.movements],
            "words": picture.lang,
            "layout": wanted.layout,
            "width": wanted.width,
            "greyscale": "yes" if wanted.greyscale else "no",
            "sentence": wanted.sentence,
            "dpi": str(wanted.dpi),
        }


_controls = _Figure("figure", address.NAMES)
follow, wanted, notes = _controls.follow, _controls.wanted, _controls.notes


def draw(dataset: Dataset) -> None:
    """Draw what decides the figure: the picture, then the page."""
    st.header(say("What it shows"), anchor=False)
    _draw_days()
    st.segmented_control(
        say("View"),
        list(pictures.VIEWS),
        key="figure_view",
        format_func=lambda key: say(pictures.VIEWS[key]),
        required=True,
        wrap=True,
        on_change=_picture_changed,
    )
    st.pills(
        say("Peoples"),
        list(dataset.movements),
        key="figure_movements",
        selection_mode="multi",
        wrap=True,
        format_func=lambda key: plain(_peoples(dataset, key)),
        help=say("No selection shows all."),
        on_change=_movements_chosen,
        args=(dataset,),
    )
    _draw_carried()
    st.header(say("How it is printed"), anchor=False)
    st.selectbox(
        say("Layout"),
        list(LAYOUTS),
        key="figure_layout",
        format_func=lambda key: say(LAYOUTS[key]),
        placeholder=say("Choose one"),
        # Few are to choose from, and of a search in vain Streamlit speaks English.
        filter_mode=None,
        on_change=_page_changed,
    )
    st.selectbox(
        say("Page"),
        list(WIDTHS),
        key="figure_width",
        format_func=lambda key: say(WIDTHS[key]),
        placeholder=say("Choose one"),
        # Few are to choose from, and of a search in vain Streamlit speaks English.
        filter_mode=None,
        on_change=_page_changed,
    )
    st.segmented_control(
        say("Colour"),
        list(COLOURS),
        key="figure_greyscale",
        format_func=lambda key: say(COLOURS[key]),
        required=True,
        wrap=True,
        on_change=_page_changed,
    )
    st.segmented_control(
        say("Language of the plate"),
        list(LANGUAGES),
        key="figure_words",
        format_func=LANGUAGES.__getitem__,
        required=True,
        wrap=True,
        on_change=_picture_changed,
    )
    st.checkbox(
        say("Print what a map cannot show"),
        key="figure_sentence",
        help=say("One sentence at the foot, on what no map can show."),
        on_change=_page_changed,
    )
    st.segmented_control(
        say("Resolution (PNG only), dpi"),
        list(DPI),
        key="figure_dpi",
        required=True,
        wrap=True,
        on_change=_page_changed,
    )


def _draw_days() -> None:
    days = {"figure_date": say("Date")}
    if wanted().picture.view == "period":
        days = {"figure_date": say("From"), "figure_to": say("To")}
    for column, (key, label) in zip(st.columns(len(days)), days.items(), strict=True):
        column.date_input(
            label,
            min_value=_FIRST,
            max_value=_LAST,
            key=key,
            # As the atlas writes dates in figures.
            format="YYYY-MM-DD" if tongue.tag() == "en" else "DD.MM.YYYY",
            on_change=_picture_changed,
        )


def _draw_carried() -> None:
    """Say what else of the address decides the picture, and let it be dropped."""
    picture = wanted().picture
    carried = []
    if picture.map:
        carried.append(say("where its map looks"))
    if picture.pick:
        carried.append(many("{count} picked figure", "{count} picked figures", len(picture.pick)))
    if picture.basis == "share":
        carried.append(say("widths as shares of each people"))
    if carried:
        st.caption(say("From the atlas: {things}.", things=", ".join(carried)))
        st.button(say("Remove"), key="figure_drop", on_click=_drop_carried)


def _peoples(dataset: Dataset, movement: str) -> str:
    return names_of(peoples_of(dataset, [dataset.movements[movement]]))


def _picture_changed() -> None:
    state = st.session_state
    now = wanted().picture
    day = _day(state["figure_date"], now.day)
    view = state["figure_view"] or "day"
    to = now.until if view == "period" else now.to
    to = _day(state.get("figure_to"), to) if to is not None else None
    # A period cannot end before it begins: it is then one day long.
    to = max(day, to) if to is not None else None
    _take(replace(now, day=day, to=to, view=view, lang=state["figure_words"] or tongue.tag()))


def _day(chosen: dt.date | None, otherwise: int) -> int:
    return otherwise if chosen is None else day_of(chosen)


def _movements_chosen(dataset: Dataset) -> None:
    chosen = tuple(
        m for m in dataset.movements if m in (st.session_state["figure_movements"] or ())
    )
    everyone = len(chosen) == len(dataset.movements)
    _take(replace(wanted().picture, movements=() if everyone else chosen))


def _drop_carried() -> None:
    _take(replace(wanted().picture, map=None, pick=(), basis="people"))


def _take(picture: Address) -> None:
    _controls.take(replace(wanted(), picture=picture))


def take_page(layout: str, width: str) -> None:
    """Take another layout or width, as one that holds the picture is offered."""
    _controls.take(replace(wanted(), layout=layout, width=width))


def _page_changed() -> None:
    state = st.session_state
    _controls.take(
        replace(
            wanted(),
            layout=state["figure_layout"],
            width=state["figure_width"],
            greyscale=state["figure_greyscale"] == "yes",
            dpi=int(state["figure_dpi"]),
            sentence=bool(state["figure_sentence"]),
        )
    )
