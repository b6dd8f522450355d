"""The section of the page where a reader asks for a film, follows it, stops or downloads it."""

from __future__ import annotations

import math

import streamlit as st

from atlas.model.model import Model
from atlas.paper.film import frames
from atlas.paper.film import shots as film_shots
from atlas.paper.plate.plate import Figure
from pages.figure import commands, downloads
from pages.figure.address import Wanted
from pages.figure.films import Film, Studio
from pages.shell.text import plain

_KINDS = {"mp4": "MP4", "gif": "GIF"}
_MIME = {"mp4": "video/mp4", "gif": "image/gif"}
_FILM = "figure_film"
_LONG_PICTURES = 300


@st.cache_resource(show_spinner=False)
def studio() -> Studio:
    """Return the one studio of this server, where films are made."""
    return Studio()


def draw(model: Model, wanted: Wanted, asked: Figure, version: str) -> None:
    """Draw what a film would be, the one being made, or the one that was made."""
    st.header("A film for slides", anchor=False)
    in_hand: Film | None = st.session_state.get(_FILM)
    making = in_hand is not None and in_hand.state == "making"
    if making:
        st.fragment(_draw_making, run_every=1.0)(in_hand)
    else:
        _draw_wish(model, wanted, asked, version, in_hand)


def _draw_wish(
    model: Model, wanted: Wanted, asked: Figure, version: str, before: Film | None
) -> None:
    st.markdown(
        "The journey day by day, the years of exile and return month by month, "
        "with the date and the sources in every picture; 1920 × 1080 pixels."
    )
    left, right = st.columns(2)
    period = wanted.picture.view == "period"
    extents = {
        True: "The whole story",
        False: "The chosen period" if period else "From the chosen date",
    }
    with left:
        whole = st.segmented_control(
            "Extent",
            list(extents),
            default=True,
            format_func=extents.__getitem__,
            key="figure_film_whole",
            required=True,
        )
    with right:
        kind = st.segmented_control(
            "Format",
            list(_KINDS),
            default="mp4",
            format_func=_KINDS.__getitem__,
            key="figure_film_kind",
            required=True,
        )
    shots = frames.shots_of(model.dataset, wanted.picture, whole=bool(whole))
    many = "1 picture" if len(shots) == 1 else f"{len(shots):,} pictures"
    st.markdown(
        f"**It will last {_minutes(film_shots.seconds(shots))}: {many}.** "
        + (
            "This is a long film and takes many minutes to make; choose fewer peoples or a "
            "period for a shorter one. "
            if len(shots) > _LONG_PICTURES
            else "It takes a few minutes to make. "
        )
        + "Keep this page open meanwhile; you can stop it at any time."
    )
    name = downloads.name_of(wanted.picture, str(kind))
    if st.button("Make the film", key="figure_make"):
        try:
            film = Film(model, wanted.picture, version, name, whole=bool(whole), site=asked.site)
        except OSError as error:
            st.warning(plain(f"The film cannot be made on this server: {error.strerror}."))
        else:
            if studio().begin(film):
                st.session_state[_FILM] = film
                st.rerun()
            _draw_busy(studio().busy)
    if before is not None:
        _draw_made(before)
    st.code(
        commands.film(wanted, name, asked.site, whole=bool(whole)),
        language=None,
        wrap_lines=True,
    )


def _draw_busy(other: Film | None) -> None:
    progress = (
        f" (picture {other.done:,} of {other.pictures:,})" if other and other.pictures else ""
    )
    st.info(
        f"A film is being made for another reader{progress}. This server makes one at a time: "
        "please try again in a few minutes, or use the command below on your own computer."
    )


def _draw_making(film: Film) -> None:
    if film.state != "making":
        # The whole page changes: this fragment no longer needs to poll.
        st.rerun()
    film.seen()
    left = film.left
    if film.stopping:
        words = "Stopping after the current picture …"
    elif not film.pictures:
        words = "Preparing the map …"
    else:
        words = f"Picture {film.done:,} of {film.pictures:,}"
        words += "" if left is None else f", about {_minutes(left)} left"
    st.progress(film.done / film.pictures if film.pictures else 0.0, text=words)
    st.button("Cancel", key="figure_cancel", on_click=film.stop, disabled=film.stopping)


def _draw_made(film: Film) -> None:
    if film.state == "stopped":
        st.info("The film was stopped; nothing was kept.")
    elif film.state == "failed":
        st.warning(plain(film.why))
    elif film.path.is_file():
        kind = film.path.suffix.removeprefix(".")
        size = film.path.stat().st_size / 1e6
        st.markdown(f"Ready: {plain(film.title)}, {_minutes(film.seconds)}.")
        st.download_button(
            f"Download {_KINDS[kind]} ({size:.1f} MB)",
            data=film.path.read_bytes,
            file_name=film.name,
            mime=_MIME[kind],
            key="figure_film_file",
            on_click="ignore",
        )


def _minutes(seconds: float) -> str:
    """Return a time in words: "58 seconds", "5 minutes"."""
    if seconds < 90:
        return f"{max(1, round(seconds))} seconds" if seconds >= 1.5 else "1 second"
    return f"{math.ceil(seconds / 30) / 2:g} minutes"
