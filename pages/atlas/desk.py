"""The desk beside the map: sliders and filters, kept in step with the player and the address.

One picture is held in the session. A slider changes it and commands the player, with a number
that only grows; the player's report changes it and commands nothing; the address is written here
and nowhere else. A picture that comes in by the address (a link, the back button) is a command.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

import streamlit as st

from atlas import address
from atlas.address import Address
from atlas.dataset import Dataset
from atlas.dates import FIRST_DAY, LAST_DAY, date_of, day_of
from atlas.language import LANGUAGES
from atlas.records import Movement
from pages.frame import passage
from pages.frame.text import plain

_FIRST, _LAST = date_of(FIRST_DAY), date_of(LAST_DAY)


def follow_address(held: Dataset, version: str) -> None:
    """Take the picture from the address if that changed by other hands than ours.

    ``version`` of the data goes into every address written from now on.
    """
    st.session_state["desk_version"] = version
    asked = {name: st.query_params[name] for name in address.NAMES if name in st.query_params}
    if "desk_written" in st.session_state and asked == st.session_state["desk_written"]:
        # Widgets forget their values while another page is shown.
        if "desk_date" not in st.session_state:
            _set_widgets(held)
        return
    # The language is that of plates: the map goes without, and keeps it for whoever prints.
    st.session_state["desk_address"], notes = address.read(asked, held, version, tuple(LANGUAGES))
    st.session_state["desk_notes"] = notes
    _command()
    _set_widgets(held)
    if notes:
        _write_address()
    else:
        st.session_state["desk_written"] = asked


def current() -> Address:
    """Return the address of the picture as it is now."""
    held: Address = st.session_state["desk_address"]
    return held


def seq() -> int:
    """Return the number of the last command."""
    return int(st.session_state.get("desk_seq", 0))


def notes() -> list[str]:
    """Return what the reader should know about the address, one sentence each."""
    found: list[str] = st.session_state.get("desk_notes", [])
    return found


def dismiss_notes() -> None:
    """Forget the notes: they have been read."""
    st.session_state["desk_notes"] = []


def static_root() -> str:
    """Return the path under which Streamlit serves ``static/``."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}/app/static" if base else "/app/static"


def hear(held: Dataset, report: Mapping[str, Any] | None) -> None:
    """Take over what the player reports; the player is not commanded back."""
    if not report:
        return
    asked = dict(parse_qsl(str(report.get("query", ""))))
    heard = address.read(asked, held)[0]
    st.session_state["desk_address"] = replace(heard, lang=current().lang)
    _forget_left_out()
    _set_widgets(held)
    _write_address()


def draw(held: Dataset) -> None:
    """Draw the sliders and filters."""
    st.slider("Date", _FIRST, _LAST, key="desk_date", format="D MMM YYYY", on_change=_date_moved)
    st.slider(
        "Period",
        _FIRST,
        _LAST,
        key="desk_period",
        format="D MMM YYYY",
        help="Moving an end shows all that moved between the two days.",
        on_change=_period_moved,
    )
    st.pills(
        "Peoples",
        list(held.movements),
        key="desk_movements",
        selection_mode="multi",
        format_func=lambda key: plain(peoples_of(held, held.movements[key])),
        help="None chosen shows all of them.",
        on_change=_movements_chosen,
        args=(held,),
    )
    st.segmented_control(
        "View",
        list(address.VIEWS),
        key="desk_view",
        format_func=address.VIEWS.__getitem__,
        required=True,
        width="stretch",
        on_change=_view_chosen,
    )


def peoples_of(held: Dataset, movement: Movement) -> str:
    """Return the names of a movement's peoples: "Chechens and Ingush"."""
    return " and ".join(held.peoples[p].name for p in movement.people_ids if p in held.peoples)


def _date_moved() -> None:
    day = day_of(st.session_state["desk_date"])
    now = current()
    _change(replace(now, day=day, to=None if now.to is None else max(day, now.to)))


def _period_moved() -> None:
    first, last = st.session_state["desk_period"]
    _change(replace(current(), day=day_of(first), to=day_of(last), view="period"))


def _movements_chosen(held: Dataset) -> None:
    chosen = tuple(m for m in held.movements if m in (st.session_state["desk_movements"] or ()))
    _change(replace(current(), movements=() if len(chosen) == len(held.movements) else chosen))


def _view_chosen() -> None:
    now = current()
    view = st.session_state["desk_view"] or "day"
    _change(replace(now, view=view, to=now.until if view == "period" else now.to))


def _change(changed: Address) -> None:
    st.session_state["desk_address"] = changed
    _forget_left_out()
    st.session_state["desk_date"] = date_of(changed.day)
    st.session_state["desk_period"] = _period(changed)
    st.session_state["desk_view"] = changed.view
    _command()
    _write_address()


def _forget_left_out() -> None:
    # What was left out belongs to a picture that is gone; that the data changed stays true.
    st.session_state["desk_notes"] = [note for note in notes() if note == address.CHANGED]


def _set_widgets(held: Dataset) -> None:
    now = current()
    st.session_state["desk_date"] = date_of(now.day)
    st.session_state["desk_period"] = _period(now)
    st.session_state["desk_movements"] = [m for m in held.movements if m in now.movements]
    st.session_state["desk_view"] = now.view


def _period(now: Address) -> tuple[dt.date, dt.date]:
    return date_of(now.day), date_of(now.until)


def _command() -> None:
    # The clock makes the number grow across sessions too: a player outlives a lost connection.
    st.session_state["desk_seq"] = max(seq() + 1, int(time.time() * 1000))


def _write_address() -> None:
    wanted = current().parameters(st.session_state["desk_version"])
    st.session_state["desk_written"] = wanted
    passage.write(address.NAMES, wanted)
