"""What is echoed of the command line: one line, in which nothing is hidden."""

from __future__ import annotations

import pytest

from atlas.__main__ import main
from atlas.commands import environment
from atlas.read import folders
from tests.own_folder import write_example

HIDDEN = "a\u202eb\u2066\x1b[31m\nc\u200b"


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A folder with little to read: what is echoed does not hang on the data."""
    return write_example(tmp_path_factory.mktemp("own") / "example")


@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", "--data", HIDDEN],
        ["validate", "--geodata", HIDDEN],
        ["validate", HIDDEN],
        ["validate", f"--{HIDDEN}"],
        [HIDDEN],
        ["state", "--date", HIDDEN],
        ["state", "--date", "1944-02-24", "--movement", HIDDEN],
        ["state", "--date", "1944-02-24", "--pick", HIDDEN],
        ["figure", "--out", "x.pdf", "--select", HIDDEN],
        ["figure", "--out", "x.pdf", "--dpi", HIDDEN],
        ["figure", "--out", HIDDEN],
        ["film", "--out", HIDDEN, "--movement", "example-1950", "--date", "1950-04-12"],
        ["html", "--out", "x.html", "--published", HIDDEN],
        ["export", "--out", f"/dev/null/{HIDDEN}"],
        ["build", "--out", f"/dev/null/{HIDDEN}"],
        ["template", "--out", f"/dev/null/{HIDDEN}"],
        ["open", "--data", HIDDEN],
        ["open", "--port", HIDDEN],
        ["open", "--address", HIDDEN],
        ["open", HIDDEN],
    ],
    ids=lambda a: " ".join(a[:2])[:20].replace(HIDDEN[:3], "…").encode("ascii", "ignore").decode(),
)
def test_an_option_is_echoed_without_what_nobody_sees(arguments, small, capsys, monkeypatch):
    monkeypatch.setenv(folders.DATA, str(small))
    monkeypatch.setenv(folders.ONLY, "1")
    monkeypatch.setattr(environment, "ensure", lambda with_tests: pytest.fail("nothing to serve"))
    try:
        code = main(arguments)
    except SystemExit as ended:
        code = ended.code
    shown = capsys.readouterr()
    assert code == 2
    said = shown.out + shown.err
    assert "202e" in said
    assert not set(said) & set(HIDDEN) - set("abc[31m\n")
    # argparse says how the command is used before what is wrong.
    assert sum("202e" in line for line in said.splitlines()) == 1
    assert "202e" in said.splitlines()[-1]


def test_an_environment_that_names_a_folder_is_echoed_so_too(capsys, monkeypatch):
    monkeypatch.setenv("ATLAS_DATA", HIDDEN)
    assert main(["validate"]) == 2
    assert "202e" in capsys.readouterr().err
