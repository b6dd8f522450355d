"""The site as files: packed for hosts that send packed files, and renewed without a gap.

A folder with an earlier site is brought up to date file by file: what is the same stays untouched,
what a page loads comes before the page, and what the site before it loaded goes only with the next
one, since readers may still have its pages.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from atlas.site.assets import FOLDER

MANIFEST = "site.json"
_MADE_BY = "exile-and-return site"
# What is packed already gains nothing.
_PACKED = {".woff2", ".png", ".pdf"}
# The best that Brotli can is a hundred times as slow as this, for a twentieth less.
_QUALITY, _BEST = 9, 11


def earlier(out: Path) -> dict[str, list[str]]:
    """Return the files of the site that lies in a folder: "files", and "before" of the one before.

    Raises:
        ValueError: If the folder contains something else.
    """
    try:
        if not out.exists() or (out.is_dir() and not any(out.iterdir())):
            return {"files": [], "before": []}
        held = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        if held["made_by"] != _MADE_BY:
            raise ValueError
        return {name: [str(path) for path in held[name]] for name in ("files", "before")}
    except (OSError, ValueError, KeyError, TypeError):
        raise ValueError(f"{out} is not an earlier site: name a new or an empty folder") from None


def packed(path: str, content: bytes) -> dict[str, bytes]:
    """Return a file with the packed ones beside it, where they are smaller."""
    found = {path: content}
    if Path(path).suffix in _PACKED:
        return found
    quality = _BEST if path.startswith(f"{FOLDER}/") else _QUALITY
    smaller = {
        f"{path}.gz": gzip.compress(content, compresslevel=9, mtime=0),
        f"{path}.br": brotli.compress(content, quality=quality, lgwin=_window(content)),
    }
    return found | {name: text for name, text in smaller.items() if len(text) < len(content)}


def _window(content: bytes) -> int:
    """Return how far back Brotli looks, in bits: no further than a file goes, which is faster."""
    return min(max(len(content).bit_length(), 16), 22)


def write(out: Path, files: Mapping[str, bytes], kept: Iterable[str], version: str) -> list[str]:
    """Write a site into a folder, over an earlier one if there is one.

    Args:
        out: A new or empty folder, or one with an earlier site.
        files: The files by their paths.
        kept: Paths of files that lie in the folder already and belong to this site too.
        version: The version of the data.

    Returns:
        The paths of all files of the site, the packed ones among them, sorted.

    Raises:
        ValueError: If the folder contains something else.
        OSError: If a file cannot be written.
    """
    before = earlier(out)
    names = set(kept)
    # What a page loads comes first, then the pages, and at the end what tells browsers of them.
    turn = sorted(files, key=lambda path: (not path.startswith(FOLDER), path == "worker.js", path))
    with ThreadPoolExecutor() as threads:
        for made in threads.map(lambda path: packed(path, files[path]), turn):
            for path, content in made.items():
                _replace(out / path, content)
                names.add(path)
    loaded = [path for path in before["files"] if path.startswith(f"{FOLDER}/")]
    manifest = {
        "made_by": _MADE_BY,
        "data_version": version,
        "files": sorted(names),
        "before": sorted({*loaded} - names),
    }
    _replace(out / MANIFEST, (json.dumps(manifest, indent=1) + "\n").encode())
    _remove(out, {*before["files"], *before["before"]} - names - {*loaded})
    return sorted(names)


def _replace(path: Path, content: bytes) -> None:
    """Write a file whole, unless it is there already."""
    if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content)
    part.replace(path)


def _remove(out: Path, names: Iterable[str]) -> None:
    root = out.resolve()
    for name in names:
        path = (out / name).resolve()
        # Only inside the folder, whatever a manifest from elsewhere may say.
        if path.is_relative_to(root) and path.is_file():
            path.unlink()
