"""Things in lists by what they have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

_T = TypeVar("_T")


def group(items: Iterable[_T], key: Callable[[_T], str]) -> dict[str, list[_T]]:
    """Return the items in lists by key, each list in the order they came."""
    groups: dict[str, list[_T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups
