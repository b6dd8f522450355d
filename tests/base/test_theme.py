"""The theme: the same fills, tints and colours wherever something is drawn."""

from __future__ import annotations

import re

import pytest

from atlas.base import bundle, theme


def test_a_tint_holds_what_is_under_its_break():
    assert len(theme.TINTS) == len(theme.BREAKS) + 1
    for tint, limit in enumerate(theme.BREAKS):
        assert (theme.tint_of(limit - 1), theme.tint_of(limit)) == (tint, tint + 1)


def test_fills_of_states_can_be_told_apart_but_those_of_home():
    fills = {state: theme.fill_of(state, "#315234") for state in theme.STACK}
    assert fills["home"] == fills["returned"]
    assert len(set(fills.values())) == len(fills) - 1
    assert fills["dead"] == theme.fill_of("dead", "#FFFFFF")
    assert {state for state, fill in fills.items() if fill.ink} == {
        "taken",
        "elsewhere",
        "not_stated",
    }


def test_an_unknown_state_has_no_fill():
    with pytest.raises(KeyError):
        theme.fill_of("asleep", "#315234")


def test_half_a_step_goes_up_as_in_the_browser():
    assert theme.mix("#000000", 0.5) == "#808080"
    assert theme.mix("#204060", 0) == "#FFFFFF"


def test_style_sheets_use_no_property_that_the_theme_lacks():
    own = re.compile(r"var\(--([\w-]+)")
    set_there = re.compile(r"--([\w-]+):")
    root = bundle.STATIC.parent
    sheets = [*root.glob("static/player/**/*.css"), *root.glob("static/one-file/*.css")]
    sheets += root.glob("pages/**/*.css")
    texts = [sheet.read_text(encoding="utf-8") for sheet in sheets]
    known = set(theme.COLOURS) | {name for text in texts for name in set_there.findall(text)}
    # Set by scripts, on an element each.
    known |= {"er-k", "hue", "more-rows", "names-end", "hand-from", "hand-length"}
    known |= {"print-width", "print-height", "print-zoom"}
    assert {name for text in texts for name in own.findall(text)} <= known


def test_no_style_sheet_repeats_a_colour_of_the_theme():
    root = bundle.STATIC.parent
    sheets = [*root.glob("static/player/**/*.css"), *root.glob("static/one-file/*.css")]
    sheets += root.glob("pages/**/*.css")
    shared = {colour for name, colour in theme.COLOURS.items() if name not in ("white", "dead")}
    for sheet in sheets:
        found = {c.upper() for c in re.findall(r"#[0-9A-Fa-f]{6}\b", sheet.read_text("utf-8"))}
        assert not found & shared, sheet


def test_no_style_of_the_whole_player_hangs_on_what_is_in_it():
    # The panel is rewritten as days pass: each time all of the element would be styled anew.
    whole = re.compile(r"(?:\.xr-(?:player|frame|stage|panel|strip)|\[data-\S+?\])[^\s,{}]*:has\(")
    for sheet in bundle.STATIC.glob("player/**/*.css"):
        assert not whole.findall(sheet.read_text(encoding="utf-8")), sheet
