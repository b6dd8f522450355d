"""A short form of the sweep of damages (``python -m tests.damage_sweep`` is the long one)."""

from __future__ import annotations

import pytest

from tests.damage_sweep import Sweep

_QUICK = ["validate", "state --date 1944-03-08", "build"]
# A shape and a cell of the atlas; of a reader's own folder a header (without the atlas), a shape
# and a cell.
_DAMAGES = (1, 3, 6, 7, 11)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("sweep")


def test_no_damage_stops_a_command_or_takes_what_is_sound(folder) -> None:
    sweep = Sweep(folder / "quick", seed=1961)
    trials = [sweep.trial(number, _QUICK) for number in _DAMAGES]
    assert [f"{t.said}\n{t.wrong}" for t in trials if t.wrong] == []


def test_all_commands_bear_a_damage(folder) -> None:
    sweep = Sweep(folder / "all", seed=1928, every=True)
    trial = sweep.trial(3)
    assert trial.wrong == "", trial.said


def test_the_sweep_sees_what_goes_wrong(folder, monkeypatch) -> None:
    sweep = Sweep(folder / "seen", seed=1)
    monkeypatch.setattr("atlas.check.model._models", None)
    monkeypatch.setattr("atlas.model.timeline.movement_state", None)
    wrong = sweep.trial(0, ["state --date 1944-03-08"]).wrong
    assert "Traceback" in wrong
    monkeypatch.setattr("atlas.commands.shared.code", lambda data: 3)
    assert "ended with 3, not" in sweep.trial(0, ["validate"]).wrong
