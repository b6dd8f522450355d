"""Citations in cells, and the bibliography."""

import pytest

from atlas.citations import Citation, parse_citations, read_bibliography


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
