"""Values of BibTeX fields: read as plain text, and written so that they are read the same."""

from __future__ import annotations

import pytest

from atlas.read.bibtex import names, plain, written


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (r"M{\"u}ller \& S{\o}n", "Müller & Søn"),
        ("Research & Development: 5 % of #1", "Research & Development: 5 % of #1"),
        (r"51--72, {NKVD}, a\_b", "51–72, NKVD, a_b"),
        ("", ""),
    ],
)
def test_plain_text(text, said):
    assert plain("title", text) == said


@pytest.mark.parametrize(
    "text",
    ["a % b & c # d $ e _ f", "1931~", "a\\b^c", "{braces}", "a -- b --- c", "``x'' 'y'", "5 $"],
)
def test_what_is_written_reads_back(text):
    assert plain("title", written("title", text)) == text


def test_a_body_is_not_parted_and_a_person_is():
    value = plain(
        "author", r"Pohl, J. Otto and {Ministry of Justice and {\"U}bersiedlung, Inc.} and X"
    )
    assert [(name.text, name.body) for name in names(value)] == [
        ("Pohl, J. Otto", False),
        ("Ministry of Justice and Übersiedlung, Inc.", True),
        ("X", False),
    ]
    assert [name.parts for name in names(value)] == [
        ("Pohl", "J. Otto"),
        ("Ministry of Justice and Übersiedlung, Inc.", ""),
        ("X", ""),
    ]
    assert plain("author", written("author", value)) == value


def test_every_address_in_the_file_is_one_of_a_work(built_in):
    assert all(work.url for work in built_in.works.values() if work.fields.get("url"))
    assert built_in.works["gazeta2014"].url.endswith("?p=incut&number=1")
