"""The browser of the tests: found, installed, or asked for in words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from atlas.commands import browsers, debian, renderers


def test_named_browser_must_exist(monkeypatch, tmp_path, capsys) -> None:
    monkeypatch.setenv("ATLAS_CHROMIUM", str(tmp_path / "none"))
    assert browsers.find_browser() is None
    assert browsers.install_browser() is None
    assert "is not a file" in capsys.readouterr().err
    monkeypatch.setenv("ATLAS_CHROMIUM", sys.executable)
    assert browsers.find_browser() == Path(sys.executable)


def test_missing_browser_is_said(monkeypatch, capsys) -> None:
    monkeypatch.delenv("ATLAS_CHROMIUM", raising=False)
    monkeypatch.setattr(browsers.shutil, "which", lambda name: None)
    monkeypatch.setattr(browsers, "_FILES", ())
    assert browsers.find_browser() is None
    assert browsers.install_browser() is None
    assert "No Chromium or Chrome was found" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(browsers.os, "geteuid"), reason="a system with root and apt-get")
def test_a_system_without_the_shell_gets_the_whole_browser(monkeypatch) -> None:
    monkeypatch.delenv("ATLAS_CHROMIUM", raising=False)
    monkeypatch.setattr(debian.os, "geteuid", lambda: 0)
    debian.update.cache_clear()
    monkeypatch.setattr(browsers.shutil, "which", lambda name: f"/usr/bin/{name}")
    asked = []

    def run(command, **_):
        asked.append(command[-1])
        return subprocess.CompletedProcess(command, int(command[-1] == "chromium-headless-shell"))

    monkeypatch.setattr(debian.subprocess, "run", run)
    assert browsers.install_browser() == Path("/usr/bin/chromium-headless-shell")
    assert asked == ["-q", "chromium-headless-shell", "chromium"]


def test_what_draws_plates_is_installed_or_named(monkeypatch, capsys) -> None:
    monkeypatch.setattr(renderers.shutil, "which", lambda name: name if name == "gs" else None)
    monkeypatch.setattr(debian, "is_ours", lambda: True)
    asked = []
    monkeypatch.setattr(debian, "install", lambda *packages: asked.append(packages))
    renderers.install()
    assert asked == [("poppler-utils", "librsvg2-bin")]
    # Nothing was installed.
    assert "need poppler-utils, librsvg2-bin; install them" in capsys.readouterr().err
    monkeypatch.setattr(renderers.shutil, "which", lambda name: name)
    renderers.install()
    assert len(asked) == 1 and capsys.readouterr().err == ""
