"""Places in works, in the language spoken."""

from __future__ import annotations

import pytest

from atlas.read.citations import Citation
from atlas.words import biblatex, citation_styles
from atlas.words.claims import citation_text
from atlas.words.language import language, speaking
from atlas.words.locators import locator_text, phrases

SPACE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("locator", "ru", "kk"),
    [
        ("", "", ""),
        ("409-416, doc. 3.120", "409–416, док. 3.120", "409–416, 3.120-құж."),
        ("Table I", "табл. I", "I-кесте"),
        ("s. Exile, 1943-57", "разд. «Exile, 1943-57»", "«Exile, 1943-57» бөлімі"),
        ("s. Results", "разд. «Результаты»", "«Нәтижелер» бөлімі"),
        ("s. Introduction", "разд. «Введение»", "«Кіріспе» бөлімі"),
        ("vol. 1, p. 5; vol. 2, p. 6", "т. 1, с. 5; т. 2, с. 6", "1-т., 5-б.; 2-т., 6-б."),
        ("summary, 3 May 2012", f"краткое изложение, 3 мая 2012{SPACE}г.", None),
        ("letter of 3 May 1941", None, f"хат (1941{SPACE}ж. 3 мамыр)"),
        ("Maltsev, January 1945", f"Maltsev, январь 1945{SPACE}г.", None),
        ("the words of the decree", "слова постановления", "қаулының сөздері"),
        ("what nobody has translated, 31 February 1944", None, None),
    ],
)
def test_a_place_in_a_work_is_put_into_the_language(locator, ru, kk):
    assert locator_text(locator) == locator
    for tag, expected in (("ru", ru), ("kk", kk)):
        with speaking(language(tag)):
            said = locator_text(locator)
        assert expected is None or said == expected


def test_words_that_have_no_form_and_are_no_title_wait_for_a_translation():
    locators = ["s. Results", "Goryeoin", "p. 5", "12-13", "point 3, in English", "3 May 2012"]
    assert phrases(locators) == {"in English"}


def test_a_citation_is_read_in_the_language_but_copied_in_english(built_in):
    cited = Citation("pohl2015", "Table 1")
    with speaking(language("ru")):
        assert citation_text(built_in, cited) == "Pohl 2015, табл. 1"
        assert "№ 1" in citation_styles.reference(built_in.works["pohl2015"])
        assert biblatex.entry(built_in.works["pohl2015"], ("Table 1",)).startswith(
            r"% \cite[Table 1]{pohl2015}"
        )
