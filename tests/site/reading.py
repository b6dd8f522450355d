"""A page of the site as a program reads it."""

from __future__ import annotations

import posixpath
import re
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

_EMPTY = {"meta", "link", "br", "img", "input"}


class Read(HTMLParser):
    """The elements of a page in order, its text without those of scripts and styles, its faults."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []
        self.faults: list[str] = []
        self._pieces: list[str] = []
        self._open: list[str] = []
        self.feed(page.decode())
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self._open]

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            self.faults.append(f"<{tag}> has an attribute twice: {names}")
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag):
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self._open[-1:]}")
        else:
            self._open.pop()

    def handle_data(self, data):
        if self._open[-1:] in (["script"], ["style"]):
            self.scripts.append(data)
        else:
            self._pieces.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def words(self) -> str:
        """Its text on one line."""
        return re.sub(r"\s+", " ", " ".join(self._pieces)).strip()


def leads_to(page: str, link: str) -> tuple[str, str]:
    """Return the path in the site to which a link of a page leads, and its fragment."""
    parts = urlsplit(link)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    return (path if parts.path else page), unquote(parts.fragment)
