"""A Kazakh ending on a number agrees with its last word."""

from __future__ import annotations

import pytest

from atlas.words.endings import agreeing
from atlas.words.language import language

# Each word that can end a number, with its ablative and its dative, as a grammar has them.
SAID = {
    0: ("нөлден", "нөлге"),
    1: ("бірден", "бірге"),
    2: ("екіден", "екіге"),
    3: ("үштен", "үшке"),
    4: ("төрттен", "төртке"),
    5: ("бестен", "беске"),
    6: ("алтыдан", "алтыға"),
    7: ("жетіден", "жетіге"),
    8: ("сегізден", "сегізге"),
    9: ("тоғыздан", "тоғызға"),
    10: ("оннан", "онға"),
    20: ("жиырмадан", "жиырмаға"),
    30: ("отыздан", "отызға"),
    40: ("қырықтан", "қырыққа"),
    50: ("елуден", "елуге"),
    60: ("алпыстан", "алпысқа"),
    70: ("жетпістен", "жетпіске"),
    80: ("сексеннен", "сексенге"),
    90: ("тоқсаннан", "тоқсанға"),
    100: ("жүзден", "жүзге"),
    1_000: ("мыңнан", "мыңға"),
    1_000_000: ("миллионнан", "миллионға"),
    1_000_000_000: ("миллиардтан", "миллиардқа"),
}


@pytest.mark.parametrize("number", SAID)
def test_every_word_of_a_number_has_its_own_ending(number):
    kazakh = language("kk")
    written = kazakh.number(number)
    ablative, dative = SAID[number]
    assert agreeing(f"{written}-дан астам") == f"{written}-{ablative[-3:]} астам"
    assert agreeing(f"{written}-ға жуық") == f"{written}-{dative[-2:]} жуық"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("172\xa0500-дан", "172\xa0500-ден"),
        ("200\xa0000-дан", "200\xa0000-нан"),
        ("84,3-дан", "84,3-тен"),
        ("10–20-ден", "10–20-дан"),
        ("68\xa0614-тен", "68\xa0614-тен"),
        ("5\xa0%-дан", "5\xa0%-дан"),
        ("11-сыныптан", "11-сыныптан"),
    ],
)
def test_the_last_word_counts_and_nothing_else_changes(text, right):
    assert agreeing(text) == right


def test_a_message_has_the_ending_of_its_number_in_kazakh_alone():
    kazakh = language("kk")
    assert kazakh.say("more than {number}", number="50") == "50-ден астам"
    assert kazakh.say("more than {number}", number="24") == "24-тен астам"
    assert kazakh.say("nearly {number}", number="5") == "5-ке жуық"
    assert language("en").say("{amount} {doing}", amount="5-дан", doing="x") == "5-дан x"
