"""Translations of the data are checked against what they translate."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.check import translations
from atlas.read.own_folder import OwnFolder
from atlas.read.translations import FOLDER, digest, original
from atlas.words.translated import translated

HEAD = "table,id,field,language,text,translator,status,of\n"


@pytest.fixture
def checked(built_in, tmp_path):
    """Return a function that gives the faults of one row."""

    def check(row: str) -> list[str]:
        (tmp_path / FOLDER).mkdir(exist_ok=True)
        (tmp_path / FOLDER / "tours-ru.csv").write_text(HEAD + row + "\n", encoding="utf-8")
        of_these = replace(built_in, translated_in=(tmp_path,))
        return [str(fault) for fault in translations.check(of_these)]

    return check


WHERE = "translations/tours-ru.csv:2"


def test_a_sound_row_has_no_fault(checked, built_in):
    of = digest(original(built_in.tours["kalmyks"], "summary"))
    assert checked(f"tours,kalmyks,summary,ru,Рассказ,A. Reader,read,{of}") == []
    assert checked("tours,kalmyks,summary,ru,Рассказ,A. Reader,draft,") == []


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("tours,nobody,title,ru,Рассказ,me,draft,", "id: 'nobody' is not a record of tours"),
        ("trips,kalmyks,title,ru,Рассказ,me,draft,", "table: 'trips' has no texts to translate"),
        ("tours,kalmyks,people,ru,Рассказ,me,draft,", "field: 'people' is not translated in tours"),
        ("tours,kalmyks,title,ru,Рассказ,me,done,", "status: 'done' is not one of draft, read"),
        ("tours,kalmyks,title,de,Die Reise,me,draft,", "language: language 'de' is not one"),
        ("tours,kalmyks,title,ru,,me,draft,", "text: empty"),
        ("tours,kalmyks,title,ru,О {claim:x},me,draft,", "text: other numbers in braces"),
        ("tours,kalmyks,title,ru,О {claim,me,draft,", "text: '{' is no number"),
        ("tour_steps,kalmyks 2,heading,ru," + "я" * 49 + ",me,draft,", "text: 49 characters"),
        ("tours,kalmyks,title,ru,Рассказ,me,draft,00000000", "of: the English has changed"),
    ],
)
def test_a_fault_says_where_and_what(checked, row, fault):
    [found] = checked(row)
    assert found.removeprefix("note: ").startswith(f"{WHERE}:{fault}"), found


def test_two_translations_of_one_text_are_one_too_many(checked):
    row = "tours,kalmyks,title,ru,Рассказ,me,draft,"
    [found] = checked(f"{row}\n{row}")
    assert "a second translation" in found


def test_an_own_folders_translation_of_what_the_atlas_has_translated_is_said_and_not_shown(
    built_in, tmp_path
):
    own = OwnFolder(tmp_path / "mine")
    (own.data / FOLDER).mkdir(parents=True)
    rows = ["tours,kalmyks,title,ru,Мой рассказ,me,read,", "tours,nobody,title,ru,Х,me,read,"]
    content = HEAD + "\n".join(rows) + "\n"
    (own.data / FOLDER / "mine.csv").write_text(content, encoding="utf-8")
    both = replace(built_in, translated_in=(*built_in.translated_in, own.data))
    already, unknown = map(str, translations.check(both, own))
    assert already.startswith(
        "mine/data/translations/mine.csv:2:id: the atlas already translates 'title' of 'kalmyks' "
        "in tours (translations/tours-ru.csv:"
    )
    assert already.endswith(") and keeps its own")
    assert unknown.startswith("mine/data/translations/mine.csv:3:id: 'nobody' is not a record")
    assert translated(both, "ru").tours["kalmyks"].title != "Мой рассказ"


def test_what_is_faulty_is_not_shown(built_in, tmp_path):
    (tmp_path / FOLDER).mkdir()
    row = "tour_steps,kalmyks 2,heading,ru," + "я" * 49 + ",me,draft,"
    (tmp_path / FOLDER / "a.csv").write_text(f"{HEAD}{row}\n", encoding="utf-8")
    of_these = replace(built_in, translated_in=(tmp_path,))
    assert len(translations.with_faults(of_these).faults) == len(built_in.faults) + 1
    heading = built_in.tour_steps["kalmyks 2"].heading
    assert translated(of_these, "ru").tour_steps["kalmyks 2"].heading == f"{heading} (по-английски)"
