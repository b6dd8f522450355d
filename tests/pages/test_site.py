"""Where others in the network find the atlas, as the page tells the player."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from pages.shell import delivery, site

LAN = "192.168.1.5"


@pytest.fixture
def server(monkeypatch):
    """Return a function that says by which URL the reader came, and where the server listens."""

    def be(url: str, listens: str | None, lan: str = LAN, path: str = "") -> None:
        options = {"server.address": listens, "server.baseUrlPath": path}
        context = SimpleNamespace(url=url)
        streamlit = SimpleNamespace(context=context, get_option=options.__getitem__)
        for module in (site, delivery):
            monkeypatch.setattr(module, "st", streamlit)
        monkeypatch.setattr(site.network, "lan_address", lambda: lan)

    return be


@pytest.mark.parametrize(
    ("listens", "is_open"), [("127.0.0.1", False), (LAN, True), ("0.0.0.0", True), (None, True)]
)
def test_who_came_by_a_name_of_this_computer_hears_of_the_network(server, listens, is_open):
    server("http://localhost:8501/peoples", listens)
    assert site.in_network() == {"address": f"http://{LAN}:8501/", "open": is_open}


@pytest.mark.parametrize("url", ["http://[::1", "http://localhost:abc/"])
def test_an_address_that_is_none_tells_nothing(server, url):
    server(url, "0.0.0.0")
    assert site.in_network() is None
    assert site.site() == ""


def test_the_address_that_is_printed_has_the_path_of_the_server(server):
    server("https://example.org/school/compare?pair=dates", "0.0.0.0", path="school")
    assert site.site() == "https://example.org/school/"


def test_who_came_by_the_network_or_is_in_none_has_nothing_to_hear(server):
    server(f"http://{LAN}:8501/", LAN)
    assert site.in_network() is None
    server("http://127.0.0.1:8501/", "127.0.0.1", lan="")
    assert site.in_network() is None


@pytest.mark.parametrize(
    ("host", "is_printed"),
    [
        ("atlas.example.org", True),
        ("atlas.localhost.", False),
        ("school.local.", False),
        (LAN, False),
    ],
)
def test_only_an_address_that_others_reach_is_printed(server, host, is_printed):
    server(f"http://{host}:8501/", "0.0.0.0")
    assert bool(site.site()) is is_printed
