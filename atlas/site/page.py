"""A page of the site: what it says of itself, the bar above it and what stands below it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from atlas.model.model import Model
from atlas.read.dataset import Dataset
from atlas.screen.one_file import RIGHTS, SUBTITLE, TITLE
from atlas.site.addresses import HOME, VIEWS, Place, folder
from atlas.words.language import LANGUAGES, say
from atlas.words.translated import DRAFTS, are_drafts

# Lengths that depend on the data: the page's policy allows no style in an element.
_LENGTHS = re.compile(r' style="((?:left|width):[0-9.]+%(?:;width:[0-9.]+%)?)"')

# Scripts that give the page a name of their own; in a module, ours hide none of the browser's.
_OF_LIBRARIES = {"leaflet.js"}


@dataclass(frozen=True)
class Site:
    """What all pages have in common.

    Attributes:
        version: The version of the data.
        address: Where the site will lie, with a slash at its end, or "" where nobody said.
        app: Where the app is, with a slash at its end, or "".
        assets: Names of files -> their paths from the root, with the hash of their content.
    """

    version: str
    address: str = ""
    app: str = ""
    assets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Edition:
    """The site in one language, which is spoken while its pages are made."""

    site: Site
    model: Model
    tag: str

    @property
    def dataset(self) -> Dataset:
        """The data in that language."""
        return self.model.dataset

    def place(self, path: str) -> Place:
        """Return where a page lies, by its path in the folder of the language."""
        return Place(self.tag, path, self.site.app)


@dataclass(frozen=True)
class Page:
    """A page without what all have in common.

    Attributes:
        path: Its path in the folder of its language.
        title: Its title, as text.
        main: Its content, HTML with every text escaped, the heading in it.
        description: What it is about, as text.
        data: JSON-LD as an element, or "".
        card: The picture by which others announce it: a path from the root, or "".
        scripts: The names of its scripts among the assets.
        early: The names of the assets that it will need at once.
        section: The path of the page that is marked as open in the bar.
        kept: Whether a reader who was here once has it without a network.
        in_full: Whether its content has the whole width.
        plain: Whether it looks otherwise without JavaScript (plain.css).
    """

    path: str
    title: str
    main: str
    description: str = ""
    data: str = ""
    card: str = ""
    scripts: tuple[str, ...] = ()
    early: tuple[str, ...] = ()
    section: str = ""
    kept: bool = False
    in_full: bool = False
    plain: bool = False


def document(edition: Edition, page: Page) -> str:
    """Return a page as a file: the same page gives the same text."""
    main, lengths = _without_styles(page.main)
    place = edition.place(page.path)
    kind = "whole" if page.in_full else "article"
    return "\n".join(
        [
            f'<!doctype html>\n<html lang="{edition.tag}">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(_policy(lengths))}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(_full_title(page))}</title>",
            *_head(edition, page, place),
            f"<style>{lengths}</style>" if lengths else "",
            page.data,
            f"</head>\n<body>\n{_bar(edition, page, place)}",
            f'<main id="text" class="{kind}">\n{main}\n</main>',
            _foot(edition, place),
            "</body>\n</html>\n",
        ]
    )


def _without_styles(main: str) -> tuple[str, str]:
    """Return a page's content without styles in its elements, and the rules that replace them."""
    rules: dict[str, int] = {}

    def numbered(found: re.Match[str]) -> str:
        return f' data-at="{rules.setdefault(found[1], len(rules))}"'

    main = _LENGTHS.sub(numbered, main)
    return main, "".join(f'[data-at="{number}"]{{{rule}}}' for rule, number in rules.items())


def _policy(lengths: str) -> str:
    """Return what the page may load and run: only what lies beside it."""
    own = base64.b64encode(hashlib.sha256(lengths.encode()).digest()).decode()
    rules = [
        "default-src 'none'",
        "script-src 'self'",
        f"style-src 'self' 'sha256-{own}'" if lengths else "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        # The service worker, and the map's own worker, which is made of the program that runs.
        "worker-src 'self' blob:",
        "base-uri 'none'",
        "form-action 'self'",
    ]
    return "; ".join(rules)


def _full_title(page: Page) -> str:
    name = say(TITLE)
    return f"{name}: {say(SUBTITLE)}" if page.path == HOME else f"{page.title} · {name}"


def _head(edition: Edition, page: Page, place: Place) -> list[str]:
    assets = edition.site.assets
    described = page.description or say(SUBTITLE)
    lines = [f'<meta name="description" content="{escape(described)}">']
    lines.append(f'<link rel="icon" href="{place.root}{assets["icon.png"]}">')
    for name in ("SourceSansPro-Regular.woff2", "SourceSansPro-Semibold.woff2"):
        address = place.root + assets[name]
        lines.append(
            f'<link rel="preload" as="font" type="font/woff2" href="{address}" crossorigin>'
        )
    for name in page.early:
        address = place.root + assets[name]
        lines.append(f'<link rel="preload" as="fetch" href="{address}" crossorigin>')
    lines.append(f'<link rel="stylesheet" href="{place.root}{assets["site.css"]}">')
    if page.plain:
        plain = f'<link rel="stylesheet" href="{place.root}{assets["plain.css"]}">'
        lines.append(f"<noscript>{plain}</noscript>")
    lines += _of_others(edition, page, place, described)
    for name in page.scripts:
        kind = "defer" if name in _OF_LIBRARIES else 'type="module"'
        lines.append(f'<script src="{place.root}{assets[name]}" {kind}></script>')
    kept = assets[f"kept-{edition.tag}.json"]
    lines.append(
        f'<script src="{place.root}{assets["keep.js"]}" defer data-root="{place.root or "./"}"'
        f' data-kept="{kept}"></script>'
    )
    return lines


def _of_others(edition: Edition, page: Page, place: Place, described: str) -> list[str]:
    """Return what search engines and messengers read: the other languages, and how to show it."""
    address = edition.site.address
    lines = [
        f'<link rel="alternate" hreflang="{tag}" '
        f'href="{address + folder(tag) + page.path if address else place.to(page.path, tag)}">'
        for tag in LANGUAGES
    ]
    if not address:
        return lines
    said = {
        "og:type": "website" if page.path == HOME else "article",
        "og:site_name": say(TITLE),
        "og:title": page.title,
        "og:description": described,
        "og:url": f"{address}{place.full}",
        "og:locale": edition.tag,
    }
    lines.append(f'<link rel="alternate" hreflang="x-default" href="{address}{page.path}">')
    lines.append(f'<link rel="canonical" href="{address}{place.full}">')
    if page.card:
        said["og:image"] = f"{address}{page.card}"
        lines.append('<meta name="twitter:card" content="summary_large_image">')
    lines += [f'<meta property="{name}" content="{escape(words)}">' for name, words in said.items()]
    return lines


def _bar(edition: Edition, page: Page, place: Place) -> str:
    listed = {
        HOME: say("Atlas"),
        "stories/index.html": say("Stories"),
        "peoples/index.html": say("Peoples"),
        "lessons/index.html": say("Teaching"),
        VIEWS["works"]: say("Sources"),
        "search.html": say("Search"),
    }
    current = page.section or page.path
    links = "".join(
        f'<li><a href="{place.to(path)}"{_marked(path == current)}>{escape(words)}</a></li>'
        for path, words in listed.items()
    )
    tongues = "".join(
        f'<li><a href="{place.to(page.path, tag)}" hreflang="{tag}" lang="{tag}"'
        f"{_marked(tag == edition.tag)}>{escape(name)}</a></li>"
        for tag, name in LANGUAGES.items()
    )
    skip, title = escape(say("To the text")), escape(say(TITLE))
    pages, language = escape(say("Pages of the atlas")), escape(say("Language"))
    return (
        f'<a class="skip" href="#text">{skip}</a>\n'
        f'<header class="bar"><a class="title" href="{place.to(HOME)}">{title}</a>'
        f'<nav aria-label="{pages}"><ul>{links}</ul></nav>'
        f'<nav class="tongues" aria-label="{language}"><ul>{tongues}</ul></nav>'
        "</header>"
    )


def _marked(is_open: bool) -> str:
    return ' aria-current="page"' if is_open else ""


def _foot(edition: Edition, place: Place) -> str:
    drafts = say(DRAFTS) if are_drafts(edition.dataset, edition.tag) else ""
    version = say("Data version {version}.", version=edition.site.version)
    layers = escape(say("Map layers"))
    origin = f'<a href="{place.view("layers")}">{layers}</a>'
    app = ""
    if edition.site.app:
        words = escape(say("Figures for print, films and two maps side by side: in the app"))
        asked = "" if edition.tag == "en" else f"?lang={edition.tag}"
        app = f'<p><a href="{escape(edition.site.app)}figure{asked}">{words}</a></p>'
    return (
        f'<footer class="foot">{f"<p>{escape(drafts)}</p>" if drafts else ""}'
        f"<p>{escape(version)} {escape(say(RIGHTS))} {origin}</p>{app}</footer>"
    )
