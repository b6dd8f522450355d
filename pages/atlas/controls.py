"""The controls beside the map: sliders and filters, kept in step with the player.

While the atlas is open the player owns the picture and writes the address. The server opens it
once; after that the player reports what the reader does, where the sliders show it or the page is
left, and the server sends only what the reader does here: commands that contain only what changes.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from atlas.base.dates import FIRST_DAY, LAST_DAY, date_of, day_of
from atlas.model.model import Model
from atlas.picture import address
from atlas.picture.address import Address
from atlas.read.dataset import Dataset
from atlas.read.records import Movement
from atlas.words.language import say
from atlas.words.names import names_of, peoples_of
from pages.shell import tongue, url
from pages.shell.controls import Controls
from pages.shell.header import SEARCH
from pages.shell.text import plain

_FIRST, _LAST = date_of(FIRST_DAY), date_of(LAST_DAY)
# A player that has missed more commands than this starts afresh with the page.
_MOST_COMMANDS = 50


class _Atlas(Controls[Address]):
    def read(self, asked: Mapping[str, Sequence[str]], model: Model) -> tuple[Address, list[str]]:
        return address.read(asked, model, self.version())

    def parameters(self, wanted: Address) -> dict[str, str]:
        return wanted.parameters(self.version())

    def values(self, wanted: Address, dataset: Dataset) -> dict[str, object]:
        return {
            "date": date_of(wanted.day),
            "period": (date_of(wanted.day), date_of(wanted.until)),
            "movements": [m for m in dataset.movements if m in wanted.movements],
            "view": wanted.view,
        }

    def write(self) -> None:
        """Remember the address; only the player writes it to the browser."""
        url.amend(self.names, self.parameters(self.wanted()))


_controls = _Atlas("controls", address.NAMES)
notes = _controls.notes


def open_picture(model: Model, version: str) -> None:
    """Take the picture from the address if the page has just been opened; set the sliders.

    The ``version`` of the data goes into every address written from now on.
    """
    st.session_state["controls_version"] = version
    if url.arrived() or "controls_wanted" not in st.session_state:
        outlived = url.outlived()
        if outlived:
            url.hear()
        _controls.open(*_controls.read(url.query(address.NAMES), model))
        st.session_state["controls_amended"] = bool(notes()) or url.carried()
        st.session_state["controls_commands"] = []
        st.session_state["controls_acts"] = 0
        st.session_state["controls_searching"] = url.take(SEARCH)
        st.session_state["controls_used"] = dict((url.report() or {}).get("touched", {}))
        # A report of a player that is gone is ignored; one that outlived its session counts on.
        st.session_state["controls_heard"] = None if outlived else _number(url.report())
    hear(model)
    _controls.show(model.dataset)


def for_player(dataset: Dataset) -> dict[str, Any]:
    """Return the data for the player: how to open, and the commands given since.

    An address that says nothing of a picture has no ``state``: the player shows its opening.
    ``listening`` asks for a report at every pause, because a note waits for the picture to change;
    ``searching`` is the parameter that asked for the search, which the player opens and forgets.
    """
    said = address.says_anything(url.query(address.NAMES))
    return {
        "state": _controls.wanted().command(dataset) if said else None,
        "commands": st.session_state["controls_commands"],
        "amended": st.session_state["controls_amended"],
        "listening": bool(notes()),
        "searching": SEARCH if st.session_state["controls_searching"] else "",
    }


def dismiss_notes() -> None:
    """Forget the notes: they have been read."""
    _controls.open(_controls.wanted(), [])


def hear(model: Model) -> None:
    """Take over what the player has reported, if anything, without a command in return.

    A report and the move of a slider may arrive together, so each callback begins here. A report
    told again, because a slider was touched, is older than what the sliders have done since.
    """
    report = url.report()
    if not report or _number(report) == st.session_state["controls_heard"]:
        return
    url.hear()
    st.session_state["controls_heard"] = _number(report)
    st.session_state["controls_acts"] = int(report["acts"])
    found, _ = _controls.read(url.query(address.NAMES), model)
    _controls.open(found, _controls.lasting())


def _number(report: Mapping[str, Any] | None) -> int | None:
    """Return the number of a report; one that only tells of a touched slider has none."""
    return (report or {}).get("seq")


def draw(model: Model) -> None:
    """Draw the sliders and filters."""
    st.slider(
        say("Date"),
        _FIRST,
        _LAST,
        key="controls_date",
        format=_date_format(),
        on_change=_date_moved,
        args=(model,),
    )
    st.slider(
        say("Period"),
        _FIRST,
        _LAST,
        key="controls_period",
        format=_date_format(),
        help=say("Move either end to show everyone who moved between the two days."),
        on_change=_period_moved,
        args=(model,),
    )
    st.pills(
        say("Peoples"),
        list(model.dataset.movements),
        key="controls_movements",
        selection_mode="multi",
        format_func=lambda key: plain(moved(model.dataset, model.dataset.movements[key])),
        help=say("No selection shows all."),
        on_change=_movements_chosen,
        args=(model,),
    )
    st.segmented_control(
        say("View"),
        list(address.VIEWS),
        key="controls_view",
        format_func=lambda view: say(address.VIEWS[view]),
        required=True,
        width="stretch",
        on_change=_view_chosen,
        args=(model,),
    )


def _date_format() -> str:
    # Streamlit's sliders have the names of months in English only.
    return "D MMM YYYY" if tongue.tag() == "en" else "DD.MM.YYYY"


def moved(dataset: Dataset, movement: Movement) -> str:
    """Return the names of a movement's peoples: "Chechens and Ingush"."""
    return names_of(peoples_of(dataset, [movement]))


def _date_moved(model: Model) -> None:
    hear(model)
    if not _touched("controls_date"):
        return
    day, to = day_of(st.session_state["controls_date"]), _controls.wanted().to
    if to is None:
        _change(model.dataset, ("day",), day=day)
    else:
        _change(model.dataset, ("day", "to"), day=day, to=max(day, to))


def _period_moved(model: Model) -> None:
    hear(model)
    if not _touched("controls_period"):
        return
    first, last = st.session_state["controls_period"]
    _change(model.dataset, ("day", "to", "view"), day=day_of(first), to=day_of(last), view="period")


def _movements_chosen(model: Model) -> None:
    hear(model)
    if not _touched("controls_movements"):
        return
    chosen = tuple(
        m for m in model.dataset.movements if m in (st.session_state["controls_movements"] or ())
    )
    everyone = len(chosen) == len(model.dataset.movements)
    _change(model.dataset, ("movements",), movements=() if everyone else chosen)


def _view_chosen(model: Model) -> None:
    hear(model)
    if not _touched("controls_view"):
        return
    view = st.session_state["controls_view"] or "day"
    to = _controls.wanted().until if view == "period" else _controls.wanted().to
    _change(model.dataset, ("view", "to"), view=view, to=to)


def _touched(widget: str) -> bool:
    """Return whether the reader has touched a widget since its last change, and note its use.

    A widget that does not yet know the value set by the server sends its old value with the next
    message of any kind; Streamlit takes this for a change by the reader.
    """
    report = url.report()
    if report is None:
        # No player has reported, so only the reader can have moved the widgets.
        return True
    touch = int(report.get("touched", {}).get(widget, 0))
    used: dict[str, int] = st.session_state["controls_used"]
    if touch <= used.get(widget, 0):
        return False
    st.session_state["controls_used"] = used | {widget: touch}
    return True


def _change(dataset: Dataset, names: tuple[str, ...], **changed: Any) -> None:
    """Change the picture, and command the player to change only what ``names`` lists."""
    now = replace(_controls.wanted(), **changed)
    _controls.take(now)
    state = now.command(dataset)
    # The clock makes the number grow across sessions: a player outlives a lost connection.
    given: list[dict[str, Any]] = st.session_state["controls_commands"]
    seq = max(given[-1]["seq"] + 1 if given else 0, int(time.time() * 1000))
    # Actions of the reader that the server does not know of are newer than this.
    command = {name: state[name] for name in names}
    command |= {"seq": seq, "after": st.session_state["controls_acts"]}
    st.session_state["controls_commands"] = [*given, command][-_MOST_COMMANDS:]
