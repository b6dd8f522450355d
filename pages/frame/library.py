"""The dataset and the scene, read once for all readers and again when a file has changed."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from atlas import checks, dataset, publication
from atlas.dataset import Dataset
from atlas.faults import errors

_PLAYER = Path(__file__).resolve().parents[2] / "static" / "player"

Stamp = tuple[tuple[str, int, int], ...]


def data_stamp() -> Stamp:
    """Return what changes when any file of the data does: the key of whatever is made from it."""
    return _stamp(dataset.BUILT_IN_DATA, dataset.BUILT_IN_GEODATA)


def holdings() -> Dataset:
    """Return everything that the sources say, as far as it could be read."""
    return _load(data_stamp())


def scene_files() -> dict[str, str]:
    """Return the names of the files that fit the data: scene, base and player."""
    stamp = _stamp(dataset.BUILT_IN_DATA, dataset.BUILT_IN_GEODATA, _PLAYER)
    names = _scene(stamp)
    if not (publication.SCENE_FOLDER / names["scene"]).is_file():
        _scene.clear()
        names = _scene(stamp)
    return names


@st.cache_resource(max_entries=2, show_spinner="Reading the sources …")
def _load(stamp: Stamp) -> Dataset:
    return dataset.load()


@st.cache_resource(max_entries=2, show_spinner="Drawing up the map …")
def _scene(stamp: Stamp) -> dict[str, str]:
    return publication.ensure()


def _stamp(*folders: Path) -> Stamp:
    """Return name, time and size of each file: far cheaper than reading them at every rerun."""
    files = (f for folder in folders for f in sorted(folder.rglob("*")) if f.is_file())
    return tuple((f.name, f.stat().st_mtime_ns, f.stat().st_size) for f in files)


def show_faults(held: Dataset) -> None:
    """Say in one line that the data has faults, and list them for who can mend them."""
    faults = _faults(_stamp(dataset.BUILT_IN_DATA, dataset.BUILT_IN_GEODATA), held)
    if not faults:
        return
    many = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
    with st.expander(f"{many} in the data: what is faulty is left out or may be wrong"):
        st.text("\n".join(faults))


@st.cache_resource(max_entries=2, show_spinner="Checking the sources …")
def _faults(stamp: Stamp, _held: Dataset) -> list[str]:
    return [str(fault) for fault in errors(checks.check(_held))]
