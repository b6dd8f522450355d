"""What the pages load: styles, fonts, scripts and data, each named by the hash of its content."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from atlas.base import bundle, theme, web
from atlas.model.model import Model
from atlas.paper.sheet import typeface
from atlas.screen import basemap
from atlas.screen.language_pack import language_pack
from atlas.screen.one_file import FONT_FACES, without_requests
from atlas.screen.scene import scene
from atlas.screen.texts import parted
from atlas.words.language import LANGUAGES, language, speaking

_HERE = bundle.STATIC / "site"
FOLDER = "assets"
# What Latin and Cyrillic texts are written with, also those that a reader of the map may type.
_LETTERS = "".join(
    chr(code)
    for first, last in ((0x20, 0x7E), (0xA0, 0x17F), (0x400, 0x45F), (0x490, 0x4FF))
    for code in range(first, last + 1)
)
_FACES = {
    "SourceSansPro-Regular": (400, False),
    "SourceSansPro-It": (400, True),
    "SourceSansPro-Semibold": (600, False),
    "SourceSansPro-SemiboldIt": (600, True),
    "SourceSansPro-Bold": (700, False),
}


class Assets:
    """Files by their plain names; a file's path has the hash of its content in it."""

    def __init__(self) -> None:
        self.paths: dict[str, str] = {}
        self.files: dict[str, bytes] = {}

    def add(self, name: str, content: bytes) -> str:
        """Add a file and return its path from the root of the site."""
        stem, _, ending = name.rpartition(".")
        path = f"{FOLDER}/{stem}-{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
        self.paths[name] = path
        self.files[path] = content
        return path


def json_bytes(content: Any) -> bytes:
    """Return JSON without spaces, as UTF-8."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode()


def add_data(assets: Assets, model: Model, version: str) -> None:
    """Add the scene, the base map and the words of each language."""
    assets.add("base.json", json_bytes(basemap.base(model.dataset)))
    with speaking(language("en")):
        first, texts = parted(scene(model, version))
    assets.add("scene.json", json_bytes(first))
    assets.add("texts-en.json", json_bytes(texts))
    read = json.loads(json_bytes(first))
    for tag in LANGUAGES:
        if tag != "en":
            words, texts = language_pack(model, tag, read)
            assets.add(f"words-{tag}.json", json_bytes(words))
            assets.add(f"texts-{tag}.json", json_bytes(texts))


def add_program(assets: Assets, letters: str) -> None:
    """Add styles, fonts, scripts and the icon; the fonts have ``letters`` and the usual ones."""
    assets.add("icon.png", (bundle.STATIC / "icon.png").read_bytes())
    wanted = "".join(sorted({*_LETTERS, *letters}))
    for name, (weight, italic) in _FACES.items():
        assets.add(f"{name}.woff2", typeface.for_pages(weight, italic, wanted))
    hangul = Path(web.HANGUL)
    assets.add(hangul.name, (bundle.STATIC / hangul).read_bytes())
    program = bundle.bundle()
    styles = [
        _faces(assets, hangul.name),
        theme.css_properties(),
        without_requests(str(program["styles"])),
        (bundle.STATIC / "articles" / "articles.css").read_text("utf-8"),
        _text("site.css"),
    ]
    assets.add("site.css", "\n".join(styles).encode())
    assets.add("plain.css", _text("plain.css").encode())
    assets.add("leaflet.js", str(program["leaflet"]).encode())
    player = bundle.classic("index.js", others=[bundle.WORKER])
    assets.add("map.js", f"const player = {player};\n{_text('map.js')}".encode())
    search = f"const folding = {bundle.classic('folding.js')};\n{_text('search.js')}"
    assets.add("search.js", search.encode())
    assets.add("keep.js", _text("keep.js").encode())


def worker(version: str, first: list[str]) -> bytes:
    """Return the service worker: what it is the version of, and what it keeps at once."""
    told = f"const VERSION = {json.dumps(version)};\nconst FIRST = {json.dumps(first)};\n"
    return f"{told}{_text('worker.js')}".encode()


def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _faces(assets: Assets, hangul: str) -> str:
    """Return the rules for the fonts, which lie beside the style sheet."""

    def beside(name: str) -> str:
        return assets.paths[name].removeprefix(f"{FOLDER}/")

    rules = [
        f'@font-face {{ font-family: "Source Sans"; font-style: {style}; font-weight: {weight}; '
        f'font-display: swap; src: url({beside(f"{name}.woff2")}) format("woff2"); }}'
        for name, (style, weight) in FONT_FACES.items()
    ]
    rules += [web.hangul_face(beside(hangul), w, style) for style, w in FONT_FACES.values()]
    return "\n".join(rules)
