"""JSON in a script: the same value, and nothing that a template, a pattern or a page obeys."""

from __future__ import annotations

import json

import pytest
from jinja2 import Template

from atlas.base import script_json

WORDS = [
    "Isle {{7*7}}",
    "{{cycler.__init__.__globals__.os.getcwd()}}",
    "{% raw %} {%- set x = 1 -%}",
    "{# a remark #}",
    "{{{{{{",
    "}}}}}}%}#}",
    "\\{{7*7}} \\\\{{7*7}} \\\\\\{\\{7*7}}",
    '"{{7*7}}" \\"{{7*7}}\\"',
    "${7*7} `+7*7+` '+7*7+' $${",
    "</script><script>alert(1)</script><!-- <!--<script>",
    "\u2028 \u2029 \x00 \x1f \x7f \n\r\t",
    "\u202e \u2066 \u2069 \u200b \u200d \ufeff",
    "drawn_items_div alert(coords); map_div maps/x/",
    "Қарашай · Къарачай 🚂 \ud800",
]
OBEYED = ("{{", "}}", "{%", "%}", "{#", "#}", *"<>&'`$_\n\r")


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("held", ["text", "list", "key", "nested"])
def test_any_text_is_that_text_again_and_obeyed_by_nothing(words: str, held: str) -> None:
    value = {
        "text": words,
        "list": [words, words],
        "key": {words: words},
        "nested": {"a": {"b": {"{": [{words: {"c": {}}}, "{", "{"]}}},
    }[held]
    text = script_json.dumps(value)
    assert json.loads(text) == value
    assert text.isascii()
    assert not [sign for sign in OBEYED if sign in text]
    # Once by folium, once by branca, and once more.
    assert Template(text).render() == text


def test_every_character_of_the_first_planes_comes_back() -> None:
    # Two halves of a pair, one after the other, are one character.
    value = "".join(map(chr, [*range(0x3000), *range(0xFE00, 0x10010)]))
    text = script_json.dumps({value: value})
    assert json.loads(text) == {value: value}
    assert Template(text).render() == text


def test_numbers_and_structure_stay_as_they_are() -> None:
    shape = {"type": "Polygon", "coordinates": [[[1.5, -2], [3e-7, 4]]], "on": True, "no": None}
    assert script_json.dumps(shape) == json.dumps(shape)


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_is_not_finite_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        script_json.dumps([number])
