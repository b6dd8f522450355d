"""Two maps with one clock: what is compared is in the address, and the browser does the rest.

The browser reports what it shows after each rest, in the parameters of its address; the server
reads them like any address and writes them. It speaks to the maps only where somebody else has
changed the address: the reader by the history, or a link.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from atlas.comparison import pair
from atlas.comparison.pair import Pair
from atlas.model.model import Model
from atlas.picture import address
from atlas.read.dataset import Dataset
from atlas.words.language import say, to_say
from pages.shell import delivery, library, program, tongue, url
from pages.shell.controls import Controls
from pages.shell.text import plain

_COMPONENT = "compare-maps"
_maps = program.component(
    "pair",
    Path(__file__).parent / "maps.js",
    style=_COMPONENT,
    wait=to_say(
        "Loading two maps: their program, the land of the time, and what the sources say …"
    ),
)


class _Pair(Controls[Pair]):
    def read(self, asked: Mapping[str, str], model: Model) -> tuple[Pair, list[str]]:
        return pair.read(asked, model, self.version())

    def parameters(self, wanted: Pair) -> dict[str, str]:
        return wanted.parameters(self.version())

    def values(self, wanted: Pair, dataset: Dataset) -> dict[str, object]:
        return {}


_controls = _Pair("pair", pair.NAMES)


def beginning(model: Model) -> dict[str, str]:
    """Return the parameters of the pair with which a reader begins: the picture left on the map.

    The first two movements of it, where it shows some and not all; without one, those of the data.
    """
    picture, _ = address.examined(url.query(address.NAMES), model)
    asked = {"pair": "peoples", **dict(zip(("left", "right"), picture.movements, strict=False))}
    if url.query(("date",)):
        asked["on"] = address.Address(picture.day).parameters()["date"]
    return pair.read(asked, model)[0].parameters()


def last(model: Model) -> dict[str, str]:
    """Return the parameters of the pair that the reader saw last, or of one to begin with."""
    known = "pair_wanted" in st.session_state
    return _controls.wanted().parameters() if known else beginning(model)


@tongue.fragment
def draw(model: Model) -> None:
    """Draw the maps that the address asks for, and what it asks for in vain.

    The model has a movement at least.
    """
    if st.session_state.get("compare_view") == "table":
        # A press that leaves the maps comes together with their last report: only the maps are run.
        st.rerun()
    files = library.scene_files()
    before = st.session_state.get("pair_written")
    _controls.follow(model, files["data_version"])
    if st.session_state["pair_written"] != before:
        st.session_state["pair_turn"] = st.session_state.get("pair_turn", 0) + 1
    # A place of their own, also where there are none: the maps would begin anew in another place.
    with st.container(key="compare_notes"):
        for note in _controls.notes():
            st.info(plain(note))
    with st.container(key="compare_maps"):
        _maps(
            key=_COMPONENT,
            data={
                "root": delivery.server_path(),
                **{name: files.get(name) for name in ("player", "scene", "base", "words")},
                "more": files["pair"],
                "pair": _controls.wanted().state(),
                "counted": pair.counted_both_ways(model.dataset),
                "turn": st.session_state["pair_turn"],
                "failure": say(
                    "The maps could not be loaded. Reload the page; if that does not help, see"
                    " whether the folder static/ is complete."
                ),
            },
            on_report_change=_hear,
        )


def _hear() -> None:
    """Take over what the maps show."""
    report = (st.session_state.get(_COMPONENT) or {}).get("report")
    if report:
        asked = {name: str(text) for name, text in report.items() if name in pair.NAMES}
        _controls.take(_controls.read(asked, library.model())[0])
