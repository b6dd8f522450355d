"""The model of a dataset: what is derived from the records, worked out once and kept.

Whoever shows data makes one :class:`Model` of it and hands that on::

    model = Model(dataset)
    view = model.at(("kar-removed-khunagov",))  # a reader's picks, resolved once
    view.track("karachais-1943")

What other rooms derive (ways, streams, lanes, grounds) is cached here too, under the class or
function that makes it: ``model.derived(Ways)``. The dataset never changes, so nothing goes stale;
what depends on a reader's picks is cached for the most recent picks only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from atlas.base.memo import Memo, Tables
from atlas.model.compiler import compile_track
from atlas.model.counts import Counts
from atlas.model.rivals import Picks, Rivals, rivals_of
from atlas.model.track import Track
from atlas.read.dataset import Dataset

# Every reader may have picks of their own, and one movement may have up to 512 tracks
# (``MOST_COMBINATIONS``), all of which the scene asks for.
_VIEWS = 64
_TRACKS = 1024

_Table = TypeVar("_Table")
_Key = tuple[str, Picks]


class Model:
    """What is derived from a dataset; :meth:`at` gives the view under a reader's picks."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._rivals: dict[str, Rivals] = {}
        self._counts: Memo[_Key, Counts] = Memo(_TRACKS)
        self._tracks: Memo[_Key, Track] = Memo(_TRACKS)
        self._views: Memo[Picks, View] = Memo(_VIEWS)
        self._tables = Tables(self)

    def rivals(self, movement_id: str) -> Rivals:
        """Return what a reader may choose among in a movement.

        Raises:
            KeyError: If the dataset has no such movement.
        """
        if movement_id not in self._rivals:
            found = rivals_of(self.dataset, self.dataset.movements[movement_id])
            self._rivals.setdefault(movement_id, found)
        return self._rivals[movement_id]

    def at(self, picks: Picks = ()) -> View:
        """Return the view of the model under some picks.

        Args:
            picks: Claim ids; those that answer no question are ignored, as are all but the first
                for each question. Without picks, the atlas's own choices apply.
        """
        return self._views.get(picks, lambda: View(self, picks))

    def derived(self, make: Callable[[Model], _Table]) -> _Table:
        """Return the one table that a class or function makes of this model."""
        return self._tables.of(make)

    def counts(self, movement_id: str, picks: Picks) -> Counts:
        """Return the claims that drive a movement under picks, which must all be its own."""
        key = (movement_id, picks)
        return self._counts.get(key, lambda: Counts(self.dataset, self.rivals(movement_id), picks))

    def track(self, movement_id: str, picks: Picks) -> Track:
        """Return the track of a movement under picks, which must all be its own."""
        key = (movement_id, picks)
        return self._tracks.get(key, lambda: compile_track(self.counts(movement_id, picks)))


class View:
    """The model with a reader's picks in place of the atlas's own choices."""

    def __init__(self, model: Model, picks: Picks) -> None:
        self.model = model
        self.dataset = model.dataset
        self.picks = picks
        self._counts: dict[str, Counts] = {}
        self._tracks: dict[str, Track] = {}
        self._tables = Tables(self)

    def counts(self, movement_id: str) -> Counts:
        """Return the claims that drive a movement."""
        if movement_id not in self._counts:
            self._counts[movement_id] = self.model.counts(movement_id, self._own(movement_id))
        return self._counts[movement_id]

    def track(self, movement_id: str) -> Track:
        """Return the running totals of a movement."""
        if movement_id not in self._tracks:
            self._tracks[movement_id] = self.model.track(movement_id, self._own(movement_id))
        return self._tracks[movement_id]

    def derived(self, make: Callable[[View], _Table]) -> _Table:
        """Return the one table that a class or function makes of this view."""
        return self._tables.of(make)

    def _own(self, movement_id: str) -> Picks:
        """Return a movement's own picks: others would make the cache store its track twice."""
        return self.model.rivals(movement_id).asked(self.picks)
