"""What a file says of itself: title, language, author, licence, sources."""

from __future__ import annotations

from dataclasses import dataclass

from atlas.paper.sheet.display_list import printable

CREATOR = "Exile and Return"
AUTHOR = "The authors of Exile and Return"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Imprint:
    """What a file says of itself, in the language of its words.

    Characters that cannot be printed are left out of it: no XML takes them.

    Attributes:
        title: Its title.
        description: What it shows, for readers who cannot see it.
        lang: The language, as a tag ("ru").
        rights: The licence in words; ``LICENCE`` is its address.
        sources: The works behind it.
        ours: Whether all of it is of the atlas. Of rows of somebody else neither author nor licence
            is known.
    """

    title: str = ""
    description: str = ""
    lang: str = "en"
    rights: str = ""
    sources: str = ""
    ours: bool = True

    @property
    def author(self) -> str:
        """Who made it, or "" if that is not known."""
        return AUTHOR if self.ours else ""

    @property
    def licence(self) -> str:
        """The address of its licence, or "" if that is not known of all of it."""
        return LICENCE if self.ours else ""

    def __post_init__(self) -> None:
        for name, words in vars(self).items():
            if isinstance(words, str):
                object.__setattr__(self, name, printable(words))
