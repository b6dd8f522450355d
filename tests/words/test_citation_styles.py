"""Works as others cite them."""

from __future__ import annotations

import pytest

from atlas.read.citations import Citation, Work
from atlas.read.dataset import Dataset
from atlas.words import citation_styles

POHL = (Citation("pohl2015", "Table 1"),)
POBOL = (Citation("pobol-polian2005", "389"),)


def test_note_names_what_was_read_and_what_it_cites(built_in) -> None:
    assert citation_styles.note(built_in, POHL, POBOL) == (
        "J. Otto Pohl, “Scourging the Caucasus: The Soviet Deportation of the Karachais, Chechens, "
        "Ingush, and Balkars in 1943–1944,” Forum of EthnoGeoPolitics 3, no. 1 (2015), Table 1, "
        "citing N. L. Pobol and P. M. Polian, Stalinskie deportatsii 1928-1953 (Moscow, 2005), 389."
    )


def test_pages_of_an_article_follow_a_colon(built_in) -> None:
    text = citation_styles.note(built_in, (Citation("ellman2002", "1151-1152"),), ())
    assert text.endswith("Europe-Asia Studies 54 (2002): 1151–1152.")


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (
            "pobol-polian2005",
            "Pobol, N. L., and P. M. Polian. 2005. Stalinskie deportatsii 1928-1953. Moscow.",
        ),
        (
            "tolz1993",
            "Tolz, Vera. 1993. “New Information about the Deportation of Ethnic Groups in the USSR "
            "during World War 2.” In World War 2 and the Soviet People. Springer.",
        ),
        (
            "ellman2002",
            "Ellman, Michael. 2002. “Soviet Repression Statistics: Some Comments.” "
            "Europe-Asia Studies 54: 1151–1172.",
        ),
        (
            "khrestomatiya-516",
            "Orlov, A. S., et al. n.d. “Khrestomatiya po russkoi istorii, page 516: decree of "
            "16 July 1956.” In Russian. "
            "https://online.flipbuilder.com/bosf/yooq/files/basic-html/page516.html",
        ),
        (
            "alashainasy",
            "Alash ainasy. n.d. “Interview with A. Nuraliev.” http://alashainasy.kz/society/"
            "tajkter-arasyinda-bzdn-tubmz-turk-deytnder-az-emes-61680/",
        ),
    ],
)
def test_reference_list(built_in, key, text) -> None:
    assert citation_styles.reference(built_in.works[key]) == text


def test_in_text(built_in) -> None:
    assert citation_styles.author_date(built_in, POHL, POBOL) == (
        "(Pohl 2015, Table 1, citing Pobol and Polian 2005, 389)"
    )
    kabyl = (Citation("kabyl-tursun-abikey2024", "s. Results"),)
    if kabyl[0].key in built_in.works:
        assert "Kabyl, Tursun, and Abikey 2024" in citation_styles.author_date(built_in, kabyl, ())


def test_every_work_can_be_cited_in_every_form(built_in) -> None:
    for key, work in built_in.works.items():
        said = (Citation(key, "1"),)
        texts = [citation_styles.note(built_in, said, ()), citation_styles.reference(work)]
        for text in [*texts, citation_styles.author_date(built_in, said, ())]:
            assert text and "  " not in text and ",," not in text, text
            assert ".." not in text.replace("...", "")


def work_of(**fields: str) -> Work:
    return Work("k", "book", "", "", "", "", {"title": "T", "year": "2001"} | fields)


def test_a_body_stands_whole_and_a_list_names_four_authors() -> None:
    work = work_of(author="{Ministry of Justice and Police}")
    assert citation_styles.reference(work).startswith("Ministry of Justice and Police. 2001.")
    work = work_of(author="A, Anna and B, Boris and {C and D} and E, Eva")
    assert citation_styles.reference(work).startswith("A, Anna, Boris B, C and D, and Eva E. 2001.")


def test_of_more_than_ten_authors_a_list_names_seven() -> None:
    eleven = " and ".join(f"N{n}, G" for n in range(11))
    assert citation_styles.reference(work_of(author=eleven)).startswith(
        "N0, G, G N1, G N2, G N3, G N4, G N5, G N6, et al. 2001."
    )


def test_a_note_and_the_text_name_one_of_four(built_in) -> None:
    data = Dataset(works={"k": work_of(author="A, Anna and B, Boris and {C and D} and E, Eva")})
    said = (Citation("k", "5"),)
    assert citation_styles.note(data, said, ()).startswith("Anna A et al., T")
    assert citation_styles.author_date(data, said, ()) == "(A et al. 2001, 5)"


def test_a_work_that_was_lost_stands_by_its_key(built_in) -> None:
    assert citation_styles.note(built_in, (Citation("gone", "3"),), ()) == "gone, 3."
    assert citation_styles.author_date(built_in, (Citation("gone"),), ()) == "(gone)"
