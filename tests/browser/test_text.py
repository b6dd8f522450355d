"""Text from the data stays text on a Streamlit page: no link, icon, arrow or formula."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from pages.shell.text import JOINER
from tests.browser.atlas_server import serving

SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
TEXTS = [
    "see http://example.invalid/a.png, HTTPS://example.invalid and ftp://example.invalid",
    "www.example.invalid WWW.Example.invalid e.g.www.x.y (www.x.org)",
    "a.b+c@example.invalid mailto:a@b.org xmpp:a@b.org/x a@b.c@d.e @name #12",
    ":material/home: x:material/home:y :streamlit: :smile: :+1: :100: :material/home:streamlit:",
    "02:00 10:30:45 a:b:c 12:00–13:00 1943-12-28",
    "a -> b <- c <-> d --> e <-- f -- g --- h >= 1 <= 2 ~= 3 != 4 =>",
    "-> x --",
    ":red[hi] :blue-background[x] :small[y] :rainbow[z] :violet-badge[q] ::name[x] ::: note",
    "$a^2$ and $$b$$ and \\(x\\) \\[y\\] x^2^ H~2~O",
    "[^1] and [^1]: note",
    '![](http://image.invalid/a.png) ![a](http://image.invalid/a.png "t") <img src=http://x.invalid>',
    "<http://x.invalid> <a@b.invalid> [t](http://x.invalid) [t][1] [1]: http://x.invalid",
    "# h",
    "- [ ] to do",
    "1943. A year",
    "1) l",
    "> q",
    "| a | b |",
    "===",
    "---",
    "***",
    "~~x~~ **b** _i_ __b__ *i* `c` ``` d",
    "```python",
    "&amp; &lt; &#65; &copy; (c) ... \"q\" 'q' <br> <!-- c --> \\* \\",
    SIGNS,
    " ".join(a + b for a in SIGNS for b in SIGNS),
    "Хальмгуд · Kalmyks, «Ulusy» – 1943",
]

# Of each part that shows the text: its words, and the elements that no text may make.
SHOWN = """number => {
  const box = document.querySelector(`.st-key-text-${number}`);
  const shows = "[data-testid=stMarkdownContainer], [data-testid=stText]";
  const parts = [...box.querySelectorAll(shows)];
  const made = "a, img, math, code, em, strong, del, sup, sub, hr, br, blockquote, pre, input,"
    + " .katex, [data-testid=stIconMaterial], [translate=no]";
  return {
    words: parts.map(part => part.textContent),
    made: parts.flatMap(part => [...part.querySelectorAll(made)].map(node => node.outerHTML)),
  };
}"""


@pytest.fixture(scope="module")
def texts_url() -> Iterator[str]:
    with serving("tests/browser/text_page.py") as url:
        yield url


def test_text_appears_sign_for_sign(browser, texts_url: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{texts_url}?texts={quote(json.dumps(TEXTS, ensure_ascii=False))}")
    page.wait_for_selector(f".st-key-text-{len(TEXTS) - 1} [data-testid=stText]")
    for number, text in enumerate(TEXTS):
        # The kinds of element that show a text are drawn one after the other.
        for _ in range(100):
            shown = page.evaluate(SHOWN, number)
            if len(shown["words"]) >= 8:
                break
            page.wait_for_timeout(100)
        assert len(shown["words"]) >= 8
        words = {said.replace(JOINER, "").strip() for said in shown["words"]}
        assert words - {"Texts"} == {text, f"{text} ({text})"}, text
        assert shown["made"] == [], text
    page.close()
    assert [url for url in asked if not url.startswith((texts_url, "data:", "blob:"))] == []
