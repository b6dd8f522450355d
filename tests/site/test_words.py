"""The site says what the app says: words and numbers of 30 addresses, letter by letter."""

from __future__ import annotations

import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from atlas.articles import views
from atlas.screen.one_file import TITLE
from atlas.site.addresses import VIEWS
from atlas.words.language import language, many, say, speaking
from tests.pages.test_pages import as_read, run
from tests.site.reading import Read

# The app's address, and the page of the site.
PEOPLES = ["karachais", "kazakhs", "koreans", "chechens", "volga-germans", "meskhetian-turks"]
CLAIMS = ["ci-arrived-akmola", "ci-loaded-convoy", "kar-arrived-frunze"]
CASES = [
    *(("peoples", {"people": one}, f"peoples/{one}.html") for one in PEOPLES),
    ("peoples", {"people": "kalmyks", "lang": "ru"}, "ru/peoples/kalmyks.html"),
    ("peoples", {"people": "balkars", "lang": "kk"}, "kk/peoples/balkars.html"),
    *(("sources", {"show": view}, path) for view, path in VIEWS.items() if view != "claims"),
    *(("sources", {"show": "claims", "claim": one}, f"claims/{one}.html") for one in CLAIMS),
    (
        "sources",
        {"show": "claims", "claim": "kar-arrived-frunze", "lang": "ru"},
        "ru/claims/kar-arrived-frunze.html",
    ),
    (
        "sources",
        {"show": "claims", "claim": "ci-arrived-akmola", "lang": "kk"},
        "kk/claims/ci-arrived-akmola.html",
    ),
    *(
        ("sources", {"show": "conflicts", "conflict": one}, f"conflicts/{one}.html")
        for one in ("c01", "c13", "c46", "c02")
    ),
    (
        "sources",
        {"show": "conflicts", "conflict": "c13", "lang": "kk"},
        "kk/conflicts/c13.html",
    ),
    *(
        ("teaching", {"lesson": one}, f"lessons/{one}.html")
        for one in ("karachais", "chechens", "kazakhs", "all-peoples")
    ),
    ("teaching", {"lesson": "koreans", "lang": "ru"}, "ru/lessons/koreans.html"),
]


def flat(text: str) -> str:
    """A text as it is compared: without markup, on one line, no space where lines were joined."""
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]*>", " ", text)))


def pieces(app: AppTest) -> list[str]:
    """What the app's page says in its own blocks, in their order: not what can be pressed."""
    assert not app.exception
    found = []
    for element in app.main:
        kind = element.type
        if kind in ("markdown", "caption", "header", "subheader", "title"):
            text = re.sub(r":small\[(.*)\]", r"\1", as_read(str(element.value)))
            found.append(re.sub(r"^(?:\d+\.|-) ", "", text, flags=re.M).replace("**", ""))
        elif kind == "code":
            found.append(str(element.value))
        elif kind == "html":
            found.append(element.proto.body)
    return found


def test_there_are_thirty():
    assert len(CASES) == len({path for *_, path in CASES}) == 30


# What the app says of its own maps and files, and of what is above each of its pages.
OWN = (
    "Filled: the homeland before the removal.",
    "The area of a disc shows how many people were first counted there. Click one to open it here.",
    "Download everything",
    "Tables, shapes, map layers (GeoJSON, GeoPackage), places and works in one file, with a README "
    "that explains each; it is made on request, which takes a few seconds.",
)
DASHED = "Dashed line: as it was restored."
OF_A_PLACE = (
    "{count} figure for this place is in the table below.",
    "All {count} figures for this place are in the table below.",
)


def unsaid(tag: str) -> set[str]:
    """What the app alone says, or the site in another place."""
    with speaking(language(tag)):
        filled, dashed = map(say, ("Filled: the homeland before the removal.", DASHED))
        about = say("forced migrations in the Soviet Union, 1928–1961")
        own = [f"{say(TITLE)} {about}", views.title(), introduced(), f"{filled} {dashed}"]
        counted = [many(*OF_A_PLACE, count) for count in range(1, 99)]
        return {flat(text) for text in (*own, *counted, *map(say, OWN))}


def introduced() -> str:
    """The sentence above every view of the sources."""
    (paragraph,) = views.introduction()
    return paragraph.text


@pytest.mark.parametrize(("page", "asked", "path"), CASES, ids=lambda case: str(case)[-40:])
def test_site_and_app_say_the_same(site_files, page, asked, path):
    site = flat(Read(site_files[path]).words)
    own = unsaid(str(asked.get("lang", "en")))
    app = [flat(piece) for piece in pieces(run(page, **asked))]
    said = [piece for piece in app if piece and piece not in own]
    assert said
    at, missing = 0, []
    for piece in said:
        found = site.find(piece, at)
        if found < 0:
            missing.append(piece)
        else:
            at = found + len(piece)
    assert missing == []
    if page != "peoples":
        # Of a people the app has places to be chosen; elsewhere the site has no number of its own.
        main = flat(site_files[path].decode().partition("<main")[2].partition("</main>")[0])
        assert set(re.findall(r"\d+", main)) <= set(re.findall(r"\d+", "|".join(app)))
