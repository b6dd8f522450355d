"""Hostile words in every text of the data: each page, map, plate and file shows them as they are.

That nothing runs in a browser is for tests/browser/test_injection*.py to say; here it is that
nothing runs where the pages are made, and that no word makes one fail.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
import streamlit as st

from atlas.articles.profile import movements_of
from atlas.base.dates import parse_day
from atlas.model.model import Model
from atlas.paper.film import film
from atlas.paper.film import frames as film_frames
from atlas.paper.plate import files
from atlas.paper.plate.plate import Figure
from atlas.paper.sheet.display_list import Words
from atlas.picture.address import Address
from atlas.read import dataset
from atlas.read.dataset import Dataset
from atlas.screen import one_file, publication
from atlas.site import site
from pages.sources.address import VIEWS
from tests.browser.poisoned_data import PAYLOAD, poison
from tests.long_form import sample
from tests.pages.test_pages import as_read, run
from tests.payloads import MADE
from tests.screen.test_one_file import Reader, held
from tests.site.reading import Read

KARACHAIS = "karachais-1943"
DAY = parse_day("1943-11-05")


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory) -> Iterator[Dataset]:
    """The atlas of this process, with payloads in its data, in a working folder of its own."""
    folder = tmp_path_factory.mktemp("poisoned")
    data, geodata, out = folder / "data", folder / "geodata", folder / "scene"
    poison(data, geodata)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr(dataset, "BUILT_IN_DATA", data)
        patch.setattr(dataset, "BUILT_IN_GEODATA", geodata)
        patch.setattr(publication, "SCENE_FOLDER", out)
        st.cache_resource.clear()
        yield dataset.load(data, geodata)
        # A scene is there if a test opened a page.
        assert {p.name for p in folder.iterdir()} <= {"data", "geodata", "scene"}
    st.cache_resource.clear()


@pytest.fixture(autouse=True)
def nothing_ran() -> Iterator[None]:
    yield
    assert not Path(MADE).exists(), "a payload ran where the page is made"


def said(app) -> str:
    """The words of a page as a reader sees them, without the forms of Markdown or HTML."""
    assert not app.exception
    escaped = [*app.markdown, *app.title, *app.header, *app.subheader, *app.caption]
    text = "\n".join(str(element.value) for element in escaped)
    markup = "\n".join(element.proto.body for element in app.get("html"))
    return as_read(text) + html.unescape(markup)


def scripts(app) -> list[str]:
    """The scripts of the folium maps of a page, as the Streamlit component runs them."""
    return [json.loads(c.proto.json_args)["script"] for c in app.get("component_instance")]


@pytest.fixture(scope="module")
def peoples(poisoned):
    return run("peoples")


def test_each_profile_and_its_maps_show_them(poisoned, peoples):
    for people in poisoned.peoples.values():
        peoples.query_params["people"] = people.id
        shown = said(peoples.run())
        assert people.name_own in shown and people.summary in shown
        assert len(scripts(peoples)) >= len(movements_of(poisoned, people))
        for script in scripts(peoples):
            (name,) = re.findall(r'"aria-label", ("[^"]*")\);', script)
            assert json.loads(name).endswith(f" {PAYLOAD}")
            tips = re.findall(r'textContent = ("[^"]*");', script)
            assert tips and all(f" {PAYLOAD}" in json.loads(words) for words in tips)


@pytest.mark.parametrize("show", VIEWS)
def test_each_view_of_the_sources_shows_them(poisoned, show):
    assert PAYLOAD in said(run("sources", show=show))


def test_a_claim_and_the_map_stand_them(poisoned):
    claim = next(iter(poisoned.claims))
    assert PAYLOAD in said(run("sources", show="claims", claim=claim))
    assert not run(select=f"claim:{claim}").exception


def test_a_plate_that_there_is_not_is_refused_with_them(poisoned):
    app = run("figure", layout="return", movement="meskhetian-turks-1944")
    assert not app.exception
    (info,) = app.info
    assert f"{PAYLOAD} is recorded by 1961" in as_read(info.value)
    assert "![](" not in info.value and ":red[" not in info.value


def flat(text: str) -> str:
    """Without white space: a plate breaks its lines where they end."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("layout", ["single", "before-after", "chart"])
def test_plates_print_them(poisoned, layout):
    # So many words fill a plate of a journal's width.
    wanted = Figure(Address(DAY, movements=(KARACHAIS,)), layout, "a3")
    path = Path("plate.svg")
    files.write(Model(poisoned), wanted, path, "v")
    text = "".join(ElementTree.fromstring(path.read_bytes()).itertext())
    caption = files.caption_of(path)
    assert flat(PAYLOAD) in flat(caption.read_text(encoding="utf-8"))
    path.unlink()
    caption.unlink()
    assert flat(PAYLOAD) in flat(text)


def test_a_film_is_made_with_them_in_its_pictures_and_title(poisoned):
    address = Address(DAY, DAY + 1, "period", (KARACHAIS,))
    frames = film_frames.Frames(Model(poisoned), address, "v", whole=False)
    assert PAYLOAD in frames.title
    for shot in frames.shots[:2]:
        printed = (t.words for t in frames.sheet(shot).display_list if isinstance(t, Words))
        assert flat(PAYLOAD) in flat("".join(printed))
    shot = frames.shots[0]
    # Small and short: what is encoded is no longer a word.
    small = frames.draw(shot)[::6, ::6]
    # The remark in a GIF is short.
    for kind, room in (("mp4", None), ("gif", 250)):
        path = Path(f"film.{kind}")
        film.write(path, [replace(shot, seconds=0.2)], lambda _: small, title=frames.title)
        assert frames.title.encode()[:room] in path.read_bytes()
        for file in (path, *film.companions(path)):
            file.unlink()


def test_the_one_file_holds_them(poisoned, model):
    page = one_file.page(Model(poisoned), "v")
    assert held(page, "scene")["movements"][0]["title"].endswith(f" {PAYLOAD}")
    read, sound = Reader(page), Reader(one_file.page(model, "v"))
    assert PAYLOAD in " ".join(text for _, text in read.texts)
    assert {tag for tag, _ in read.elements} <= {tag for tag, _ in sound.elements}


# What pages of the site are made of; a payload would bring others, or something that acts.
ELEMENTS = (
    "html head meta title link style script body a header nav ul ol li main h1 h2 h3 h4 p span div "
    "footer article section details summary table thead tbody tr th td blockquote strong small b i "
    "dl dt dd pre img br form label input button noscript"
)


def test_pages_of_the_site_show_them_as_words(poisoned):
    files = site.content(Model(poisoned), "v", "https://atlas.example/", "", {})
    pages = {path: text for path, text in files.items() if path.endswith(".html")}
    records = [path for path in pages if "claims/" in path]
    chosen = [path for path in pages if path not in records] + sample(records, 30)
    met = 0
    for path in chosen:
        read = Read(pages[path])
        met += PAYLOAD[:30] in read.words
        assert read.faults == [], path
        assert {tag for tag, _ in read.elements} <= {*ELEMENTS.split()}, path
        for tag, attributes in read.elements:
            assert not [name for name in attributes if name.startswith("on") or name == "style"]
            for name in ("href", "src"):
                address = attributes.get(name, "")
                assert not re.match(r"\s*(?!https?:)[a-z]+:", address, re.I), (path, tag, address)
                assert ".invalid" not in address.partition("#")[0], (path, tag, address)
        for text in read.scripts:
            assert text.startswith("[data-at") or json.loads(text), path
    assert met > len(chosen) // 2
    for path, text in files.items():
        if path.endswith((".svg", ".xml")):
            ElementTree.fromstring(text)
