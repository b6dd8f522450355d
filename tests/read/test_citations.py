"""Citations in cells, and the bibliography."""

import pytest

from atlas.read.citations import Citation, parse_citations, read_bibliography


def test_cell_holds_several_citations_and_locators_may_hold_semicolons():
    cell = "pohl2015[Table 1]; bugai-gonov2003[406, doc. 5; 405-406, doc. 4]"
    assert parse_citations(cell) == (
        Citation("pohl2015", "Table 1"),
        Citation("bugai-gonov2003", "406, doc. 5; 405-406, doc. 4"),
    )
    assert parse_citations("") == ()


@pytest.mark.parametrize("cell", ["Pohl 2015", "pohl2015[Table 1", "pohl2015 [x] y"])
def test_anything_else_is_refused(cell):
    with pytest.raises(ValueError, match="not a citation"):
        parse_citations(cell)


def test_a_broken_entry_is_reported_and_the_rest_is_read(tmp_path):
    path = tmp_path / "sources.bib"
    path.write_text(
        "@book{one, author = {Bugai, N. F.}, title = {A}, year = {1995}}\n"
        "@book{broken, author = {X\n\n"
        "@misc{two, title = {B}, url = {javascript:alert(1)}}\n",
        encoding="utf-8",
    )
    library = read_bibliography(path)
    works, faults = library.works, library.faults
    assert works["one"].short == "Bugai 1995"
    assert faults
    assert all(work.url == "" for work in works.values())


def test_a_missing_file_is_one_fault(tmp_path):
    library = read_bibliography(tmp_path / "sources.bib")
    assert library.works == {}
    assert library.unread
    assert [str(f) for f in library.faults] == ["sources.bib: the bibliography is missing"]


def test_an_entry_cut_short_says_why_and_only_as_a_fault(tmp_path, capfd):
    path = tmp_path / "sources.bib"
    path.write_text("A remark.\n\n@misc{one,\n title\n}\n", encoding="utf-8")
    (fault,) = read_bibliography(path).faults
    assert str(fault).startswith("sources.bib:3: cannot be read as an entry (")
    assert str(fault).endswith("; is a comma or a brace missing before it?")
    assert capfd.readouterr().err == ""


def test_works_know_their_line_and_a_bibliography_may_be_empty(tmp_path):
    path = tmp_path / "sources.bib"
    path.write_text("A remark.\n\n@misc{one, title = {A}}\n", encoding="utf-8")
    assert read_bibliography(path).lines == {"one": 3}
    path.write_text("A remark.\n", encoding="utf-8")
    assert read_bibliography(path).unread
    assert read_bibliography(path, may_be_empty=True).faults == []


def test_a_body_in_braces_keeps_its_name_and_a_person_does_not(tmp_path):
    path = tmp_path / "sources.bib"
    path.write_text(
        "@misc{one, author = {{Church of Ingria}}, title = {A}, year = {2020}}\n"
        "@misc{two, author = {Viktor Zemskov and {Church of Ingria}}, title = {B}}\n",
        encoding="utf-8",
    )
    works = read_bibliography(path).works
    assert works["one"].short == "Church of Ingria 2020"
    assert works["two"].short == "Zemskov & Church of Ingria"


def test_authors_are_listed_without_a_word_of_any_language(tmp_path):
    path = tmp_path / "sources.bib"
    path.write_text(
        "@misc{two, author = {Bugai, N. F. and Gonov, A. M.}, title = {A}, year = {1998}}\n"
        "@misc{open, author = {Orlov, A. S. and others}, title = {B}, year = {2002}}\n",
        encoding="utf-8",
    )
    works = read_bibliography(path).works
    assert works["two"].full == "Bugai, N. F.; Gonov, A. M. 1998. A."
    assert (works["open"].short, works["open"].full) == (
        "Orlov et al. 2002",
        "Orlov, A. S. et al. 2002. B.",
    )


@pytest.mark.parametrize(
    ("fields", "short", "full"),
    [
        (
            "shorttitle = {Gudok 2021}, year = {2021}, howpublished = {Gudok}",
            "Gudok 2021",
            "Gudok. 2021. A.",
        ),
        ("shorttitle = {Law of 2021}, year = {2021}", "Law of 2021", "Law of 2021. A."),
        ("shorttitle = {Table of 1949}, year = {2022}", "Table of 1949", "Table of 1949. 2022. A."),
        ("shorttitle = {Gudok 12021}, year = {2021}", "Gudok 12021 2021", "Gudok 12021. 2021. A."),
        ("howpublished = {vGULAGe}", "A", "A. vGULAGe."),
        ("shorttitle = {The President ...}", "The President ...", "The President ... A."),
        # Several works of an author without a year would all be "Nekrich".
        ("shorttitle = {Nekrich, p. 5}, author = {Nekrich, A.}", "Nekrich, p. 5", "Nekrich, A. A."),
        ("howpublished = {copy, page 5}", "A", "A. Copy, page 5."),
        ("howpublished = {istmat.org}, shorttitle = {B?}", "B?", "B? A. istmat.org."),
    ],
)
def test_a_year_is_not_said_twice_and_a_short_title_tells_works_apart(
    tmp_path, fields, short, full
):
    path = tmp_path / "sources.bib"
    path.write_text(f"@misc{{one, title = {{A}}, {fields}}}\n", encoding="utf-8")
    work = read_bibliography(path).works["one"]
    assert (work.short, work.full) == (short, full)


def test_a_field_that_swallows_the_next_and_a_key_nobody_can_cite_are_said(tmp_path):
    path = tmp_path / "sources.bib"
    path.write_text(
        "@misc{one,\n  title = {A = B},\n  year = {1999}\n  url = {https://example.org/},\n}\n"
        "@misc{smíth1999, title = {B}}\n",
        encoding="utf-8",
    )
    assert [str(fault) for fault in read_bibliography(path).faults] == [
        "sources.bib:3:year: a comma is missing after it (one)",
        "sources.bib:6: 'smíth1999' cannot be cited: a key may contain only "
        "the letters a to z, digits and - _ : . +",
    ]


@pytest.mark.parametrize("key", ["Smith2004", "smith_2004", "smith:2004", "Smith.2004a"])
def test_keys_as_citation_managers_make_them(tmp_path, key):
    path = tmp_path / "sources.bib"
    path.write_text(f"@misc{{{key}, title = {{B}}}}\n", encoding="utf-8")
    assert read_bibliography(path).faults == []
    assert list(read_bibliography(path).works) == [key]
    assert parse_citations(f"{key}[3]") == (Citation(key, "3"),)


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://e.org/a?b=1&c=%20#d_e~f", "https://e.org/a?b=1&c=%20#d_e~f"),
        (r"https://e.org/a?b=1\&c=\%20\#d\_e", "https://e.org/a?b=1&c=%20#d_e"),
    ],
)
def test_an_address_is_no_latex(tmp_path, written, url):
    path = tmp_path / "sources.bib"
    text = f"@misc{{one, title = {{B}}, url = {{{written}}}, doi = {{10.1/a_b%c}}}}\n"
    path.write_text(text, encoding="utf-8")
    library = read_bibliography(path)
    assert library.faults == []
    assert library.works["one"].url == url
    assert library.works["one"].fields["doi"] == "10.1/a_b%c"


@pytest.mark.parametrize("url", ["www.example.org", "https://e.org/a b", "javascript:alert(1)"])
def test_an_address_that_is_none_is_a_fault(tmp_path, url):
    path = tmp_path / "sources.bib"
    path.write_text(f"@misc{{one,\n title = {{B}},\n url = {{{url}}},\n}}\n", encoding="utf-8")
    library = read_bibliography(path)
    (fault,) = library.faults
    assert str(fault).startswith(f"sources.bib:3:url: '{url}' is not a web address")
    assert library.works["one"].url == ""


def test_a_field_with_a_character_nobody_sees_is_said_and_the_others_are_kept(tmp_path):
    path = tmp_path / "sources.bib"
    path.write_text(
        "@misc{one,\n  title = {gnp.\u202eexe},\n  author = {Me\u0301ndez, A\\'{\\i}},\n}\n"
        "@misc{t\u200bwo, title = {B}}\n"
        "@misc{three,\n  url = {https://e.org/\u202egnp.exe},\n  note = {a\n\tb},\n}\n",
        encoding="utf-8",
    )
    library = read_bibliography(path)
    assert [str(fault) for fault in library.faults] == [
        r"sources.bib:2:title: 'gnp.\u202eexe' contains U+202E RIGHT-TO-LEFT OVERRIDE, "
        "an invisible character: delete it (one)",
        r"sources.bib:5: 't\u200bwo' cannot be cited: a key may contain only "
        "the letters a to z, digits and - _ : . +",
        r"sources.bib:7:url: 'https://e.org/\u202egnp.exe' contains U+202E RIGHT-TO-LEFT OVERRIDE, "
        "an invisible character: delete it (three)",
    ]
    assert list(library.works) == ["one", "three"]
    assert library.works["one"].fields["title"] == "gnp.exe"
    assert library.works["one"].fields["author"] == "Méndez, Aí"
    assert library.works["three"].fields == {"url": "", "note": "a b"}
    assert library.works["three"].url == ""
