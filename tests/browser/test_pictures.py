"""The pictures of the README show what the atlas shows today, and what is said of them."""

from __future__ import annotations

import re

import pytest
from PIL import Image

from tests.browser import pictures
from tests.readmes import READMES, ROOT

IN_README = re.findall(r"!\[([^\]]*)\]\(docs/([^)]+)\)", READMES[0].read_text(encoding="utf-8"))


def test_each_picture_has_its_address_and_its_words():
    assert {name for _, name in IN_README} == set(pictures.ADDRESSES) == set(pictures.written())
    assert {path.name for path in pictures.DOCS.glob("*.png")} == set(pictures.ADDRESSES)
    for name, words in pictures.written().items():
        assert words["of"] == pictures.ADDRESSES[name]
        with Image.open(pictures.DOCS / name) as image:
            sides = [side * pictures.SCALE for side in pictures.DESK.values()]
            assert list(image.size) == sides


def test_pictures_of_other_readmes_are_made_by_a_script_beside_them():
    """What they show: packages/*/tests/test_readme.py."""
    for document in READMES[1:]:
        for _, name in re.findall(r"!\[([^\]]*)\]\(([^):]+)\)", document.read_text("utf-8")):
            script = (document.parent / name).parent / "picture.py"
            assert script.is_file(), document.relative_to(ROOT)
            assert (document.parent / "tests" / "test_readme.py").is_file()


@pytest.mark.parametrize(("said", "name"), IN_README)
def test_what_is_said_of_a_picture_is_to_be_read_on_it(said, name):
    """The day and the peoples that its alternative text names."""
    words = pictures.written()[name]
    read = " ".join([*words["page"], *words["map"]])
    names = re.findall(r"\d+ [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ and [A-Z][a-z]+", said)
    assert len(names) > 1
    assert [each for each in names if each not in read] == []


def test_a_picture_shows_what_its_address_shows_today(playwright, atlas_url):
    remedy = "run python -m tests.browser.pictures, and look at the picture"
    with pictures.beholding(playwright, atlas_url) as visit:
        for name, words in pictures.written().items():
            assert pictures.words_on(visit, words["of"]) == words, f"docs/{name} is stale: {remedy}"
