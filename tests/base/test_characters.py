"""Characters that nobody sees: refused with their name, never printed as they are."""

from __future__ import annotations

import functools
import sys
import unicodedata

import pytest

from atlas.base import characters

# Of the same categories, and yet drawn.
DRAWN = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2"


@functools.cache
def unseen() -> list[str]:
    """Every character that its category alone tells: looked for where it is needed."""
    every = map(chr, range(sys.maxunicode + 1))
    return [char for char in every if unicodedata.category(char) in ("Cf", "Cc")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("gnp.\u202eexe", r"'gnp.\u202eexe' contains U+202E RIGHT-TO-LEFT OVERRIDE, an invisi"),
        ("a\u2066b", "contains U+2066 LEFT-TO-RIGHT ISOLATE"),
        ("a\u200bb", "contains U+200B ZERO WIDTH SPACE"),
        ("a\u2060b", "contains U+2060 WORD JOINER"),
        ("a\ufeffb", "contains U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("a\u00adb", "contains U+00AD SOFT HYPHEN"),
        ("a\x07b", "contains U+0007, a control character"),
        ("a\ue000b", "contains U+E000, a private-use character"),
        ("a\ufffeb", "contains U+FFFE, which is not a character"),
        ("a\U0010ffffb", "contains U+10FFFF, which is not a character"),
        ("a\ud800b", "contains U+D800, half of a character"),
        ("a\U000e0041b", "contains U+E0041 TAG LATIN CAPITAL LETTER A"),
        ("a\u3164b", "contains U+3164 HANGUL FILLER"),
        ("Kara\ufffdai", "contains U+FFFD REPLACEMENT CHARACTER: something was lost"),
        ("\u200ca", "U+200C ZERO WIDTH NON-JOINER, which joins or separates nothing here"),
        ("a\u200d b", "U+200D ZERO WIDTH JOINER, which joins or separates nothing here"),
        ("a\u200d\u200db", "U+200D ZERO WIDTH JOINER"),
        ("مشهد\u200c", "U+200C ZERO WIDTH NON-JOINER"),
        ("19\u200c44", "U+200C ZERO WIDTH NON-JOINER"),
        ("Is\ufe0fle", "U+FE0F VARIATION SELECTOR-16, an invisible character"),
        ("\ufe0fIsle", "U+FE0F VARIATION SELECTOR-16"),
        ("Isle \U000e0101", "U+E0101 VARIATION SELECTOR-18"),
        ("Is\u034fle", "U+034F COMBINING GRAPHEME JOINER"),
        ("Is\ufff0le", "U+FFF0, which is not a character"),
        ("ÐšÐ°Ñ€", "'ÐšÐ°Ñ€' is 'Кар' read in the wrong character set: save the file as UTF-8"),
        ("РљР°СЂР°С‡Р°Р№", "is 'Карачай' read in the wrong character set"),
        ("Êàðà÷àé", "is 'Карачай' read in the wrong character set"),
        ("DÃ¼rer", "is 'Dürer' read in the wrong character set"),
        ("Ã–sterreich", "is 'Österreich' read in the wrong character set"),
        ("RÄ“zekne", "is 'Rēzekne' read in the wrong character set"),
        ("KlaipÄ—da", "is 'Klaipėda' read in the wrong character set"),
        ("cÅ“ur", "is 'cœur' read in the wrong character set"),
        ("a â€“ b", "is 'a – b' read in the wrong character set"),
        ("Ð–", "is 'Ж' read in the wrong character set"),
        ("Â«CITÃ‰Â»", "is '«CITÉ»' read in the wrong character set"),
    ],
)
def test_what_has_no_place_in_data_is_named(text, words):
    with pytest.raises(ValueError) as said:
        characters.check(text)
    assert words in str(said.value)
    assert set(str(said.value)) & set(unseen()) == set()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Къарачай, Хальмг, Нохчий, 고려사람",
        "می\u200cخواهم",
        "ക്\u200dഷ",
        "എന്\u200d എന്\u200d",
        "छन्\u200c",
        "ه\u200d.ش. ۱۳۲۲, دههٔ ۱۳۲۰\u200cها, PDF\u200cها",
        "👩\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 ‼\ufe0f ℹ\ufe0f 1\ufe0f\u20e3",
        "葛\U000e0100城 ᠠ\u180b",
        "ᠬᠠᠯᠢᠮᠠ\u180eᠠ",
        "سنة \u0601 1944",
        "a\u00a0b, 5\u202f000 and « é »",
        "ANDRÉ—RENÉ—",
        "ТІ, НІ",
        "jäääär",
        "LULEÅ–KIRUNA",
        "LULEÅ–UMEÅ–Kiruna",
        "Å–Reine",
        "letters öäüßå, åäöÅÄÖ, äöüéè, àâçéèêëîïôûùü",
        "Gauß–Weber, Voß’ Karte",
        "GARÐ–, CITÉ» and CITÉ” and CITÉ… ANDRÉ’S",
        "L’ÎLE D’YEU — L’ÉTÉ",
        "« SAINT-DIÉ » “SAINT-DIÉ” ‘SAINT-DIÉ’",
        "MUŞ–BİTLİS, ÇANAKKALE’DE, GÜMÜŞ…",
        "KÖPENICKÄ“",
        "a\tb\nc",
    ],
)
def test_letters_of_all_scripts_and_what_joins_them_stay(text):
    characters.check(text)
    assert characters.without_hidden(text) == text.replace("\t", "").replace("\n", "")


def test_a_long_text_is_quoted_around_the_character():
    with pytest.raises(ValueError) as said:
        characters.check("x" * 500 + "\u200b" + "y" * 500)
    assert len(str(said.value)) < 150
    assert r"xx\u200byy" in str(said.value)


def test_a_message_is_one_line_in_which_nothing_is_hidden():
    assert characters.shown("a\nb\u202ec\u2028d\ud800") == r"a\nb\u202ec\u2028d\ud800"
    assert characters.shown("Грозный «так»") == "Грозный «так»"
    for sign in unseen():
        assert (sign in characters.shown(f"a{sign} ")) == (sign in DRAWN)


def test_a_letter_in_two_pieces_becomes_one():
    assert characters.composed("e\u0301 и\u0306") == "é й"
