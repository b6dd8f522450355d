"""Which texts are web addresses: one rule for the bibliography and for every option."""

from __future__ import annotations

import pytest

from atlas.base import web


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.org",
        "javascript:alert(1)",
        "ftp://e.org/",
        "https://",
        "https:///path",
        "https://?a",
        "https://e.org/a b",
        "https://e.org/\ta",
        "https://e.org/\n",
        "https://e.org/\x07",
        'https://ex.org/"x',
        "https://ex.org/'x",
        "https://ex.org/<x>",
        "https://ex.org/{x}",
        "https://ex.org/\\x",
        "https://e.org/\u202egnp.exe",
        "https://e.org/\u200b",
        " https://e.org/",
    ],
)
def test_what_could_hide_or_break_out_of_a_link_is_no_address(text):
    assert not web.is_address(text)
    if text:
        with pytest.raises(ValueError, match="is not a web address such as https://"):
            web.check(text)


@pytest.mark.parametrize("text", ["https://e.org", "http://e.org:8501/a_(b)", "https://руни.рф/я"])
def test_a_plain_address_is_one(text):
    assert web.is_address(text)
    web.check(text)


def test_an_address_that_takes_a_query_has_none_yet():
    for text in ("https://e.org/?a=1", "https://e.org/#a"):
        assert web.is_address(text)
        with pytest.raises(ValueError, match="without"):
            web.check(text)
    web.check("")
