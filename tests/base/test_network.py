"""The address of this computer in its network, found without asking anybody."""

from __future__ import annotations

import ipaddress
import json
import socket
from pathlib import Path
from typing import ClassVar

import pytest

from atlas.base import network

# The player asks the same of an address: tests/player/shell/share-reach.test.js.
HOSTS = json.loads((Path(__file__).parents[1] / "data" / "hosts.json").read_text(encoding="utf-8"))


class _Probe:
    """A datagram socket of a computer that has these routes: where to, and by which own address."""

    routes: ClassVar[dict[str, str]] = {}

    def __init__(self, family: int, kind: int) -> None:
        assert kind == socket.SOCK_DGRAM, "a stream would call somebody"
        self.own = ""

    def __enter__(self) -> _Probe:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def connect(self, to: tuple[str, int]) -> None:
        found = self.routes.get(to[0])
        if found is None:
            raise OSError("Network is unreachable")
        self.own = found

    def getsockname(self) -> tuple[str, int]:
        return self.own, 40000


@pytest.fixture
def routes(monkeypatch):
    monkeypatch.setattr(network.socket, "socket", _Probe)
    return lambda found: monkeypatch.setattr(_Probe, "routes", found)


def test_the_system_names_the_interface_by_which_it_would_send(routes):
    routes({"192.0.2.1": "192.168.1.5"})
    assert network.lan_address() == "192.168.1.5"


def test_a_hotspot_without_a_way_out_is_a_network_too(routes):
    routes({"10.42.0.254": "10.42.0.1"})
    assert network.lan_address() == "10.42.0.1"


@pytest.mark.parametrize("found", [{}, {"192.0.2.1": "127.0.0.1"}])
def test_without_a_network_there_is_no_address(routes, found):
    routes(found)
    assert network.lan_address() == ""


def test_on_this_computer_it_is_an_address_that_others_may_have():
    found = network.lan_address()
    assert not found or not ipaddress.ip_address(found).is_loopback


@pytest.mark.parametrize(
    ("host", "alone"),
    [("::1", True), ("", False), *((case["host"], case["alone"]) for case in HOSTS)],
)
def test_which_names_a_computer_has_for_itself(host, alone):
    assert network.is_of_this_computer(host) is alone
