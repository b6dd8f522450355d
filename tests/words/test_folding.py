"""Names that are the same however they are written."""

from __future__ import annotations

import pytest

from atlas.words.folding import folded

SAME = [
    ("Jambul", "Dzhambul", "Zhambyl", "Джамбул", "Жамбыл"),
    ("Shymkent", "Chimkent", "Чимкент"),
    ("Beria", "Берия"),
    ("Khrushchev", "Хрущёв", "ХРУЩЕВ"),
    ("Yezhov", "Ежов"),
    ("Kuibyshev", "Kuybyshev", "Куйбышев"),
    ("ГӀалгӀай", "г1алг1ай", "Ghalghay"),
    ("Alma-Ata", "Алма-Ата", "alma ata"),
]


@pytest.mark.parametrize("names", SAME, ids=lambda names: names[0])
def test_spellings_of_one_name_are_the_same(names: tuple[str, ...]) -> None:
    assert len({folded(name) for name in names}) == 1


def test_names_of_different_places_stay_apart() -> None:
    names = ("Omsk", "Tomsk", "Osh", "Aral", "Arys", "Frunze", "Elista", "Engels")
    assert len({folded(name) for name in names}) == len(names)


def test_signs_part_words_and_digits_stay() -> None:
    assert folded(" Order 5073-A: <b>") == "order 5073 a b"
