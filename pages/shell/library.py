"""The dataset and the scene, loaded once for all readers and again when a file has changed."""

from __future__ import annotations

import functools
import logging
import os
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG

import streamlit as st
from streamlit.runtime.caching.cache_utils import CachedFunc

from atlas.base.faults import Fault, errors
from atlas.check import checks, translations
from atlas.model.model import Model
from atlas.read.dataset import Dataset, Stamp
from atlas.read.folders import Folders, chosen
from atlas.screen import publication
from atlas.words.language import language, many, say, speaking
from atlas.words.own_data import notice, unsaid
from atlas.words.translated import model_in
from pages.shell import delivery, tongue
from pages.shell.text import plain

_PLAYER = Path(__file__).resolve().parents[2] / "static" / "player"


def data_stamp() -> Stamp:
    """Return a value that changes with any data file: the ``stamp`` of what is read from them."""
    return _stamp(*_folders().paths)


def _folders() -> Folders:
    """Return the folders of this server: from its environment, never from a visitor's URL."""
    return chosen(os.environ)


def own_data() -> str:
    """Return one sentence on any data that does not come with the atlas, or ""."""
    return notice(_folders())


def own_data_unsaid() -> tuple[str, dict[str, str]]:
    """Return the same as a message and its values, to be said in any language."""
    return unsaid(_folders())


def model() -> Model:
    """Return everything that the sources say and what is derived from it, for all readers.

    Its texts are in the language of the reader.
    """
    return model_in(_loaded(tongue.tag())(data_stamp()), tongue.tag())


def dataset() -> Dataset:
    """Return everything that the sources say, as far as it could be read and is valid."""
    return model().dataset


def scene_files() -> dict[str, str]:
    """Return the version of the data, and the URL paths of the scene's files.

    The paths are relative to the root of the server. If the files cannot be made anywhere, the
    page stops with an error message.
    """
    stamp, prepared = _stamp(*_folders().paths, _PLAYER), _prepared(tongue.tag())
    try:
        names, in_memory = prepared(stamp)
        if not in_memory and not (publication.SCENE_FOLDER / names["scene"]).is_file():
            prepared.clear()
            names, in_memory = prepared(stamp)
    except OSError as error:
        reason = error.strerror or error
        st.error(plain(say("The map cannot be made on this computer: {reason}.", reason=reason)))
        st.stop()
    found = names | {
        file: delivery.address(names[file], in_memory.get(names[file]))
        for file in publication.FILES
    }
    return found | _words(stamp, names, in_memory)


def _words(stamp: Stamp, names: dict[str, str], in_memory: dict[str, bytes]) -> dict[str, str]:
    """Return the paths of the player's words and texts in the reader's language.

    In English it needs no words beside the scene, and the texts are those of the build.
    """
    tag = tongue.tag()
    if tag == "en":
        return {}
    written = model_in(model(), "en")
    name = publication.words_name(names, tag, written)
    scene = names["scene"]
    content: tuple[bytes | None, bytes | None] = (None, None)
    if in_memory:
        content = _words_in_memory(stamp, tag, written, in_memory[scene])
    else:
        try:
            publication.ensure_words(names, tag, written, publication.scene_folder(_folders()))
        except OSError:
            english = (publication.SCENE_FOLDER / scene).read_bytes()
            content = _words_in_memory(stamp, tag, written, english)
    below = scene.removesuffix(scene.rpartition("/")[2])
    return {
        "words": delivery.address(below + name, content[0]),
        "texts": delivery.address(below + publication.texts_name(name), content[1]),
    }


@st.cache_resource(max_entries=4, show_spinner=False)
def _words_in_memory(stamp: Stamp, tag: str, _model: Model, _english: bytes) -> tuple[bytes, bytes]:
    return publication.words_in_memory(tag, _model, _english)


@functools.cache
def _loaded(tag: str) -> CachedFunc[[Stamp], Model]:
    """Return :func:`_load`, cached once for all languages, with a message to wait by in one."""
    words = language(tag).say("Reading the sources …")
    return st.cache_resource(_load, max_entries=2, show_spinner=words)


@functools.cache
def _prepared(tag: str) -> CachedFunc[[Stamp], tuple[dict[str, str], dict[str, bytes]]]:
    """Return :func:`_scene`, cached once for all languages, with a message to wait by in one."""
    words = language(tag).say("Preparing the map …")
    return st.cache_resource(_scene, max_entries=2, show_spinner=words)


def _load(stamp: Stamp) -> Model:
    # What is made for all readers and what is wrong with the data is said in English.
    with speaking(language("en")):
        # What is derived from it is cached under this stamp: the files may have changed since.
        return replace(checks.load(_folders()), stamp=stamp).derived(Model)


def _scene(stamp: Stamp) -> tuple[dict[str, str], dict[str, bytes]]:
    """Return the names of the scene's files, and their content if no folder can store them."""
    folders = _folders()
    out = publication.scene_folder(folders)
    with speaking(language("en")):
        try:
            names = publication.ensure(folders.data, folders.geodata, out, own=folders.own)
        except OSError as error:
            # The server's administrator can fix it; the reader gets the map all the same.
            logging.getLogger(__name__).warning(
                "atlas: %s: %s; the map is built in a temporary folder, again at each start",
                out,
                error.strerror or error,
            )
            return publication.build_in_memory(folders.data, folders.geodata, own=folders.own)
    below = f"{folders.slug}/" if folders.slug else ""
    return names | {file: below + names[file] for file in publication.FILES}, {}


def archive(dataset: Dataset) -> bytes:
    """Return all the data in every format, as a ZIP file in English, for other programs."""
    with speaking(language("en")):
        return _archive(dataset.stamp, dataset.as_written)


# Only the last one: it takes several megabytes, and few ask for it.
@st.cache_resource(max_entries=1, show_spinner=False)
def _archive(stamp: Stamp, _dataset: Dataset) -> bytes:
    # It imports the whole geographic stack: not at every start.
    from atlas.export import folder as export

    return export.archive(_folders(), _dataset)


# A rerun asks several times, and a class of students makes many reruns per second.
@st.cache_data(ttl=1, max_entries=8, show_spinner=False)
def _stamp(*folders: Path) -> Stamp:
    """Return a digest of each file's name, time and size: far cheaper than reading them."""
    digest = blake2b(digest_size=16)
    for folder in folders:
        # Two folders may hold files of the same name, time and size.
        digest.update(f"{folder}\0".encode())
        for file in sorted(folder.rglob("*")):
            try:
                state = file.stat()
            except OSError:
                # Removed since it was listed: an editor's own file, or one that is being saved.
                continue
            if S_ISREG(state.st_mode):
                digest.update(f"{file}\0{state.st_mtime_ns}\0{state.st_size}\0".encode())
    return digest.hexdigest()


def _of_translations(dataset: Dataset) -> list[Fault]:
    """Return the faults of the translations, unless nobody has asked for one."""
    written = dataset.as_written
    return [] if dataset is written else _translation_faults(dataset.stamp, written)


@st.cache_resource(max_entries=2, show_spinner=False)
def _translation_faults(stamp: Stamp, _dataset: Dataset) -> list[Fault]:
    return translations.check(_dataset, _folders().own)


def show_faults(dataset: Dataset) -> None:
    """Show one line saying that the data has faults, and list them for those who can fix them."""
    faults = [str(fault) for fault in errors([*dataset.faults, *_of_translations(dataset)])]
    if not faults:
        return
    label = many(
        "{count} fault in the data: faulty rows and shapes are left out",
        "{count} faults in the data: faulty rows and shapes are left out",
        len(faults),
    )
    with st.expander(label):
        st.text("\n".join(faults))
