"""The command that writes the site: what it says, what it leaves alone, what it writes anew."""

from __future__ import annotations

import re

import pytest

from atlas.__main__ import main
from atlas.check import checks
from atlas.site.folder import MANIFEST
from tests.building import claim, dataset


@pytest.fixture(autouse=True)
def _few(monkeypatch):
    """Read one movement with one claim: a site of the whole atlas is made in tests/site."""
    monkeypatch.setattr(
        checks, "load", lambda folders: dataset(claim("whole", "removed", 10, "1943-11-02"))
    )


def test_it_writes_the_site_and_says_how_large_it_is(tmp_path, capsys):
    out = tmp_path / "site"
    assert main(["site", "--out", str(out), "--no-papers"]) == 0
    said = capsys.readouterr()
    found = re.fullmatch(r"(.+): (\d+) pages, (\d+) files, \d+ MB\n", said.out)
    written = [path for path in out.rglob("*") if path.is_file() and path.name != MANIFEST]
    assert found and found[1] == str(out) and int(found[3]) == len(written)
    assert int(found[2]) == sum(path.suffix == ".html" for path in written)
    assert said.err == "atlas: without --address there is no sitemap.xml and no canonical address\n"
    for below in ("", "ru/", "kk/"):
        assert (out / f"{below}claims/whole.html.br").stat().st_size > 500
    before = {path: path.stat().st_mtime_ns for path in written}
    assert main(["site", "--out", str(out), "--no-papers"]) == 0
    assert {path: path.stat().st_mtime_ns for path in written} == before


def test_with_an_address_search_engines_are_told(tmp_path, capsys):
    out = tmp_path / "site"
    address = "https://archive.example/atlas"
    assert main(["site", "--out", str(out), "--no-papers", "--address", address]) == 0
    assert capsys.readouterr().err == ""
    assert f"{address}/ru/claims/whole.html" in (out / "sitemap.xml").read_text()
    assert f"Sitemap: {address}/sitemap.xml" in (out / "robots.txt").read_text()


def test_a_folder_with_something_else_is_left_alone(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["site", "--out", str(tmp_path), "--no-papers"]) == 2
    assert capsys.readouterr().err == (
        f"atlas: {tmp_path} is not an earlier site: name a new or an empty folder\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
