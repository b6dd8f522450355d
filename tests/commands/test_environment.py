"""The two commands on a bare Python: what they make, install, find and say."""

from __future__ import annotations

import json
import re
import socket
import subprocess
from pathlib import Path

import pytest

from atlas.commands import browsers, environment, renderers
from atlas.commands.environment import MissingError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def workshop(tmp_path, monkeypatch):
    """A clone with empty requirements, whose environment holds nothing and is quickly made."""
    (tmp_path / "tests").mkdir()
    for file in ("requirements.txt", "tests/requirements.txt"):
        (tmp_path / file).write_text("# nothing\n", encoding="utf-8")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    return tmp_path


@pytest.fixture
def installs(monkeypatch):
    """Nothing is installed; what would have been is listed."""
    asked: list[list[str]] = []
    monkeypatch.setattr(
        environment, "_install", lambda python, files: asked.append([f.name for f in files])
    )
    monkeypatch.setattr(environment, "_runs", lambda python: python.exists())

    def make() -> None:
        python = environment._python_of(environment.VENV)
        python.parent.mkdir(parents=True)
        python.touch()

    monkeypatch.setattr(environment, "_make_venv", make)
    return asked


def test_installs_once_and_again_when_the_list_changes(workshop, installs) -> None:
    environment.ensure(with_tests=False)
    environment.ensure(with_tests=False)
    assert len(installs) == 1
    (workshop / "requirements.txt").write_text("# more\n", encoding="utf-8")
    environment.ensure(with_tests=False)
    assert len(installs) == 2


def test_tests_need_more_than_the_app(workshop, installs) -> None:
    environment.ensure(with_tests=False)
    environment.ensure(with_tests=True)
    assert installs == [["requirements.txt"], ["requirements.txt", "requirements.txt"]]


def test_failed_install_is_tried_again(workshop, installs, monkeypatch) -> None:
    def fail(python, files):
        raise MissingError("no network")

    with monkeypatch.context() as patch:
        patch.setattr(environment, "_install", fail)
        with pytest.raises(MissingError):
            environment.ensure(with_tests=False)
    environment.ensure(with_tests=False)
    assert len(installs) == 1


def test_makes_a_working_environment(workshop) -> None:
    python = environment.ensure(with_tests=False)
    found = subprocess.run(
        [python, "-c", "import sys; print(sys.prefix)"], capture_output=True, text=True, check=True
    )
    assert Path(found.stdout.strip()).resolve() == (workshop / ".venv").resolve()


def test_says_which_package_brings_venv(workshop, monkeypatch) -> None:
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(MissingError, match="apt install python3-venv"):
        environment.ensure(with_tests=False)


def test_old_python_is_refused_plainly(workshop, monkeypatch, capsys) -> None:
    monkeypatch.setattr(environment, "OLDEST", (99, 0))
    assert environment.open_app(["--no-browser"]) == 1
    assert "Python 3.11 or newer is needed" in capsys.readouterr().err


def test_takes_a_free_port_when_the_usual_one_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(MissingError, match=str(port)):
            environment._port("127.0.0.1", port)
    assert environment._port("127.0.0.1", None) > 0


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8501/"),
        ("0.0.0.0", "http://127.0.0.1:8501/"),
        ("::", "http://[::1]:8501/"),
        ("::1", "http://[::1]:8501/"),
        ("localhost", "http://localhost:8501/"),
    ],
)
def test_url_is_one_that_a_browser_opens(address, url) -> None:
    assert environment._url(address, 8501) == url


def test_an_address_of_another_machine_is_refused_before_anything_is_installed(
    workshop, installs, capsys
) -> None:
    assert environment.open_app(["--address", "192.0.2.1", "--no-browser"]) == 2
    assert "'192.0.2.1' is not one of this machine" in capsys.readouterr().err
    assert installs == []


@pytest.mark.parametrize("long", [[], ["--long"]])
def test_long_runs_come_before_the_suite_and_fail_the_whole(monkeypatch, long) -> None:
    run = []

    def record(command, **_):
        run.append([str(part) for part in command[1:]])
        return subprocess.CompletedProcess(command, int("tests.plate_sweep" in command))

    monkeypatch.setattr(environment, "ensure", lambda with_tests: Path("python"))
    monkeypatch.setattr(browsers, "find_browser", lambda: None)
    monkeypatch.setattr(browsers, "install_browser", lambda: None)
    monkeypatch.setattr(renderers, "install", lambda: None)
    monkeypatch.setattr(environment.subprocess, "run", record)
    assert environment.run_tests([*long, "-k", "this"]) == len(long)
    assert [command[1] for command in run[:3]] == ["ruff", "ruff", "mypy"]
    by_hand = [ROOT / c[1].replace(".", "/") for c in run[3:-1] if c[1] != "pip"]
    assert len(by_hand) == 4 * len(long)
    assert all(p.is_dir() or p.with_suffix(".py").is_file() for p in by_hand)
    assert run[-1][1] == "pytest"
    assert run[-1][-2:] == ["-k", "this"]


def test_readme_begins_with_exactly_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```\w*\n(.*?)```", text.partition("## What it shows")[0], re.DOTALL)
    assert [block.strip() for block in blocks] == [
        "python3 -m atlas open",
        "python3 -m atlas test",
    ]


def test_requirements_have_tested_ranges() -> None:
    for file in ("requirements.txt", "tests/requirements.txt"):
        for line in (ROOT / file).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                assert re.fullmatch(
                    r"[a-z-]+>=\d+\.\d+(\.\d+)?,<\d+(\.\d+)?|[a-z-]+>=\d+,<\d+", line
                )


def test_ci_runs_the_second_command_and_before_it_the_tools_for_javascript() -> None:
    text = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    order = ["CI=true", "environment.ensure", "npm ci", "npm run", "python3 -m atlas test"]
    assert [text.index(each) for each in order] == sorted(text.index(each) for each in order)
    scripts = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["scripts"]
    ran = {scripts[name] for name in ("lint", "check")}
    for tool in ("eslint", "prettier --check", "depcruise", "tsc"):
        assert any(tool in script for script in ran), tool


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--data", "nowhere"], "--data 'nowhere' is not a folder."),
        (["--data", ""], "--data '' is not a folder."),
        (["--only"], "--only needs a folder: --data DIR."),
    ],
)
def test_data_that_is_not_there_is_refused_before_anything_is_installed(
    workshop, installs, capsys, monkeypatch, arguments, words
) -> None:
    monkeypatch.delenv("ATLAS_DATA", raising=False)
    assert environment.open_app([*arguments, "--no-browser"]) == 2
    assert capsys.readouterr().err == f"atlas: {words}\n"
    assert installs == []


def test_a_folder_without_tables_is_refused_with_what_to_do(tmp_path) -> None:
    with pytest.raises(MissingError, match="atlas template --out DIR writes one"):
        environment._own_data(str(tmp_path), only=False)


def test_the_server_is_told_of_the_folder_in_full(tmp_path, monkeypatch) -> None:
    (tmp_path / "my-people" / "data").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    full = str((tmp_path / "my-people").resolve())
    monkeypatch.delenv("ATLAS_DATA", raising=False)
    assert environment._own_data(None, only=False) == {}
    assert environment._own_data("my-people", only=False) == {"ATLAS_DATA": full}
    # The environment may name it too: from here, not from where the server runs.
    monkeypatch.setenv("ATLAS_DATA", "my-people")
    told = {"ATLAS_DATA": full, "ATLAS_DATA_ONLY": "1"}
    assert environment._own_data(None, only=True) == told
