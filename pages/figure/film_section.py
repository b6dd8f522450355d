"""The section of the page where a reader asks for a film, follows it, stops or downloads it."""

from __future__ import annotations

import math
from collections.abc import Sequence

import streamlit as st

from atlas.model.model import Model
from atlas.paper.film import frames
from atlas.paper.film import shots as film_shots
from atlas.paper.film.film import companions
from atlas.paper.film.shots import Shot
from atlas.paper.plate.plate import Figure
from atlas.words.language import many, say, spoken
from pages.figure import commands, downloads
from pages.figure.address import Wanted
from pages.figure.films import Film, Studio
from pages.shell import tongue
from pages.shell.text import plain

_KINDS = {"mp4": "MP4", "webm": "WebM", "gif": "GIF"}
_MIME = {"mp4": "video/mp4", "webm": "video/webm", "gif": "image/gif"}
_FILM = "figure_film"
_LONG_PICTURES = 300


@st.cache_resource(show_spinner=False)
def studio() -> Studio:
    """Return the one studio of this server, where films are made."""
    return Studio()


def draw(model: Model, wanted: Wanted, asked: Figure, version: str) -> None:
    """Draw what a film would be, the one being made, or the one that was made."""
    st.header(say("A film for slides"), anchor=False)
    in_hand: Film | None = st.session_state.get(_FILM)
    making = in_hand is not None and in_hand.state == "making"
    if making:
        tongue.fragment(_draw_making, run_every=1.0)(in_hand)
    else:
        _draw_wish(model, wanted, asked, version, in_hand)


def _draw_wish(
    model: Model, wanted: Wanted, asked: Figure, version: str, before: Film | None
) -> None:
    told = st.empty()
    whole, tour, kind = _draw_choices(model, wanted)
    shots = frames.shots_of(model, wanted.picture, whole=whole, tour=tour)
    told.markdown(_what(shots))
    st.markdown(_length(shots))
    name = f"exile-and-return-{tour}.{kind}" if tour else downloads.name_of(wanted.picture, kind)
    if st.button(say("Make the film"), key="figure_make"):
        try:
            film = Film(
                model, wanted.picture, version, name, whole=whole, site=asked.site, tour=tour
            )
        except OSError as error:
            words = say("The film cannot be made on this server: {reason}.", reason=error.strerror)
            st.warning(plain(words))
        else:
            if studio().begin(film):
                st.session_state[_FILM] = film
                st.rerun()
            _draw_busy(studio().busy)
    if before is not None:
        _draw_made(before)
    st.code(
        commands.film(wanted, name, asked.site, whole=whole, tour=tour),
        language=None,
        wrap_lines=True,
    )


def _draw_choices(model: Model, wanted: Wanted) -> tuple[bool, str, str]:
    """Draw the choices of a film.

    Returns:
        Whether it shows all days, the tour whose story it tells or "", and its format.
    """
    period = wanted.picture.view == "period"
    extents = {
        "whole": say("All days"),
        "chosen": say("The chosen period") if period else say("From the chosen date"),
    }
    stories = _stories(model, wanted)
    if stories:
        extents["story"] = say("A story")
    left, right = st.columns(2)
    with left:
        extent = st.segmented_control(
            say("Extent"),
            list(extents),
            default="whole",
            format_func=extents.__getitem__,
            key="figure_film_extent",
            required=True,
        )
    with right:
        kind = st.segmented_control(
            say("Format"),
            list(_KINDS),
            default="mp4",
            format_func=_KINDS.__getitem__,
            key="figure_film_kind",
            required=True,
        )
    tour = ""
    if extent == "story":
        tour = st.selectbox(
            say("Story"),
            list(stories),
            format_func=stories.__getitem__,
            key="figure_film_tour",
            placeholder=say("Choose one"),
            # What Streamlit says of a search without results is English.
            filter_mode=None,
        )
    return extent != "chosen", str(tour or ""), str(kind)


def _stories(model: Model, wanted: Wanted) -> dict[str, str]:
    """Return the titles of the tours by their ids, that of the address or its peoples first."""
    dataset = model.dataset
    shown = {p for m in wanted.picture.movements for p in dataset.movements[m].people_ids}

    def rank(tour: str) -> tuple[bool, bool]:
        return tour != wanted.picture.tour, shown.isdisjoint(dataset.tours[tour].people_ids)

    told = [tour for tour in dataset.tours if tour in dataset.steps_of]
    return {tour: dataset.tours[tour].title for tour in sorted(told, key=rank)}


def _what(shots: Sequence[Shot]) -> str:
    """Return what a film shows, in words."""
    if any(shot.kind == "people" for shot in shots):
        return say(
            "The peoples one after another: how each was taken or had to flee, and how it came "
            "home or was kept from it. 1920 × 1080 pixels, with subtitles and a poster."
        )
    return say(
        "The journey day by day, the years of exile and return month by month; the clock waits "
        "until each event can be read. 1920 × 1080 pixels, with subtitles and a poster."
    )


def _length(shots: Sequence[Shot]) -> str:
    """Return how long a film lasts and how long it takes to make, as Markdown."""
    said = many(
        "**It will last {time}: {count} picture.**",
        "**It will last {time}: {count} pictures.**",
        len(shots),
        time=_time(film_shots.seconds(shots)),
    )
    if len(shots) > _LONG_PICTURES:
        making = say(
            "This is a long film and takes many minutes to make; choose fewer peoples or a "
            "period for a shorter one."
        )
    else:
        making = say("It takes a few minutes to make.")
    meanwhile = say("Keep this page open meanwhile; you can stop it at any time.")
    return f"{said} {making} {meanwhile}"


def _draw_busy(other: Film | None) -> None:
    if other and other.pictures:
        busy = say(
            "A film is being made for another reader (picture {done} of {all}).",
            done=spoken().number(other.done),
            all=spoken().number(other.pictures),
        )
    else:
        busy = say("A film is being made for another reader.")
    advice = say(
        "This server makes one at a time: please try again in a few minutes, or use the command "
        "below on your own computer."
    )
    st.info(f"{busy} {advice}")


def _draw_making(film: Film) -> None:
    if film.state != "making":
        # The whole page changes: this fragment no longer needs to poll.
        st.rerun()
    film.seen()
    st.progress(film.done / film.pictures if film.pictures else 0.0, text=_progress(film))
    st.button(say("Cancel"), key="figure_cancel", on_click=film.stop, disabled=film.stopping)


def _progress(film: Film) -> str:
    """Return in words how far a film is."""
    if film.stopping:
        return say("Stopping after the current picture …")
    if not film.pictures:
        return say("Preparing the map …")
    count = {"done": spoken().number(film.done), "all": spoken().number(film.pictures)}
    if film.left is None:
        return say("Picture {done} of {all}", **count)
    return say("Picture {done} of {all}, about {time} left", **count, time=_time(film.left))


def _draw_made(film: Film) -> None:
    if film.state == "stopped":
        st.info(say("The film was stopped; nothing was kept."))
    elif film.state == "failed":
        st.warning(plain(film.why))
    elif film.path.is_file():
        kind = film.path.suffix.removeprefix(".")
        megabytes = spoken().number(round(film.path.stat().st_size / 1e6, 1))
        ready = say("Ready: {title}, {time}.", title=film.title, time=_time(film.seconds))
        st.markdown(plain(ready))
        st.download_button(
            say("Download {kind} ({megabytes} MB)", kind=_KINDS[kind], megabytes=megabytes),
            data=film.path.read_bytes,
            file_name=film.name,
            mime=_MIME[kind],
            key="figure_film_file",
            on_click="ignore",
        )
        for file, words, mime in zip(
            companions(film.path),
            (say("Download subtitles (WebVTT)"), say("Download poster (PNG)")),
            ("text/vtt", "image/png"),
            strict=False,
        ):
            st.download_button(
                words,
                data=file.read_bytes,
                file_name=file.name,
                mime=mime,
                key=f"figure_film_{file.suffix[1:]}",
                on_click="ignore",
            )


def _time(seconds: float) -> str:
    """Return a time in words: "58 seconds", "5 minutes", "1.5 minutes"."""
    if seconds < 90:
        return many("{count} second", "{count} seconds", max(1, round(seconds)))
    halves = math.ceil(seconds / 30)
    if halves % 2 == 0:
        return many("{count} minute", "{count} minutes", halves // 2)
    # A fraction has a form of its own in some languages.
    return say("{number} minutes", number=spoken().number(halves / 2))
