"""Works as biblatex entries: the right type, a date, capitals that stay."""

from __future__ import annotations

import pytest

from atlas.read.citations import Work, read_bibliography
from atlas.words import biblatex
from atlas.words.translated import translated
from atlas.words.work_types import date_in_words, date_of, type_of


def work_of(kind: str = "misc", url: str = "", **fields: str) -> Work:
    return Work("k", kind, "", "", url, "", {"title": "T"} | fields | ({"url": url} if url else {}))


@pytest.mark.parametrize(
    ("work", "kind"),
    [
        (work_of(), "misc"),
        (work_of(url="https://example.org/"), "online"),
        (work_of(doi="10.1/2"), "online"),
        (work_of(journal="J", url="https://example.org/"), "article"),
        (work_of(publisher="P"), "book"),
        (work_of(address="Bishkek"), "book"),
        (work_of("unpublished", url="https://example.org/"), "unpublished"),
        (work_of("techreport"), "techreport"),
    ],
)
def test_a_work_is_of_the_type_that_its_fields_show(work, kind):
    assert type_of(work) == kind


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ({"year": "2006"}, "2006"),
        ({"year": "2006b"}, "2006"),
        ({"year": "1931~"}, "1931~"),
        ({"year": "1944--1946"}, "1944/1946"),
        ({"year": "1944–1946"}, "1944/1946"),
        ({"date": "2006-08-16", "year": "2006b"}, "2006-08-16"),
        ({"year": "forthcoming"}, ""),
        ({}, ""),
        ({"title": "T (web log, 16 August 2006)", "year": "2006b"}, "2006-08-16"),
        ({"title": "T (10 Mar 2012)"}, "2012-03-10"),
        ({"title": "T (web log, June 2008)", "year": "2008"}, "2008-06"),
        ({"title": "T (Word You, 2014, in Russian)"}, "2014"),
        ({"title": "T (web log, 16 August 2006)", "year": "2007"}, "2007"),
        ({"title": "T (decree of 16 July 1956)"}, ""),
        ({"title": "T, 28 November 1944", "year": "1944"}, "1944"),
        ({"title": "T (Press, 24 January)"}, ""),
        ({"title": "T (Press, 3 Foo 2014)"}, ""),
        ({"date": "2014-13"}, ""),
        ({"date": "2014-06-31"}, ""),
    ],
)
def test_a_date_is_as_exact_as_the_entry_says(fields, date):
    assert date_of(work_of(**fields)) == date


def test_a_year_in_words_is_kept_as_words():
    assert date_in_words(work_of(year="forthcoming")) == "forthcoming"
    assert "  addendum = {forthcoming}," in biblatex.entry(work_of(year="forthcoming"))
    assert date_in_words(work_of(year="2006b")) == ""


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Letter of N. Belov to V. Doguzhiev", "Letter of {N}. {Belov} to {V}. {Doguzhiev}"),
        ("Stalin's Curse: Battling for it", "Stalin's {Curse}: Battling for it"),
        ("NKVD: its end", "{NKVD}: its end"),
        ("“Punished” Peoples", "“Punished” {Peoples}"),
        ("checheninfo.ru 3906", "{checheninfo}.ru 3906"),
        ("28 aprelya 1956 g. s krymskikh", "28 aprelya 1956 g. {s} krymskikh"),
        ("О переселении Немцев", "О переселении {Немцев}"),
    ],
)
def test_a_processor_may_not_change_the_letters_of_a_title(title, written):
    assert f"  title = {{{written}}}," in biblatex.entry(work_of(title=title))


def test_a_title_in_another_language_needs_no_braces():
    fields = {"title": "Tak eto bylo v SSSR", "langid": "russian", "language": "ru"}
    text = biblatex.entry(work_of(**fields))
    assert "  title = {Tak eto bylo v SSSR}," in text
    assert "  langid = {russian}," in text and "  language = {russian}," in text
    # What biblatex has no such language for is not given as one.
    text = biblatex.entry(work_of(title="Tak v SSSR", langid="klingon", language="Kazakh and ru"))
    assert "  title = {Tak v {SSSR}}," in text
    assert "langid" not in text and "  language = {Kazakh and russian}," in text


def test_who_published_an_online_page_or_how_it_was_read():
    page = {"url": "https://example.org/"}
    assert "  organization = {Gudok}," in biblatex.entry(work_of(howpublished="Gudok", **page))
    assert "  addendum = {read by us}," in biblatex.entry(
        work_of(howpublished="read by us", **page)
    )
    assert "  howpublished = {Gudok}," in biblatex.entry(work_of(howpublished="Gudok"))
    assert "  publisher = {{Rowman and Co}}," in biblatex.entry(work_of(publisher="Rowman and Co"))


def test_a_name_with_two_commas_has_two_parts():
    assert "{Ediev, {D. (Эдиев, Д.)}}" in biblatex.entry(work_of(author="Ediev, D. (Эдиев, Д.)"))


def test_the_locators_are_commands_and_tex_obeys_nothing(built_in):
    text = biblatex.entry(built_in.works["pohl2015"], ("50 % & more",))
    assert text.startswith("% \\cite[50 \\% \\& more]{pohl2015}\n@article{pohl2015,")


def test_remarks_are_in_the_language_of_the_data(built_in):
    kazakh = translated(built_in, "kk").works["pohl2015"]
    assert f"annote = {{{kazakh.note}}}" in biblatex.entry(kazakh)
    assert kazakh.note != built_in.works["pohl2015"].note


def test_every_work_is_written_and_read_back_as_it_was(built_in, tmp_path):
    path = tmp_path / "sources.bib"
    text = "\n\n".join(biblatex.entry(work) for work in built_in.works.values())
    path.write_text(text.replace("  annote = ", "  note = "), encoding="utf-8")
    library = read_bibliography(path)
    assert library.faults == []
    assert list(library.works) == list(built_in.works)
    for key, work in built_in.works.items():
        again = library.works[key]
        assert (again.kind, again.url, again.note) == (type_of(work), work.url, work.note)
        assert again.fields.get("date", "") == date_of(work)
        apart = {"year", "date", "howpublished", "organization", "addendum"}
        for name in set(work.fields) - apart:
            assert again.fields[name] == work.fields[name], (key, name)
        place = again.fields.get("organization") or again.fields.get("addendum")
        assert work.fields.get("howpublished") in (place, again.fields.get("howpublished"))
