"""Cards and sheets of the site: which there are, what they show, and that they are made once."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from atlas.base.dates import LAST_DAY
from atlas.read import folders
from atlas.site import papers
from atlas.site.papers import CARD, Paper


def test_every_people_has_a_card_and_every_tour_two_sheets_in_each_language(built_in):
    wanted = list(papers.wanted(built_in))
    assert len(wanted) == len(set(wanted))
    cards = {(paper.of, paper.tag) for paper in wanted if paper.kind == CARD}
    assert cards == {(of, tag) for of in ("", *built_in.peoples) for tag in ("en", "ru", "kk")}
    sheets = {(paper.of, paper.kind) for paper in wanted if paper.kind != CARD}
    assert sheets == {(t, kind) for t in built_in.steps_of for kind in ("teacher", "worksheet")}


def test_a_card_is_a_plate_at_the_size_that_messengers_show(model):
    content = papers.make(model, "abc", "", Paper(CARD, "karachais", "ru"))
    with Image.open(BytesIO(content or b"")) as picture:
        assert picture.size == (1200, 675)
        assert "Карачаевцы" in str(picture.info) or "карачаевцы" in str(picture.info)


def test_the_card_of_everybody_shows_every_way(model):
    everyone = papers.pictured(model.dataset, Paper(CARD, "", "en"))
    assert everyone.view == "all" and not everyone.movements
    for people in model.dataset.peoples:
        shown = papers.pictured(model.dataset, Paper(CARD, people, "kk"))
        assert shown.movements and shown.day <= LAST_DAY and shown.lang == "kk"
        assert all(people in model.dataset.movements[m].people_ids for m in shown.movements)


def test_a_sheet_is_that_of_the_command(model):
    content = papers.make(model, "abc", "https://a.example/", Paper("worksheet", "koreans", "en"))
    with pikepdf.open(BytesIO(content or b"")) as pdf:
        assert len(pdf.pages) >= 1


def test_what_does_not_lie_in_the_folder_is_made(tmp_path):
    asked = [Paper("worksheet", "koreans", "kk")]
    ((paper, content),) = papers.missing(tmp_path, folders.built_in(), "abc", "", asked)
    assert paper == asked[0] and content.startswith(b"%PDF")


def test_what_lies_in_the_folder_is_not_made_again(tmp_path):
    asked = [Paper(CARD, "karachais", "en"), Paper("worksheet", "koreans", "kk")]
    for paper in asked:
        path = tmp_path / papers.path_of(paper, "abc", "")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"made before")
    assert list(papers.missing(tmp_path, folders.built_in(), "abc", "", asked)) == []


@pytest.mark.parametrize(
    "other",
    [("abd", ""), ("abc", "https://elsewhere.example/")],
    ids=["of another version of the data", "at another address"],
)
def test_its_name_tells_papers_apart(other):
    paper = Paper("worksheet", "koreans", "kk")
    assert papers.path_of(paper, *other) != papers.path_of(paper, "abc", "")
