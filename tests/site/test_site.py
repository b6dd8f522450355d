"""The site as files: whole, linked within itself, closed to everything else, repeatable."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from urllib.parse import parse_qs
from xml.etree import ElementTree

import brotli
import pytest

from atlas.__main__ import main
from atlas.base.dates import parse_day
from atlas.model.model import Model
from atlas.picture import address
from atlas.read import folders
from atlas.site import folder, site
from atlas.site.addresses import HOME, VIEWS
from atlas.words.language import LANGUAGES
from tests.building import claim, dataset
from tests.long_form import sample
from tests.own_folder import write_example
from tests.site.made import ADDRESS, APP, CARD_OF_ALL, SHEET
from tests.site.reading import Read, leads_to

ALIKE = 90
LOOKED_AT = ("ru/claims/ci-arrived-akmola.html", "claims/ci-arrived-akmola.html")


@pytest.fixture(scope="module")
def pages(site_files) -> dict[str, Read]:
    """Every page that is like no other, and a sample of those of claims and conflicts."""
    found = [path for path in site_files if path.endswith(".html")]
    records = [p for p in found if "claims/" in p or "conflicts/" in p]
    chosen = {*sample(records, ALIKE), *LOOKED_AT, *(p for p in records if "index" in p)}
    return {path: Read(site_files[path]) for path in found if path in chosen or path not in records}


def test_every_page_is_whole_and_of_one_heading(pages):
    for path, read in pages.items():
        assert read.faults == [], path
        assert len(read.all("h1")) == 1, path
        ids = [found["id"] for _, found in read.elements if "id" in found]
        assert len(ids) == len(set(ids)), path


def test_every_record_has_a_page_in_every_language(built_in, site_files):
    for below in ("", "ru/", "kk/"):
        for room, held in (
            ("claims", built_in.claims),
            ("conflicts", built_in.conflicts),
            ("peoples", built_in.peoples),
            ("stories", built_in.steps_of),
            ("lessons", built_in.steps_of),
        ):
            assert {f"{below}{room}/{identity}.html" for identity in held} <= set(site_files)
        assert {below + path for path in VIEWS.values()} <= set(site_files)


def test_every_link_leads_to_a_file_of_the_site(site_files, pages):
    names = {path: {e["id"] for _, e in read.elements if "id" in e} for path, read in pages.items()}
    for path, read in pages.items():
        own = {e["href"] for e in read.all("a")} | {
            e["src"] for e in read.all("script") if "src" in e
        }
        own |= {e["href"] for e in read.all("link") if not e["href"].startswith("https:")}
        own |= {e["src"] for e in read.all("img")}
        for link in own:
            if re.match("https?:", link):
                continue
            assert not link.startswith("/"), f"{path}: {link} holds below one address alone"
            target, fragment = leads_to(path, link)
            assert target in site_files, f"{path}: {link}"
            # A fragment of the first page is a picture of the map.
            assert not fragment or target.endswith(HOME) or fragment in names[target], link


def test_pictures_that_links_lead_to_are_understood(model, pages):
    asked = {
        fragment
        for path, read in pages.items()
        if path.startswith(("claims/", "stories/", "peoples/"))
        for target, fragment in (leads_to(path, e["href"]) for e in read.all("a"))
        if target == HOME and fragment
    }
    assert len(asked) > 100
    for fragment in asked:
        parameters = {name: value[0] for name, value in parse_qs(fragment).items()}
        assert address.examined(parameters, model)[1] == [], fragment


def test_nothing_comes_from_elsewhere_and_no_markup_acts(site_files, pages):
    for path, read in pages.items():
        told = read.all("meta")
        (policy,) = (m["content"] for m in told if m.get("http-equiv") == "Content-Security-Policy")
        assert policy.startswith("default-src 'none'") and "unsafe" not in policy, path
        assert not [e for _, e in read.elements if any(n.startswith("on") for n in e)], path
        assert not [e for _, e in read.elements if "style" in e], path
        for style in (s for s in read.scripts if s.startswith("[data-at")):
            digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy
        acting = [e for e in read.all("script") if "src" not in e]
        assert {e["type"] for e in acting} <= {"application/json", "application/ld+json"}, path
    styles = next(text for path, text in site_files.items() if path.endswith(".css")).decode()
    fetched = re.findall(r"url\((?![\"']?(?:data:|#))([^)]*)\)", styles)
    assert fetched and all(f"assets/{name}" in site_files for name in fetched)


def test_what_a_page_loads_has_its_hash_in_its_name(site_files):
    for path, text in site_files.items():
        if path.startswith("assets/") and path not in (CARD_OF_ALL, SHEET):
            digest = hashlib.sha256(text).hexdigest()[:12]
            assert path.rpartition(".")[0].endswith(f"-{digest}"), path


def test_a_claim_says_to_programs_what_it_says_to_readers(built_in, site_files, pages):
    read = pages["ru/claims/ci-arrived-akmola.html"]
    (said,) = (json.loads(text) for text in read.scripts if text.startswith('{"@context'))
    assert said["@type"] == "Claim" and said["inLanguage"] == "ru"
    assert said["@id"] == f"{ADDRESS}ru/claims/ci-arrived-akmola.html"
    assert said["mainEntity"]["value"] == built_in.claims["ci-arrived-akmola"].value
    assert " ".join(said["text"].split()) in read.words
    for one in built_in.claims.values():
        page = site_files[f"claims/{one.id}.html"].decode()
        told = json.loads(page.partition('ld+json">')[2].partition("</script>")[0])["mainEntity"]
        assert told.get("value") == one.value and told.get("minValue") == one.value_low
        assert told.get("maxValue") == one.value_high


def test_without_an_address_a_claim_has_a_name_that_needs_none():
    model = Model(dataset(claim("whole", "removed", 10, "1943-11-02")))
    files = site.content(model, "abc", "", "", {})
    page = Read(files["claims/whole.html"])
    (said,) = (json.loads(text) for text in page.scripts if text.startswith('{"@context'))
    assert said["@id"].startswith("urn:uuid:")
    assert "sitemap.xml" not in files
    assert not [e for e in page.all("link") if e["rel"] == "canonical"]
    figure = [e["href"] for e in Read(files["peoples/p.html"]).all("a")]
    assert not [link for link in figure if "figure" in link or "compare" in link]
    again = site.content(model, "abc", "", "", {})
    assert again == files, "the same data gives the same bytes"


def test_search_engines_are_told_of_every_page_once(pages, site_files):
    root = ElementTree.fromstring(site_files["sitemap.xml"])
    listed = [found.text or "" for found in root.iter() if found.tag.endswith("loc")]
    assert len(listed) == len(set(listed))
    unlisted = ("404.html", "away.html", "search.html")
    named = {p for p in site_files if p.endswith(".html") and not p.endswith(unlisted)}
    assert {each.removeprefix(ADDRESS) for each in listed} == named
    for path in ("ru/peoples/karachais.html", "claims/ci-arrived-akmola.html"):
        links = pages[path].all("link")
        (own,) = (e["href"] for e in links if e["rel"] == "canonical")
        assert own == ADDRESS + path
        tongues = {e["hreflang"] for e in links if e["rel"] == "alternate"}
        assert tongues == {*LANGUAGES, "x-default"}


def test_the_app_and_the_papers_are_linked_where_they_are(pages):
    people = [e["href"] for e in pages["kk/peoples/karachais.html"].all("a")]
    assert f"{APP}figure?movement=karachais-1943&layout=return&lang=kk" in people
    lesson = pages["lessons/karachais.html"].all("a")
    (sheet,) = (e for e in lesson if e["href"] == "../assets/t.pdf")
    assert sheet["download"] == "exile-and-return-karachais-teacher.pdf"
    cards = {e["property"]: e["content"] for e in pages[HOME].all("meta") if "property" in e}
    assert cards["og:image"] == ADDRESS + CARD_OF_ALL


def test_the_map_of_a_language_has_its_words(pages, site_files):
    for tag, below in (("en", ""), ("ru", "ru/"), ("kk", "kk/")):
        read = pages[f"{below}index.html"]
        given = json.loads(next(text for text in read.scripts if '"scene"' in text))
        assert given["language"] == tag and ("words" in given) == (tag != "en")
        for name in ("scene", "base", "words"):
            if name in given:
                assert leads_to(f"{below}index.html", given[name])[0] in site_files


def test_a_scene_of_the_site_is_that_of_the_app(model, site_files):
    (scene,) = (text for path, text in site_files.items() if path.startswith("assets/scene-"))
    held = json.loads(scene)
    assert held["first_day"] == 0 and held["data_version"] == folders.built_in().version()
    assert set(held["claims"]) == set(model.dataset.claims)
    assert parse_day("1961-12-31") == held["last_day"]


def small(**more: str) -> dict[str, bytes]:
    pages = {"index.html": "<p>words</p>" * 99, "assets/a-1.css": "a{}" * 99}
    return {path: text.encode() for path, text in (pages | more).items()}


def test_a_folder_is_renewed_without_a_gap(tmp_path):
    out = tmp_path / "site"
    folder.write(out, small(), [], "1")
    packed = (out / "index.html.br").read_bytes(), (out / "index.html.gz").read_bytes()
    assert brotli.decompress(packed[0]) == gzip.decompress(packed[1]) == small()["index.html"]
    before = (out / "index.html").stat().st_mtime_ns
    second = small(**{"assets/b-2.css": "b{}" * 99})
    del second["assets/a-1.css"]
    folder.write(out, second, [], "2")
    assert (out / "index.html").stat().st_mtime_ns == before, "what is the same stays"
    assert (out / "assets/a-1.css").exists(), "readers still have the page that loads it"
    folder.write(out, second, [], "3")
    assert not (out / "assets/a-1.css").exists() and not (out / "assets/a-1.css.br").exists()
    assert not list(out.rglob("*.part"))


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ValueError, match="not an earlier site: name a new or an empty folder"):
        folder.write(tmp_path, small(), [], "1")
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_a_manifest_from_elsewhere_removes_nothing_outside(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    out = tmp_path / "site"
    folder.write(out, small(), [], "1")
    manifest = json.loads((out / folder.MANIFEST).read_text())
    manifest["before"] = ["../mine.txt"]
    (out / folder.MANIFEST).write_text(json.dumps(manifest))
    folder.write(out, small(), [], "2")
    assert (tmp_path / "mine.txt").exists()


def test_what_the_command_refuses_it_says_in_one_line(tmp_path, capsys, monkeypatch):
    own = tmp_path / "own"
    write_example(own)
    out = str(tmp_path / "out")
    assert main(["site", "--out", out, "--data", str(own)]) == 2
    assert "a folder of your own is shown by the app" in capsys.readouterr().err
    for option in ("--address", "--app"):
        assert main(["site", "--out", out, option, "javascript:alert(1)"]) == 2
        said = capsys.readouterr().err
        assert "is not a web address" in said and said.count("\n") == 1
    assert not (tmp_path / "out").exists()
