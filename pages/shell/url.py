"""The address, which goes with the reader from page to page.

Streamlit drops the query parameters when a page is changed through its navigation.
A reader who comes back to the atlas must find the day they left.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import streamlit as st

from atlas.picture import address

_REPORTS = "url-reports"
_reports = st.components.v2.component(
    "exile_and_return_reports", js=(Path(__file__).parent / "reports.js").read_text("utf-8")
)
# While it is open only the player writes the address (static/player/shell/address.js).
_WRITES_ITS_OWN = ""  # the first page, at the root of the site


def listen() -> None:
    """Receive the player's reports on every page, also while the atlas is being left."""
    with st.container(key="url"):
        _reports(key=_REPORTS, on_report_change=hear)


def hear() -> None:
    """Remember the address that the player reported last, if any, the first time it is heard.

    The callbacks of sliders come before the one of the reports, and the player tells its last
    report again when a slider is touched: each report is heard by whoever asks first, and never
    once more over what was chosen since.
    """
    found = report()
    if not found or st.session_state.get("url_heard", "") == found.get("seq"):
        return
    st.session_state["url_heard"] = found.get("seq")
    query = parse_qs(str(found["query"]), keep_blank_values=True)
    # The map's address lacks choices of other pages made after it was opened: keep them here.
    st.session_state["url_query"] = query | _others({*address.NAMES, *query})


def report() -> Mapping[str, Any] | None:
    """Return the player's last report (static/player/shell/address.js), of whatever page run."""
    found: Mapping[str, Any] | None = (st.session_state.get(_REPORTS) or {}).get("report")
    return found


def carry_address(page: str) -> None:
    """Note which page is shown; if it was opened without an address, give it the last page's.

    The atlas takes that from :func:`query`, since there only the player writes the address.
    """
    before = st.session_state.get("url_page")
    arrived = before != page
    st.session_state["url_page"] = page
    st.session_state["url_arrived"] = arrived
    if arrived:
        st.session_state["url_opening"] = before is None
    st.session_state["url_carried"] = arrived and before is not None and not st.query_params
    if page == _WRITES_ITS_OWN and (not arrived or st.session_state["url_carried"]):
        # Between two arrivals Streamlit's idea of the address is outdated.
        return
    if st.session_state["url_carried"]:
        st.query_params.from_dict(st.session_state.get("url_query", {}))
    keep()


def arrived() -> bool:
    """Return whether this run is the first of its page since the page was opened."""
    return bool(st.session_state.get("url_arrived", True))


def outlived() -> bool:
    """Return whether the player was there before this session, which opens with its page.

    The server was restarted, or has forgotten a reader who was away: the browser has kept the
    player's last report, and Streamlit's idea of the address is outdated.
    """
    return bool(st.session_state.get("url_opening", True)) and report() is not None


def carried() -> bool:
    """Return whether the page took its address from the page before: the browser shows none."""
    return bool(st.session_state.get("url_carried", False))


def query(names: Iterable[str]) -> dict[str, list[str]]:
    """Return the values of each of ``names`` in the address as last remembered."""
    held: dict[str, list[str]] = st.session_state.get("url_query", {})
    return {name: held[name] for name in names if held.get(name)}


def shown(names: Iterable[str]) -> dict[str, list[str]]:
    """Return the values of each of ``names`` in the address as the browser shows it."""
    return {name: st.query_params.get_all(name) for name in names if name in st.query_params}


def write(names: Iterable[str], asked: Mapping[str, str]) -> None:
    """Set a page's parameters (``names``) in the address to what is asked, and remember it.

    All at once: each change is an entry of the browser's history, and between two of them the
    address would say what the page never showed.
    """
    own = set(names)
    before = {name: st.query_params.get_all(name) for name in st.query_params}
    after = {name: values for name, values in before.items() if name not in own - {*asked}}
    after |= {name: [text] for name, text in asked.items() if name in own}
    if after != before:
        st.query_params.from_dict(after)
    keep()


def keep() -> None:
    """Remember the current address; call this after every change."""
    st.session_state["url_query"] = {
        name: st.query_params.get_all(name) for name in st.query_params
    }


def take(name: str) -> bool:
    """Return whether a parameter was in the address as last remembered, and forget it."""
    held: dict[str, list[str]] = st.session_state.get("url_query", {})
    st.session_state["url_query"] = _others({name})
    return name in held


def amend(names: Iterable[str], asked: Mapping[str, str]) -> None:
    """Remember the values that ``names`` will have in the address once the player obeys."""
    said = {name: [value] for name, value in asked.items()}
    st.session_state["url_query"] = said | _others(names)


def remembered() -> dict[str, list[str]]:
    """Return the address as last remembered: all its parameters."""
    return dict(st.session_state.get("url_query", {}))


def _others(names: Iterable[str]) -> dict[str, list[str]]:
    held: dict[str, list[str]] = st.session_state.get("url_query", {})
    return {name: values for name, values in held.items() if name not in set(names)}
