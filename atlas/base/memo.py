"""Caches: the latest results by key, and one table of each kind."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar, cast

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")
_Owner = TypeVar("_Owner")


class Memo(Generic[_Key, _Value]):
    """Results by key, at most ``limit`` of them: the least recently used is dropped first.

    Threads may share it. Two that ask for the same key at once may both work it out; both get the
    result that was stored first.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._results: OrderedDict[_Key, _Value] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: _Key, make: Callable[[], _Value]) -> _Value:
        """Return the result of a key, made by ``make`` if it is not there."""
        with self._lock:
            if key in self._results:
                self._results.move_to_end(key)
                return self._results[key]
        # Not under the lock: what is made may ask for others of its kind.
        made = make()
        with self._lock:
            made = self._results.setdefault(key, made)
            self._results.move_to_end(key)
            while len(self._results) > self._limit:
                self._results.popitem(last=False)
        return made

    def __len__(self) -> int:
        return len(self._results)


class Tables(Generic[_Owner]):
    """The tables that other modules derive from an owner, each made once.

    The key of a table is the class or module-level function that makes it from the owner, so no
    two modules can mean different things by one name, and there are no more tables than such
    functions. Each table bounds its own size.
    """

    def __init__(self, owner: _Owner) -> None:
        self._owner = owner
        self._made: dict[Callable[[_Owner], object], object] = {}

    def of(self, make: Callable[[_Owner], _Value]) -> _Value:
        """Return the one table that ``make`` makes from the owner."""
        if make not in self._made:
            self._made.setdefault(make, make(self._owner))
        return cast(_Value, self._made[make])
