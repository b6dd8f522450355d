"""The atlas in one file: what is in it, that nothing in it reaches out, and that it repeats."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import parse_qs

import pytest

from atlas.__main__ import main
from atlas.base.dates import parse_day
from atlas.model.model import Model
from atlas.picture.address import Address
from atlas.read.citations import Work
from atlas.screen import one_file
from tests.building import claim, dataset
from tests.own_folder import write_example

OPENING = Address(day=parse_day("1944-03-08"), view="sofar")
MOST_BYTES = 8 * 1024 * 1024


class Reader(HTMLParser):
    """What a browser reads of a page: its elements in order, and the text in each kind of them."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in {"meta", "link", "br"}:
            self._open.append(tag)

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        if self._open:
            self.texts.append((self._open[-1], data))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def text_of(self, tag: str) -> list[str]:
        return [text for name, text in self.texts if name == tag]


@pytest.fixture(scope="module")
def page(model) -> bytes:
    return one_file.page(model, "abc", OPENING)


def held(page: bytes, key: str):
    [block] = re.findall(rf'<script type="text/plain" id="{key}">([^<]*)</script>', page.decode())
    return json.loads(gzip.decompress(base64.b64decode(block)))


def test_it_holds_the_whole_atlas_and_is_light_enough_to_carry(page, built_in):
    assert len(page) < MOST_BYTES
    content = held(page, "scene")
    assert [m["id"] for m in content["movements"]] == list(built_in.movements)
    assert set(content["claims"]) == set(built_in.claims)
    assert content["data_version"] == "abc"
    assert held(page, "base")["layers"]["railways"]
    read = Reader(page)
    assert read.all("html") == [{"lang": "en"}]
    assert read.text_of("title") == [
        "Exile and Return: An animated atlas of Soviet forced migrations, 1928–1961"
    ]
    words = " ".join(text for _, text in read.texts)
    for said in ("Data version abc", "CC BY 4.0", "OpenStreetMap", "SIL Open Font License"):
        assert said in words


def test_every_work_stands_in_it_to_be_read_without_the_map(page, built_in):
    assert len(Reader(page).all("li")) == len(built_in.works) + len(built_in.layers)


def test_a_language_brings_the_references_that_it_writes_in_its_own_way(page):
    references = held(page, "words-ru")["references"]
    assert "№ 1" in references["pohl2015"]
    assert "Работа 1995 года" in references["bugai1995"]
    assert not any("http" in text for text in references.values())
    # Nothing in this one is English of ours.
    assert "ellman2002" not in references
    works = {li["data-work"] for li in Reader(page).all("li") if "data-work" in li}
    assert set(references) < works


def test_two_builds_are_the_same_bytes(page, model):
    assert one_file.page(model, "abc", OPENING) == page


def test_nothing_in_it_names_a_file_or_a_host_to_fetch(page):
    read = Reader(page)
    for tag, attributes in read.elements:
        assert "src" not in attributes, tag
        assert "style" not in attributes, tag
        assert not any(name.startswith("on") for name in attributes), tag
    assert all(link["href"].startswith("data:") for link in read.all("link"))
    [styles] = read.text_of("style")
    assert "@import" not in styles
    assert set(re.findall(r"url\(([a-z]+:|#|.{9})", styles)) <= {"data:", "#"}


def test_its_own_policy_allows_nothing_but_what_lies_in_it(page):
    read = Reader(page)
    [policy] = [m["content"] for m in read.all("meta") if m.get("http-equiv")]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["worker-src"] == "blob:"
    assert not re.search(r"unsafe|https?:|\*", policy)

    def hashed(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    scripts = re.findall(r"<script(?: type=\"module\")?>(.*?)</script>", page.decode(), re.DOTALL)
    assert all(hashed(script) in rules["script-src"] for script in scripts)
    assert [hashed(text) for text in read.text_of("style")] == [rules["style-src"]]
    # The policy must stand before whatever it is to hold.
    assert page.index(b"Content-Security-Policy") < page.index(b"<link")


def test_texts_of_the_data_stay_texts():
    evil = '</script><!--<script>alert(1)</script><img src=x onerror="alert(1)">'
    data = replace(dataset(claim("c", "removed", 10, note=evil)))
    data.works["w"] = Work("w", "book", evil, evil, "", evil, {"title": evil, "author": evil})
    made = one_file.page(
        Model(data), "v", Address(selected=("claim", evil)), note=("From {name}.", {"name": evil})
    )
    read = Reader(made)
    assert read.all("img") == []
    assert len(read.all("script")) == len(
        Reader(one_file.page(Model(dataset()), "v")).all("script")
    )
    assert b"<!--" not in made
    assert held(made, "texts")["claims"]["c"]["note"] == evil
    [opening] = re.findall(r'id="opening">([^<]*)</script>', made.decode())
    assert parse_qs(json.loads(opening)["query"])["select"] == [f"claim:{evil}"]


def test_a_link_is_made_of_a_web_address_alone():
    data = dataset()
    for n, url in enumerate(("https://example.org/a&b", "javascript:alert(1)")):
        data.works[str(n)] = Work(str(n), "misc", "", "", url, "", {"title": "T", "url": url})
    data.works["doi"] = Work("doi", "article", "", "", "", "", {"title": "T", "doi": "10.1/x"})
    assert [a["href"] for a in Reader(one_file.page(Model(data), "v")).all("a")] == [
        "https://doi.org/10.1/x",
        "https://example.org/a&b",
    ]


@pytest.mark.parametrize("place", ["https://example.org/atlas.html", "http://school.test:8080"])
def test_the_web_address_of_the_file_goes_into_it(place):
    made = one_file.page(Model(dataset()), "v", published=place).decode()
    [opening] = re.findall(r'id="opening">([^<]*)</script>', made)
    said = json.loads(opening)
    assert (said["query"], said["published"]) == ("", place)


@pytest.mark.parametrize("place", ["atlas.html", "javascript:alert(1)", "https://a.test/#x", "//a"])
def test_what_is_no_web_address_is_refused(place):
    with pytest.raises(ValueError, match="is not a web address"):
        one_file.page(Model(dataset()), "v", published=place)


def test_the_command_writes_the_file_whole_and_says_what_it_cannot(tmp_path, capsys):
    out = tmp_path / "atlas.html"
    out.write_text("earlier")
    assert main(["html", "--out", str(out), "--view", "round"]) == 2
    assert "--view 'round': expected day, period" in capsys.readouterr().err
    assert main(["html", "--out", str(tmp_path / "no/atlas.html")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert out.read_text() == "earlier"
    assert main(["html", "--out", str(out), "--date", "1944-03-08", "--view", "sofar"]) == 0
    assert capsys.readouterr().out == f"{out}: {out.stat().st_size / 1e6:.1f} MB\n"
    [opening] = re.findall(r'id="opening">([^<]*)</script>', out.read_text(encoding="utf-8"))
    assert json.loads(opening)["query"] == "date=1944-03-08&view=sofar"
    assert [p.name for p in tmp_path.iterdir()] == ["atlas.html"]


@pytest.mark.parametrize(
    ("words", "query"),
    [
        (["--lang", "kk"], "lang=kk"),
        # Said where a reader's browser might ask for another.
        (["--lang", "en"], "lang=en"),
        (["--lang", "ru", "--date", "1950-04-12"], "date=1950-04-12&lang=ru"),
        ([], ""),
    ],
)
def test_the_command_says_in_which_language_the_file_opens(words, query, tmp_path):
    out = tmp_path / "atlas.html"
    own = ["--data", str(write_example(tmp_path / "my-people")), "--only"]
    assert main(["html", "--out", str(out), *words, *own]) == 0
    [opening] = re.findall(r'id="opening">([^<]*)</script>', out.read_text(encoding="utf-8"))
    # A language alone is no picture: the file shows its opening.
    assert json.loads(opening)["query"] == query


def test_a_language_that_there_is_not_is_refused_before_anything_is_written(tmp_path, capsys):
    assert main(["html", "--out", str(tmp_path / "atlas.html"), "--lang", "xx"]) == 2
    assert "--lang 'xx': expected en, ru or kk" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
    with pytest.raises(ValueError, match="'xx' is not one of en, ru, kk"):
        one_file.page(Model(dataset()), "v", lang="xx")
