"""The whole animated atlas in one HTML file: it opens from a USB stick and makes no requests.

It contains the scene and the base map as gzip in base64: a fifth of the JSON that they are, and
nothing in base64 can end a script element or begin a comment. The player is one plain script. The
page's Content-Security-Policy (``default-src 'none'``) allows each script by its hash and forbids
every request, so that not even a mistake of ours could make one.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from atlas import __version__
from atlas.base import bundle, theme, web
from atlas.model.model import Model
from atlas.picture.address import Address
from atlas.read.dataset import Dataset
from atlas.screen import basemap
from atlas.screen.language_pack import language_pack
from atlas.screen.scene import scene
from atlas.screen.texts import parted
from atlas.words import citation_styles
from atlas.words.language import LANGUAGES, language, speaking, to_say
from atlas.words.translated import DRAFTS, translated

TITLE = to_say("Exile and Return")
SUBTITLE = to_say("An animated atlas of Soviet forced migrations, 1928–1961")
_WAIT = to_say(
    "Opening the map … It needs JavaScript; without it the sources below can still be read."
)
# What stands below the map, beside what the data says.
_ABOUT = to_say("About")
_ABOUT_THIS = to_say("About this atlas")
_VERSION = to_say("Data version {version}.")
RIGHTS = to_say(
    "Data: CC BY 4.0, and ODbL for what derives from OpenStreetMap; © OpenStreetMap contributors. "
    "Program: MIT."
)
_RIGHTS_OF_PART = to_say(
    "Data that comes with the atlas: CC BY 4.0, and ODbL for what derives from OpenStreetMap; "
    "© OpenStreetMap contributors. Program: MIT."
)
_MADE_WITH = to_say(
    "The map is moved with Leaflet 1.9.4 (BSD 2-Clause) and lettered in Source Sans (SIL Open Font "
    "License 1.1); QR codes are made with Lean QR 2.7.4 (MIT). It is drawn from:"
)
_SOURCES = to_say("Sources")
_LICENCES = to_say("The licences in full")
_HERE = bundle.STATIC / "one-file"
_FONTS = bundle.STATIC / "vendor/source-sans"
# The fonts that the player uses; weight 650 is drawn with the semibold, not with the bold.
FONT_FACES = {
    "SourceSansPro-Regular": ("normal", "400"),
    "SourceSansPro-It": ("italic", "400"),
    "SourceSansPro-Semibold": ("normal", "600 650"),
    "SourceSansPro-SemiboldIt": ("italic", "600 650"),
    "SourceSansPro-Bold": ("normal", "700"),
}
# What a style sheet would fetch: Leaflet refers to images of controls that are not used here.
_FETCHED = re.compile(r"url\((?!\s*[\"']?(?:data:|#))[^)]*\)")

# What would end a script or style element, or hide its end.
_ENDING = re.compile(r"</(?:script|style)|<!--", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+$")


def page(
    model: Model,
    version: str,
    opening: Address | None = None,
    *,
    lang: str = "",
    note: tuple[str, dict[str, str]] = ("", {}),
    published: str = "",
) -> bytes:
    """Return the HTML file as UTF-8; the same data and opening give the same bytes.

    Args:
        model: The data.
        version: The version of the data.
        opening: The picture at which the file opens, unless the fragment of its URL says otherwise;
            without one it shows the opening, where the reader chooses.
        lang: The language in which it opens, a key of ``LANGUAGES``; without one that of the
            ``opening``, if not English, or of the reader's browser. Readers can choose another.
        note: One sentence on where the data comes from, if not from the atlas alone: a message and
            its values (:func:`atlas.words.own_data.unsaid`).
        published: The web address at which the file will be published, for the links and QR codes
            that it shows; without it they use the address from which it is opened.

    Raises:
        ValueError: If ``published`` is not such an address, or there is no such language.
    """
    web.check(published)
    query = (opening.parameters() if opening else {}) | (
        {"lang": language(lang).tag} if lang else {}
    )
    parts = bundle.bundle()
    styles = "\n".join(
        [
            _font_faces(),
            _hangul_faces(),
            theme.css_properties(),
            without_requests(str(parts["styles"])),
            _text("page.css"),
            _text("print.css"),
        ]
    )
    program = bundle.classic("index.js", others=[bundle.WORKER])
    player = f"const player = {program};\n{_text('open.js')}"
    first, texts = parted(scene(model, version))
    packed = {
        "scene": _packed(first),
        "texts": _packed(texts),
        "base": _packed(basemap.base(model.dataset)),
        **_languages(model, first),
    }
    blocks = [
        f'<script type="text/plain" id="{key}">{text}</script>' for key, text in packed.items()
    ]
    start = {
        "query": urlencode(query),
        "published": published,
        "languages": [*map(list, LANGUAGES.items())],
    }
    blocks.append(f'<script type="application/json" id="opening">{_inert(start)}</script>')
    leaflet = str(parts["leaflet"])
    for text in (player, leaflet, styles):
        if _ENDING.search(text):
            raise ValueError("a script or style of the player would end its own element")
    policy = _policy(styles, leaflet, player)
    pieces = [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        f"<title>{TITLE}: {SUBTITLE}</title>",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="description" content="{SUBTITLE}. Data version {escape(version)}.">',
        f'<meta name="generator" content="{TITLE} {__version__}">',
        f'<link rel="icon" href="{_data_address("image/png", bundle.STATIC / "icon.png")}">',
        f"<style>{styles}</style>\n</head>\n<body>",
        f'<header class="of-bar">{_said("h1", TITLE, "of-title")}{_said("p", SUBTITLE)}'
        '<select class="of-languages" name="lang"></select><div class="of-buttons"></div></header>',
        '<div class="of-note" role="status" hidden></div>',
        '<p class="of-address"></p>',
        f'<main id="atlas">{_said("p", _WAIT, "of-wait")}</main>',
        _words(model.dataset, version, note),
        *blocks,
        f'<script>{leaflet}</script>\n<script type="module">{player}</script>',
        "</body>\n</html>\n",
    ]
    return "\n".join(pieces).encode()


def _languages(model: Model, first: dict[str, Any]) -> dict[str, str]:
    """Return the words and the texts of each other language, by the id of their block."""
    read = json.loads(json.dumps(first))
    found = {}
    for tag in (tag for tag in LANGUAGES if tag != "en"):
        pack, texts = language_pack(model, tag, read)
        references = _references(model.dataset, tag)
        found[f"words-{tag}"] = _packed({**pack, "references": references})
        found[f"texts-{tag}"] = _packed(texts)
    return found


def _references(dataset: Dataset, tag: str) -> dict[str, str]:
    """Return the references, without their addresses, that a language writes in its own way."""
    english = _parted_references(dataset)
    with speaking(language(tag)):
        said = _parted_references(translated(dataset, tag))
    return {key: text for key, text in said.items() if text != english[key]}


def _parted_references(dataset: Dataset) -> dict[str, str]:
    works = dataset.works.items()
    return {key: _parted(citation_styles.reference(work))[0] for key, work in works}


def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _packed(content: Any) -> str:
    """Return JSON, compressed without a time stamp, as base64."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return base64.b64encode(gzip.compress(text.encode(), compresslevel=9, mtime=0)).decode()


def _inert(content: Any) -> str:
    """Return JSON in which nothing ends a script element or begins a comment."""
    return json.dumps(content, ensure_ascii=False).replace("<", "\\u003c")


def _font_faces() -> str:
    return "\n".join(
        '@font-face { font-family: "Source Sans"; '
        f"font-style: {style}; font-weight: {weight}; src: url("
        f'{_data_address("font/woff2", _FONTS / f"{name}.woff2")}) format("woff2"); }}'
        for name, (style, weight) in FONT_FACES.items()
    )


def _hangul_faces() -> str:
    """Return the rules for Hangul, one for each face of Source Sans."""
    address = _data_address("font/ttf", bundle.STATIC / web.HANGUL)
    kinds = ((weight, style) for style, weight in FONT_FACES.values())
    return "\n".join(web.hangul_face(address, *kind) for kind in kinds)


def _data_address(kind: str, file: Path) -> str:
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"


def without_requests(styles: str) -> str:
    """Return a style sheet that fetches nothing."""
    return _FETCHED.sub("none", styles)


def _policy(styles: str, *scripts: str) -> str:
    """Return the page's policy: only its own scripts, workers, styles, fonts and icon."""
    rules = [
        "default-src 'none'",
        f"script-src {' '.join(_hash(script) for script in scripts)}",
        f"style-src {_hash(styles)}",
        "font-src data:",
        "img-src data:",
        # the player's own program again, which draws the map there
        "worker-src blob:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(rules)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _words(dataset: Dataset, version: str, note: tuple[str, dict[str, str]]) -> str:
    """Return the text below the map: the data and its licence, the credits, the sources."""
    works = [
        (citation_styles.reference(work), work.note, key) for key, work in dataset.works.items()
    ]
    works.sort(key=lambda work: (work[0].casefold(), work))
    listed = "\n".join(_work(*work) for work in works)
    layers = "\n".join(
        f"<li>{_said('span', row.get('title', ''))}{_origin(row)}</li>" for row in dataset.layers
    )
    about = escape(_ABOUT_THIS)
    return f"""<section class="of-text" id="about" aria-label="{about}" data-say="{about}">
{_said("h2", _ABOUT)}
<p>{_said("span", TITLE)}. {_said("span", SUBTITLE)}. {_said("span", _VERSION, version=version)}
{_said("span", note[0], **note[1]) if note[0] else ""}</p>
{_said("p", DRAFTS, "of-drafts")}
{_said("p", RIGHTS if dataset.is_atlas else _RIGHTS_OF_PART)}
{_said("p", _MADE_WITH)}
<ul class="of-works">
{layers}
</ul>
{_licences()}
{_said("h2", _SOURCES, identity="sources")}
<ul class="of-works">
{listed}
</ul>
</section>"""


def _said(tag: str, message: str, style: str = "", identity: str = "", **values: str) -> str:
    """Return an element with a message that the page says in the reader's language."""
    given = {"class": style, "id": identity, "data-say": message}
    given |= {f"data-{name}": value for name, value in values.items()}
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in given.items() if value)
    return f"<{tag}{attributes}>{escape(message.format(**values) if values else message)}</{tag}>"


def _licences() -> str:
    files = {
        "This program": bundle.STATIC.parent / "LICENSE",
        "Leaflet": bundle.STATIC / "vendor/leaflet/LICENSE",
        "Lean QR": bundle.STATIC / "vendor/lean-qr/LICENSE",
        "Source Sans": _FONTS / "LICENSE.md",
        "Noto Sans KR": bundle.STATIC / "vendor/noto-sans-kr/LICENSE",
    }
    texts = "\n".join(
        f"<h3>{name}</h3>\n<pre>{escape(path.read_text(encoding='utf-8'))}</pre>"
        for name, path in files.items()
    )
    return f"<details>{_said('summary', _LICENCES)}\n{texts}\n</details>"


def _origin(layer: dict[str, str]) -> str:
    said = [_said("span", layer[key]) for key in ("producer", "licence") if layer.get(key)]
    return f"<small>{', '.join(said)}</small>" if said else ""


def _work(reference: str, note: str, key: str) -> str:
    """Return a work as HTML; a web address at the end of its reference becomes a link."""
    text, address = (escape(part) for part in _parted(reference))
    link = f'<a href="{address}" target="_blank" rel="noopener noreferrer">{address}</a>'
    remark = f"<small>{escape(note)}</small>" if note else ""
    item = f'<li data-work="{escape(key)}"><span>{text}</span>'
    return f"{item}{link if address else ''}{remark}</li>"


def _parted(reference: str) -> tuple[str, str]:
    """Return a reference without the web address at its end, and that address or ""."""
    found = _ADDRESS.search(reference)
    return (reference[: found.start()], found[0]) if found else (reference, "")
