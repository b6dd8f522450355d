"""The part of the page where a film is asked for, watched in the making, stopped and taken away."""

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
    """Return the one place of this server where films are made."""
    return Studio()


def draw(model: Model, wanted: Wanted, asked: Figure, version: str) -> None:
    """Draw what a film would be, the one in the making, or the one that was made."""
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
        "The days of the journey one by one, years of exile and return by months, "
        "with date and sources in every picture, 1920 × 1080."
    )
    left, right = st.columns(2)
    period = wanted.picture.view == "period"
    tells = {True: "From first to last", False: "The period" if period else "From the date on"}
    with left:
        whole = st.segmented_control(
            "What it tells",
            list(tells),
            default=True,
            format_func=tells.__getitem__,
            key="figure_film_whole",
            required=True,
        )
    with right:
        kind = st.segmented_control(
            "As",
            list(_KINDS),
            default="mp4",
            format_func=_KINDS.__getitem__,
            key="figure_film_kind",
            required=True,
        )
    shots = frames.shots_of(model.dataset, wanted.picture, whole=bool(whole))
    st.markdown(
        f"**It will last {_minutes(film_shots.seconds(shots))}: {len(shots):,} pictures.** "
        + (
            "That is a long film, and will take many minutes to make: fewer peoples or a "
            "period make a shorter one. "
            if len(shots) > _LONG_PICTURES
            else "Making it takes a few minutes. "
        )
        + "Keep this page open meanwhile; it can be stopped."
    )
    name = downloads.name_of(wanted.picture, str(kind))
    if st.button("Make the film", key="figure_make"):
        try:
            film = Film(model, wanted.picture, version, name, whole=bool(whole), site=asked.site)
        except OSError as error:
            st.warning(plain(f"The film cannot be made here: {error.strerror}."))
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
    far = f" (picture {other.done:,} of {other.pictures:,})" if other and other.pictures else ""
    st.info(
        f"A film is being made for another reader{far}. This server makes one at a time: "
        "please ask again in a few minutes, or use the command below on your own machine."
    )


def _draw_making(film: Film) -> None:
    if film.state != "making":
        # The page as a whole changes: what polls here is no longer needed.
        st.rerun()
    film.seen()
    left = film.left
    if film.stopping:
        words = "Stopping after the picture in hand …"
    elif not film.pictures:
        words = "Preparing the map …"
    else:
        words = f"Picture {film.done:,} of {film.pictures:,}"
        words += "" if left is None else f", about {_minutes(left)} left"
    st.progress(film.done / film.pictures if film.pictures else 0.0, text=words)
    st.button("Cancel", key="figure_cancel", on_click=film.stop, disabled=film.stopping)


def _draw_made(film: Film) -> None:
    if film.state == "stopped":
        st.info("The film was stopped; nothing of it is left.")
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
