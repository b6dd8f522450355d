"""What a file says of itself: title, language, author, licence, sources."""

from __future__ import annotations

from dataclasses import dataclass

CREATOR = "Exile and Return"
AUTHOR = "The authors of Exile and Return"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Imprint:
    """What a file says of itself, in the language of its words.

    Attributes:
        title: Its title.
        description: What it shows, for readers who cannot see it.
        lang: The language, as a tag ("ru").
        rights: The licence in words; ``LICENCE`` is its address.
        sources: The works behind it.
    """

    title: str = ""
    description: str = ""
    lang: str = "en"
    rights: str = ""
    sources: str = ""
