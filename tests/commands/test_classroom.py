"""The atlas for a room: where it is served, and what is said of that."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from atlas.commands import classroom, environment


@pytest.fixture
def served(monkeypatch):
    """Nothing is served; what would have been, and where, is listed."""
    asked: list[str] = []

    def serve(options, announce) -> int:
        asked.append(options.address)
        announce(Path(sys.executable), environment._url(options.address, 8501))
        return 0

    monkeypatch.setattr(environment, "serve", serve)
    return asked


def test_it_is_served_in_the_network_alone_and_says_who_can_see_it(served, monkeypatch, capfd):
    monkeypatch.setattr(classroom.network, "lan_address", lambda: "192.168.1.5")
    assert classroom.run(["--no-browser"]) == 0
    assert served == ["192.168.1.5"]
    said = capfd.readouterr().out
    assert "http://192.168.1.5:8501/" in said
    assert "Everybody in this network can see it" in said
    assert "█" in said, "the code of the address"


def test_an_address_of_the_whole_internet_is_served_only_where_it_is_named(
    served, monkeypatch, capsys
):
    monkeypatch.setattr(classroom.network, "lan_address", lambda: "130.92.1.5")
    assert classroom.run([]) == 2
    assert "130.92.1.5, is one of the whole Internet" in capsys.readouterr().err
    assert served == []


def test_the_address_may_be_named(served):
    assert classroom.run(["--address", "10.0.0.7"]) == 0
    assert served == ["10.0.0.7"]


def test_without_a_network_it_says_what_to_do(served, monkeypatch, capsys):
    monkeypatch.setattr(classroom.network, "lan_address", lambda: "")
    assert classroom.run([]) == 2
    assert "open a hotspot" in capsys.readouterr().err
    assert served == []


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "0.0.0.0"])
def test_an_address_that_leads_each_to_itself_is_refused(served, capsys, address):
    assert classroom.run(["--address", address]) == 2
    assert f"'{address}' leads each computer to itself" in capsys.readouterr().err
    assert served == []


def test_it_starts_on_a_python_without_packages():
    """Until the environment is there nothing but the standard library may be imported."""
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-S", "-m", "atlas", "classroom", "--address", "::1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    assert done.returncode == 2
    assert "leads each computer to itself" in done.stderr
