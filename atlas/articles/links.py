"""Where the links of an article lead: the app and the site each have addresses of their own."""

from __future__ import annotations

from typing import Protocol

from atlas.read.dataset import Dataset
from atlas.read.records import Claim


class Links(Protocol):
    """The addresses of what an article refers to, relative to the page that shows it."""

    def atlas(self, dataset: Dataset, claim: Claim) -> str:
        """Return the address of the map at a claim's day, with the claim opened."""

    def claim(self, identity: str) -> str:
        """Return the address of one claim with everything known about it."""

    def conflict(self, identity: str) -> str:
        """Return the address of one conflict, its rivals side by side."""

    def view(self, name: str) -> str:
        """Return the address of a view of the sources, such as "claims"."""
