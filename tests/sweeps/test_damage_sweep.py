"""A short form of the sweep of damages (``python -m tests.damage_sweep`` is the long one)."""

from __future__ import annotations

from copy import copy

import pytest

from tests.damage_sweep import Sweep

_QUICK = ["validate", "state --date 1944-03-08", "build"]
# A shape and a cell of the atlas; of a reader's own folder a header (without the atlas), a shape
# and a cell.
_DAMAGES = (1, 3, 6, 7, 11)


@pytest.fixture(scope="module")
def sound(tmp_path_factory) -> Sweep:
    """A sweep of folders that each trial mends again."""
    return Sweep(tmp_path_factory.mktemp("sweep"), seed=1961)


def sweep_of(sound: Sweep, seed: int, *, every: bool = False) -> Sweep:
    """Return a sweep of the same folders by another seed."""
    sweep = copy(sound)
    sweep.seed, sweep.every = seed, every
    return sweep


def test_no_damage_stops_a_command_or_takes_what_is_sound(sound) -> None:
    trials = [sound.trial(number, _QUICK) for number in _DAMAGES]
    assert [f"{t.said}\n{t.wrong}" for t in trials if t.wrong] == []


def test_all_commands_bear_a_damage(sound) -> None:
    trial = sweep_of(sound, 1928, every=True).trial(3)
    assert trial.wrong == "", trial.said


def test_the_sweep_sees_what_goes_wrong(sound, monkeypatch) -> None:
    sweep = sweep_of(sound, 1)
    monkeypatch.setattr("atlas.check.model._models", None)
    monkeypatch.setattr("atlas.model.timeline.movement_state", None)
    wrong = sweep.trial(0, ["state --date 1944-03-08"]).wrong
    assert "Traceback" in wrong
    monkeypatch.setattr("atlas.commands.shared.code", lambda data: 3)
    assert "ended with 3, not" in sweep.trial(0, ["validate"]).wrong
