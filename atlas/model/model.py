"""The model of a dataset: what is derived from the records, worked out once and kept.

Whoever shows data makes one :class:`Model` of it and hands that on::

    model = Model(dataset)
    view = model.at(("kar-removed-khunagov",))  # a reader's picks, resolved once
    view.track("karachais-1943")

Everything derived is cached under what makes it and what it depends on. The dataset never changes,
so nothing goes stale; only what depends on picks is bounded, since readers may pick what they like.

- What depends only on the data is a table of the model, made by a class or function:
  ``model.derived(Ways)``. The tables of other rooms are cached here too.
- What depends on the picks in one movement is cached by both: ``model.track(movement, picks)``. All
  views with these picks share it, whatever else is picked in them. A track depends on the rows of
  its movement alone: models with the same rows share it too, as that of a check and of a scene.
- What depends on all picks is a table of the view: ``view.derived(groups)``. The same picks, made
  in any order, have the same view.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from atlas.base.memo import Memo, Tables
from atlas.model.compiler import compile_track
from atlas.model.counts import Counts
from atlas.model.rivals import Picks, Rivals, rivals_of
from atlas.model.rows import Rows, rows
from atlas.model.track import Track
from atlas.read.dataset import Dataset

# Every reader may have picks of their own, and one movement may have up to 512 tracks
# (``MOST_COMBINATIONS``), all of which the scene asks for.
_VIEWS = 64
_TRACKS = 1024
# Movements of the atlas, and some of readers' own or from before a file was changed.
_MOVEMENTS = 64

_Table = TypeVar("_Table")
_Key = tuple[str, Picks]


class Model:
    """What is derived from a dataset; :meth:`at` gives the view under a reader's picks."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._tables = Tables(self)
        self._counts: Memo[_Key, Counts] = Memo(_TRACKS)
        self._views: Memo[Picks, View] = Memo(_VIEWS)

    def derived(self, make: Callable[[Model], _Table]) -> _Table:
        """Return the one table that a class or function makes of this model."""
        return self._tables.of(make)

    def rivals(self, movement_id: str) -> Rivals:
        """Return what a reader may choose among in a movement.

        Raises:
            KeyError: If the dataset has no such movement.
        """
        return self.derived(_rivals)[movement_id]

    @property
    def answers(self) -> Mapping[str, tuple[str, ...]]:
        """Claim that may be picked -> all that answer its question, the atlas's own first."""
        return self.derived(_answers)

    def at(self, picks: Picks = ()) -> View:
        """Return the view of the model under some picks.

        Args:
            picks: Claim ids; those that answer no question are ignored, as are all but the first
                for each question. Without picks, the atlas's own choices apply.
        """
        resolved = self._resolved(picks) if picks else ()
        return self._views.get(resolved, lambda: View(self, resolved))

    def _resolved(self, picks: Picks) -> Picks:
        """Return the picks that change something, in the order of their questions."""
        chosen: dict[tuple[str, ...], str] = {}
        for pick in picks:
            if pick in self.answers:
                chosen.setdefault(self.answers[pick], pick)
        questions = dict.fromkeys(self.answers.values())
        found = ((question[0], chosen.get(question)) for question in questions)
        return tuple(pick for own, pick in found if pick and pick != own)

    def counts(self, movement_id: str, picks: Picks) -> Counts:
        """Return the claims that drive a movement under picks, which must all be its own."""
        key = (movement_id, picks)
        return self._counts.get(key, lambda: Counts(self.dataset, self.rivals(movement_id), picks))

    def track(self, movement_id: str, picks: Picks) -> Track:
        """Return the track of a movement under picks, which must all be its own."""
        kept = self.derived(_tracks)[movement_id]
        return kept.get(picks, lambda: compile_track(self.counts(movement_id, picks)))


class View:
    """The model with a reader's picks in place of the atlas's own choices."""

    def __init__(self, model: Model, picks: Picks) -> None:
        self.model = model
        self.dataset = model.dataset
        self.picks = picks
        self._tables = Tables(self)

    def derived(self, make: Callable[[View], _Table]) -> _Table:
        """Return the one table that a class or function makes of this view."""
        return self._tables.of(make)

    def counts(self, movement_id: str) -> Counts:
        """Return the claims that drive a movement."""
        return self.model.counts(movement_id, self._own(movement_id))

    def track(self, movement_id: str) -> Track:
        """Return the running totals of a movement."""
        return self.model.track(movement_id, self._own(movement_id))

    def _own(self, movement_id: str) -> Picks:
        """Return a movement's own picks: others would make the cache store its track twice."""
        return self.model.rivals(movement_id).asked(self.picks) if self.picks else ()


def _rivals(model: Model) -> dict[str, Rivals]:
    dataset = model.dataset
    return {key: rivals_of(dataset, movement) for key, movement in dataset.movements.items()}


# The tracks of a movement by picks, for the rows that they depend on.
_KEPT: Memo[Rows, Memo[Picks, Track]] = Memo(_MOVEMENTS)


def _tracks(model: Model) -> dict[str, Memo[Picks, Track]]:
    by_movement = model.dataset.derived(rows)
    return {key: _KEPT.get(own, lambda: Memo(_TRACKS)) for key, own in by_movement.items()}


def _answers(model: Model) -> dict[str, tuple[str, ...]]:
    answers: dict[str, tuple[str, ...]] = {}
    for movement_id in model.dataset.movements:
        for question in model.rivals(movement_id).questions:
            for claim in question:
                answers.setdefault(claim, question)
    return answers
