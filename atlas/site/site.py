"""The whole site: every edition with its pages, what they load, what hosts and browsers read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from atlas.base import web
from atlas.model.model import Model
from atlas.read.folders import Folders, built_in
from atlas.search.index import Entry, index
from atlas.site import assets as loaded
from atlas.site import folder, home, pages, papers, search_index
from atlas.site.addresses import folder as folder_of
from atlas.site.assets import Assets
from atlas.site.page import Edition, Page, Site, document
from atlas.site.papers import CARD, Paper
from atlas.words.language import LANGUAGES, language, speaking
from atlas.words.translated import model_in


def write(
    out: Path,
    model: Model,
    version: str,
    *,
    address: str = "",
    app: str = "",
    with_papers: bool = True,
) -> list[str]:
    """Write the site into a folder and return the paths of its files.

    The same data gives the same bytes, with the same version of Brotli.

    Args:
        out: A new or empty folder, or one with an earlier site, which is brought up to date.
        model: The data, in English.
        version: Its version.
        address: Where the site will lie ("https://…"), for what must name its address in full:
            canonical links, the map of the site, cards; "" leaves these out.
        app: Where the app is, for links to plates and films, or "".
        with_papers: Whether to make cards and sheets, which takes longest; they are those of the
            built-in data.

    Raises:
        ValueError: If ``out`` contains something else, or an address is none.
        OSError: If a file cannot be written.
    """
    address, app = (_rooted(given) for given in (address, app))
    folder.earlier(out)
    asked = list(papers.wanted(model.dataset)) if with_papers else []
    new = _papers(out, built_in(), version, address or app, asked)
    paths = {paper: papers.path_of(paper, version, address or app) for paper in asked}
    lying = {p: path for p, path in paths.items() if path in new or (out / path).is_file()}
    files = content(model, version, address, app, lying)
    out.mkdir(parents=True, exist_ok=True)
    return folder.write(out, {**new, **files}, lying.values(), version)


def _rooted(address: str) -> str:
    """Return an address with a slash at its end, "" unchanged; raises ValueError if it is none."""
    web.check(address)
    return f"{address.rstrip('/')}/" if address else ""


def _papers(
    out: Path, folders: Folders, version: str, address: str, asked: list[Paper]
) -> dict[str, bytes]:
    made = papers.missing(out, folders, version, address, asked)
    return {papers.path_of(paper, version, address): content for paper, content in made}


def content(
    model: Model, version: str, address: str, app: str, lying: Mapping[Paper, str]
) -> dict[str, bytes]:
    """Return the files of the site by their paths, but for its papers, whose paths are given."""
    assets = Assets()
    loaded.add_data(assets, model, version)
    site = Site(version, address, app, assets.paths)
    editions = [Edition(site, model_in(model, tag), tag) for tag in LANGUAGES]
    entries = {edition.tag: index(edition.dataset) for edition in editions}
    for edition in editions:
        with speaking(language(edition.tag)):
            found = search_index.index(edition, entries[edition.tag])
            assets.add(f"search-{edition.tag}.json", found)
    loaded.add_program(assets, _letters(assets.files.values()))
    made: dict[str, list[Page]] = {}
    for edition in editions:
        with speaking(language(edition.tag)):
            made[edition.tag] = list(_pages(edition, entries, lying, _keeper(assets)))
    for edition in editions:
        kept = _kept(edition, made[edition.tag], assets)
        assets.add(f"kept-{edition.tag}.json", loaded.json_bytes(kept))
    files: dict[str, bytes] = dict(assets.files)
    for edition in editions:
        with speaking(language(edition.tag)):
            for page in made[edition.tag]:
                files[edition.place(page.path).full] = document(edition, page).encode()
    return files | _for_hosts(editions[0], files, made)


def _letters(texts: Iterable[bytes]) -> str:
    """Return the letters of texts, each once."""
    return "".join(sorted(set().union(*(text.decode() for text in texts))))


def _keeper(assets: Assets) -> Callable[[str], str]:
    """Return what takes a drawing and gives its path."""
    return lambda svg: assets.add("chart.svg", svg.encode())


def _pages(
    edition: Edition,
    entries: Mapping[str, list[Entry]],
    lying: Mapping[Paper, str],
    keep: Callable[[str], str],
) -> Iterator[Page]:
    own = {paper: path for paper, path in lying.items() if paper.tag == edition.tag}
    cards = {paper.of: path for paper, path in own.items() if paper.kind == CARD}
    sheets = {(p.of, p.kind): path for p, path in own.items() if p.kind != CARD}
    yield home.home(edition, cards)
    yield home.search(edition)
    yield home.away(edition)
    yield from pages.peoples(edition, cards, keep)
    yield from pages.stories(edition, cards, sheets)
    yield from pages.sources(edition, entries[edition.tag])
    yield from pages.records(edition, entries[edition.tag])


def _kept(edition: Edition, made: list[Page], assets: Assets) -> list[str]:
    """Return what a reader of an edition has without a network after one visit."""
    names = [f"{part}-{edition.tag}.json" for part in ("search", "words", "texts")]
    drawn = [path for path in assets.files if path.endswith(".svg")]
    shown = "".join(page.main for page in made)
    return [
        *(edition.place(page.path).full for page in made if page.kept),
        *(assets.paths[name] for name in names if name in assets.paths),
        *(path for path in drawn if path in shown),
    ]


def _for_hosts(
    english: Edition, files: Mapping[str, bytes], made: Mapping[str, list[Page]]
) -> dict[str, bytes]:
    """Return what a host, a search engine or a browser asks for by a name of its own."""
    assets, address = english.site.assets, english.site.address
    of_one = ("kept-", "search-", "words-", "texts-", "chart")
    first = [path for name, path in assets.items() if not name.startswith(of_one)]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path}\0".encode())
        digest.update(hashlib.sha256(files[path]).digest())
    found = {
        "worker.js": loaded.worker(digest.hexdigest()[:12], first),
        "404.html": home.missing(english).encode(),
        "robots.txt": b"User-agent: *\nAllow: /\n",
    }
    if address:
        listed = [
            f"{address}{folder_of(tag)}{page.path}"
            for tag, own in made.items()
            for page in own
            if page.path not in ("away.html", "search.html")
        ]
        found["sitemap.xml"] = _sitemap(listed)
        found["robots.txt"] += f"Sitemap: {address}sitemap.xml\n".encode()
    return found


def _sitemap(addresses: list[str]) -> bytes:
    listed = "\n".join(f"<url><loc>{escape(one)}</loc></url>" for one in addresses)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{listed}\n</urlset>\n"
    ).encode()
