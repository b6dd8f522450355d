"""The dataset and the scene, read once for all readers and again when a file has changed."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from atlas import dataset, publication
from atlas.dataset import Dataset
from atlas.faults import errors

_PLAYER = Path(__file__).resolve().parents[2] / "static" / "player"

Stamp = tuple[tuple[str, int, int], ...]


def holdings() -> Dataset:
    """Return everything that the sources say, as far as it could be read."""
    return _load(_stamp(dataset.BUILT_IN_DATA, dataset.BUILT_IN_GEODATA))


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
    """Say in one line what was left out of the picture, and list it for who can mend it."""
    faults = errors(held.faults)
    if not faults:
        return
    many = "1 record or file" if len(faults) == 1 else f"{len(faults)} records or files"
    with st.expander(f"{many} left out: the data has faults"):
        st.text("\n".join(str(fault) for fault in faults))
