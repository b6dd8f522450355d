"""The maps and the chart of a profile, made once for all readers and again when the data changed.

A rerun (a click, another reader) reuses them. The keys are the colour, the movement, and the stamp
of the data files with the language of the texts; the model itself is passed unhashed, since these
represent it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from atlas.articles import people as articles
from atlas.articles import profile
from atlas.articles.blocks import Block
from atlas.folium import maps
from atlas.model.model import Model, View
from atlas.read.dataset import Dataset
from atlas.read.records import Movement, People
from atlas.words.language import LANGUAGES
from pages.shell import library

# Twice the peoples of the atlas in each language: room for the state before a change of the data.
_KEPT = 16 * len(LANGUAGES)
# The files that were read, and the language of their texts.
State = tuple[library.Stamp, str]


@dataclass(frozen=True)
class Exile:
    """The places of exile of a movement, and their map; None where none of them has a position."""

    spots: list[maps.Held]
    map: Any | None


@dataclass(frozen=True)
class Homeland:
    """The map of a homeland, None without outlines, and what can be said of it."""

    map: Any | None
    words: list[Block]


@dataclass(frozen=True)
class ThroughTime:
    """The chart of the plates, or words where there is none, and its table or None."""

    blocks: list[Block]
    table: pd.DataFrame | None


def _state(dataset: Dataset) -> State:
    return dataset.stamp, dataset.language


def homeland(model: Model, people: People, movement: Movement) -> Homeland:
    """Return the homeland, then and now."""
    return _homeland(people.colour, movement.id, _state(model.dataset), model)


def exile(view: View, people: People, movement: Movement) -> Exile:
    """Return the places of exile."""
    return _exile(people.colour, movement.id, view.picks, _state(view.dataset), view)


def through_time(view: View, people: People, movement: Movement) -> ThroughTime:
    """Return where people were, day by day; without a table if no source gives a total."""
    return _through_time(movement.id, view.picks, _state(view.dataset), view)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _homeland(colour: str, movement_id: str, state: State, _model: Model) -> Homeland:
    movement = _model.dataset.movements[movement_id]
    picture = maps.homeland_map(_model, movement, colour)
    return Homeland(picture, list(articles.homeland(_model.dataset, movement)))


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _exile(
    colour: str, movement_id: str, picks: tuple[str, ...], state: State, _view: View
) -> Exile:
    movement = _view.dataset.movements[movement_id]
    spots = profile.places_of_exile(_view, movement)
    return Exile(spots, maps.exile_map(_view.model, movement, spots, colour) if spots else None)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _through_time(
    movement_id: str, picks: tuple[str, ...], state: State, _view: View
) -> ThroughTime:
    movement = _view.dataset.movements[movement_id]
    return ThroughTime(*articles.through_time(_view, movement))
