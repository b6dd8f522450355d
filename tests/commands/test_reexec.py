"""A command that a bare Python was asked for runs where its packages are, and says why if not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from atlas.commands import environment, reexec


@pytest.fixture(autouse=True)
def first_run(monkeypatch):
    monkeypatch.delenv("ATLAS_HANDED_OVER", raising=False)


def test_the_command_runs_again_with_its_words_and_its_exit_code(monkeypatch, capfd):
    def ensure(with_tests: bool) -> Path:
        print("Installing …")
        return Path(sys.executable)

    monkeypatch.setattr(environment, "ensure", ensure)
    assert reexec.run_again(["validate", "--data", "nowhere"], "shapely") == 2
    shown = capfd.readouterr()
    # What goes to a program stays clean.
    assert shown.out == ""
    assert "Installing …" in shown.err
    assert "--data 'nowhere' is not a folder" in shown.err


def test_it_is_handed_over_once(monkeypatch, capsys):
    monkeypatch.setenv("ATLAS_HANDED_OVER", "1")
    assert reexec.run_again(["validate"], "shapely") == 2
    assert "shapely is not installed in" in capsys.readouterr().err


def test_what_the_machine_lacks_is_said(monkeypatch, capsys):
    def ensure(with_tests: bool) -> Path:
        raise environment.MissingError("no venv")

    monkeypatch.setattr(environment, "ensure", ensure)
    assert reexec.run_again(["validate"], "shapely") == 2
    assert capsys.readouterr().err == "atlas: no venv\n"
