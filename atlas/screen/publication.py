"""Publishing the scene: compressed files that the browser loads, written whole or not at all.

A build turns everything into JSON files with a hash of their content in the name:
``scene-*.json.gz`` (people, time, counts), ``texts-*.json.gz`` (what is read and not drawn: it
comes after the first picture), ``base-*.json.gz`` (the base map), ``player-*.json.gz`` (the program
that draws them) and ``pair-*.json.gz`` (what two maps side by side need beside it). Two builds from
the same data give the same bytes. The files are compressed here because Streamlit sends static
files as they are; the browser unpacks them with DecompressionStream.
"""

from __future__ import annotations

import functools
import gzip
import hashlib
import json
import os
import re
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from atlas import __version__
from atlas.base import atomic, bundle
from atlas.check import checks
from atlas.model.model import Model
from atlas.read.dataset import BUILT_IN_DATA, BUILT_IN_GEODATA, Dataset
from atlas.read.folders import Folders
from atlas.read.own_folder import OwnFolder
from atlas.screen import basemap
from atlas.screen.language_pack import language_pack
from atlas.screen.scene import scene
from atlas.screen.texts import parted
from atlas.words.language import language, speaking

SCENE_FOLDER = bundle.STATIC / "scene"
# What the browser loads: keys of the names that a build returns.
FILES = ("scene", "texts", "base", "player", "pair")
_OWN_FILE = re.compile(
    r"(?:scene|texts|base|player|pair|(?:words|texts)-[a-z]{2})-[0-9a-f]{12}\.json\.gz"
)
_OWN_FOLDER = re.compile(r"own-[0-9a-f]{12}")
# A server that has been idle for longer finds its scene removed, and builds it again.
UNUSED_DAYS = 30


def build(
    data: Path = BUILT_IN_DATA,
    geodata: Path = BUILT_IN_GEODATA,
    out: Path = SCENE_FOLDER,
    dataset: Dataset | None = None,
    *,
    own: OwnFolder | None = None,
) -> dict[str, str]:
    """Write the files of ``FILES`` into ``out``.

    Each file is written under a temporary name and then renamed, so that no reader ever sees half a
    file; files of earlier builds are removed last.

    Args:
        data: The folder of the tables.
        geodata: The folder of the shapes.
        out: The folder to write into, created if missing.
        dataset: What was read from the folders, if it has been read already.
        own: A reader's own folder, read beside the others (see :func:`atlas.read.dataset.load`).

    Returns:
        The names of the files by ``FILES``, and ``data_version`` and ``program``.
    """
    folders = Folders(data, geodata, own)
    version = folders.version()
    out.mkdir(parents=True, exist_ok=True)
    dataset = dataset or checks.load(folders)
    base_file = _write(out, "base", basemap.base(dataset))
    # Whoever asks first may speak another language: the scene is in English, and is everybody's.
    with speaking(language("en")):
        first, texts = parted(scene(Model(dataset), version, base_file))
    names = {
        "scene": _write(out, "scene", first),
        "texts": _write(out, "texts", texts),
        "base": base_file,
        "player": _write(out, "player", bundle.bundle()),
        "pair": _write(out, "pair", bundle.pair()),
        "data_version": version,
        "program": program_version(),
    }
    atomic.write(out / "current.json", _bytes(names))
    for old in out.glob("*-*.json.gz"):
        # Only what a build wrote: the folder may be the user's own and contain other files.
        if _OWN_FILE.fullmatch(old.name) and old.name not in names.values():
            old.unlink(missing_ok=True)
    return names


def ensure(
    data: Path = BUILT_IN_DATA,
    geodata: Path = BUILT_IN_GEODATA,
    out: Path = SCENE_FOLDER,
    *,
    own: OwnFolder | None = None,
) -> dict[str, str]:
    """Return the names of the scene for the data, building it only if it is missing or outdated.

    A build also removes the scenes of readers' own folders that no server has used or built for
    ``UNUSED_DAYS``. Arguments and result are those of :func:`build`.
    """
    try:
        names: dict[str, str] = json.loads((out / "current.json").read_text(encoding="utf-8"))
        fresh = (
            names["data_version"] == Folders(data, geodata, own).version()
            and names["program"] == program_version()
            and all((out / names[kind]).is_file() for kind in FILES)
        )
        if fresh:
            with suppress(OSError):
                # Where this fails the folder is read-only, and nothing is removed from it either.
                os.utime(out / "current.json")
            return names
    except (OSError, ValueError, KeyError, TypeError):
        pass
    names = build(data, geodata, out, own=own)
    _remove_unused()
    return names


def words_name(names: dict[str, str], tag: str, model: Model) -> str:
    """Return the name of the file with the words of a language for a scene.

    It depends on the translations of the model too: they are no part of the version of the data,
    which is that of the figures.

    Args:
        names: What :func:`build` or :func:`ensure` returned.
        tag: A language of the atlas other than English.
        model: The model of the same data.
    """
    texts = model.dataset.as_written.translations.digest
    # A build may have been copied below a folder of its own.
    scene = names["scene"].rpartition("/")[2]
    told = names["texts"].rpartition("/")[2]
    of = f"{scene} {told} {names['program']} {texts}"
    return f"words-{tag}-{hashlib.sha256(of.encode()).hexdigest()[:12]}.json.gz"


def texts_name(words: str) -> str:
    """Return the name of the file with the texts in a language, beside that with its words."""
    return words.replace("words-", "texts-", 1)


def ensure_words(names: dict[str, str], tag: str, model: Model, out: Path = SCENE_FOLDER) -> str:
    """Write the words and texts of a language beside the scene of a build, unless they are there.

    Arguments are those of :func:`words_name`, and ``out`` the folder of the build.

    Returns:
        The name of the file with the words; :func:`texts_name` says that of the texts.
    """
    name = words_name(names, tag, model)
    files = (name, texts_name(name))
    if not all((out / file).is_file() for file in files):
        scene = out / names["scene"].rpartition("/")[2]
        made = words_in_memory(tag, model, scene.read_bytes())
        for file, content in zip(files, made, strict=True):
            atomic.write(out / file, content)
        for old in [*out.glob(f"words-{tag}-*.json.gz"), *out.glob(f"texts-{tag}-*.json.gz")]:
            if _OWN_FILE.fullmatch(old.name) and old.name not in files:
                old.unlink(missing_ok=True)
    return name


def words_in_memory(tag: str, model: Model, first: bytes) -> tuple[bytes, bytes]:
    """Return the files with the words and the texts of a language.

    ``first`` is the file with the scene, which lies in a folder or in memory.
    """
    pack, texts = language_pack(model, tag, json.loads(gzip.decompress(first)))
    return _compressed(_bytes(pack)), _compressed(_bytes(texts))


def build_in_memory(
    data: Path = BUILT_IN_DATA,
    geodata: Path = BUILT_IN_GEODATA,
    *,
    own: OwnFolder | None = None,
) -> tuple[dict[str, str], dict[str, bytes]]:
    """Build a scene for a computer on which ``static/`` cannot be written.

    The files are made in a temporary folder, which is removed before they are returned.

    Returns:
        The names that :func:`build` returns, and the content of the files by name.

    Raises:
        OSError: If not even a temporary folder can be made.
    """
    with tempfile.TemporaryDirectory(prefix="exile-and-return-") as folder:
        names = build(data, geodata, Path(folder), own=own)
        return names, {names[kind]: (Path(folder) / names[kind]).read_bytes() for kind in FILES}


def _remove_unused() -> None:
    """Remove builds for readers' own folders that nobody has used recently."""
    for folder in SCENE_FOLDER.glob("own-*"):
        if not _OWN_FOLDER.fullmatch(folder.name) or folder.is_symlink():
            continue
        # Another server may remove it too, or begin to use it: whichever acts first wins.
        with suppress(OSError):
            used = (folder / "current.json").stat().st_mtime
            if time.time() - used < UNUSED_DAYS * 86_400:
                continue
            (folder / "current.json").unlink()
            for old in folder.glob("*-*.json.gz"):
                if _OWN_FILE.fullmatch(old.name):
                    old.unlink(missing_ok=True)
            folder.rmdir()


def scene_folder(folders: Folders) -> Path:
    """Return the folder for the scene of some data folders, separate from the atlas's own.

    It is under ``static/``, the only folder that the pages serve files from.
    """
    return SCENE_FOLDER / folders.slug


def program_version() -> str:
    """Return a hash (12 hex digits) of the program's source: a new program builds a new scene."""
    player = _hash_of(bundle.STATIC / "player", bundle.STATIC / "vendor")
    return hashlib.sha256(f"{__version__} {_CODE} {player}".encode()).hexdigest()[:12]


def _hash_of(*folders: Path) -> str:
    digest = hashlib.sha256()
    for path in (p for folder in folders for p in sorted(folder.rglob("*.*"))):
        if path.suffix in {".py", ".js", ".css", ".json", ".csv", ".po"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()


# Computed once: a server that keeps running while its files are updated builds with the code it has
# in memory, and must not label the result with the new version.
_CODE = _hash_of(Path(__file__).resolve().parent.parent)


def _bytes(content: Any) -> bytes:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def _write(out: Path, name: str, content: Any) -> str:
    encoded = _compressed(_bytes(content))
    file = f"{name}-{hashlib.sha256(encoded).hexdigest()[:12]}.json.gz"
    atomic.write(out / file, encoded)
    return file


# Where one row is changed, the base map and the player are the same bytes as before.
@functools.lru_cache(maxsize=2 * len(FILES))
def _compressed(content: bytes) -> bytes:
    # No time stamp and no file name inside: the same content must be the same bytes.
    return gzip.compress(content, compresslevel=9, mtime=0)
