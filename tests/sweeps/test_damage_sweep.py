"""A short form of the sweep of damages (``python -m tests.damage_sweep`` is the long one)."""

from __future__ import annotations

import pytest

from tests.damage_sweep import Sweep

_QUICK = ["validate", "state --date 1944-03-08", "build"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("sweep")


def test_no_damage_stops_a_command_or_takes_what_is_sound(folder) -> None:
    sweep = Sweep(folder / "quick", seed=1961)
    trials = [sweep.trial(number, _QUICK) for number in range(8)]
    assert [f"{t.said}\n{t.wrong}" for t in trials if t.wrong] == []


def test_all_commands_bear_a_damage(folder) -> None:
    sweep = Sweep(folder / "all", seed=1928, every=True)
    trials = [sweep.trial(number) for number in (1,)]
    assert [f"{t.said}\n{t.wrong}" for t in trials if t.wrong] == []


def test_the_sweep_sees_what_goes_wrong(folder, monkeypatch) -> None:
    sweep = Sweep(folder / "seen", seed=1)
    monkeypatch.setattr("atlas.check.model._models", None)
    monkeypatch.setattr("atlas.model.timeline.movement_state", None)
    wrong = sweep.trial(0, ["state --date 1944-03-08"]).wrong
    assert "Traceback" in wrong
    monkeypatch.setattr("atlas.commands.shared.code", lambda data: 3)
    assert "ended with 3, not" in sweep.trial(0, ["validate"]).wrong
