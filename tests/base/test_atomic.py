"""A file is written whole or not at all, whatever the machine does."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from atlas.base import atomic

KILLED = """
import os, signal, sys
from pathlib import Path
from atlas.base import atomic
with atomic.beside(Path(sys.argv[1])) as temporary:
    temporary.write_bytes(b"half of")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def names(folder):
    return sorted(p.name for p in folder.iterdir())


def test_what_was_there_is_replaced_and_nothing_else_is_left(tmp_path):
    target = tmp_path / "plate.svg"
    atomic.write(target, b"first")
    target.chmod(0o600)
    atomic.write(target, b"second")
    assert target.read_bytes() == b"second"
    assert target.stat().st_mode & 0o777 == 0o600
    assert names(tmp_path) == ["plate.svg"]


def test_a_new_file_can_be_read_by_others(tmp_path):
    atomic.write(tmp_path / "plate.svg", b"x")
    assert (tmp_path / "plate.svg").stat().st_mode & 0o777 == 0o644


def test_a_full_disk_keeps_what_was_there_and_names_the_target(tmp_path, monkeypatch):
    target = tmp_path / "plate.svg"
    target.write_bytes(b"kept")

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(atomic.os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as caught:
        atomic.write(target, b"new")
    assert caught.value.filename == str(target)
    assert target.read_bytes() == b"kept"
    assert names(tmp_path) == ["plate.svg"]


@pytest.mark.parametrize("raised", [ValueError("wrong"), KeyboardInterrupt()])
def test_whatever_ends_the_block_keeps_what_was_there(tmp_path, raised):
    target = tmp_path / "film.mp4"
    target.write_bytes(b"kept")

    def half():
        with atomic.beside(target) as temporary:
            temporary.write_bytes(b"half")
            raise raised

    with pytest.raises(type(raised)):
        half()
    assert target.read_bytes() == b"kept"
    assert names(tmp_path) == ["film.mp4"]


def test_an_error_about_another_file_stays_what_it_is(tmp_path):
    with (
        pytest.raises(FileNotFoundError) as caught,
        atomic.beside(tmp_path / "film.mp4"),
    ):
        (tmp_path / "no such frame").read_bytes()
    assert caught.value.filename == str(tmp_path / "no such frame")


@pytest.mark.parametrize(
    ("target", "words"), [("gone/plate.svg", "No such file"), ("folder", "is a folder")]
)
def test_where_nothing_can_be_written_the_target_is_named(tmp_path, target, words):
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match=words) as caught:
        atomic.write(tmp_path / target, b"x")
    assert caught.value.filename == str(tmp_path / target)


@pytest.mark.parametrize("target", ["gone/plate.svg", "./gone/../gone/plate.svg"])
def test_a_target_named_from_where_one_is_is_named_so(tmp_path, monkeypatch, target):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OSError, match="No such file") as caught:
        atomic.write(Path(target), b"x")
    assert caught.value.filename == str(Path(target))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among the files of this system")
def test_a_pipe_or_a_device_is_left_in_its_place(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="is a device or a pipe") as caught:
        atomic.write(pipe, b"new")
    assert caught.value.filename == str(pipe)
    assert pipe.is_fifo()


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="needs a folder that refuses")
def test_a_read_only_folder_is_named_with_the_target(tmp_path):
    tmp_path.chmod(0o555)
    with pytest.raises(PermissionError) as caught:
        atomic.write(tmp_path / "plate.svg", b"x")
    tmp_path.chmod(0o755)
    assert caught.value.filename == str(tmp_path / "plate.svg")


@pytest.mark.skipif(os.name == "nt", reason="kills as Unix does")
def test_a_kill_leaves_one_dot_file_and_the_next_write_removes_it(tmp_path):
    target = tmp_path / "film.mp4"
    target.write_bytes(b"kept")
    root = Path(__file__).resolve().parents[2]
    killed = subprocess.run([sys.executable, "-c", KILLED, target], cwd=root)
    assert killed.returncode == -signal.SIGKILL
    (left,) = set(names(tmp_path)) - {"film.mp4"}
    assert left.startswith(".film.mp4.")
    assert target.read_bytes() == b"kept"
    (tmp_path / ".film.mp4").write_bytes(b"somebody's own")
    atomic.write(target, b"new")
    assert names(tmp_path) == [".film.mp4", "film.mp4"]


def test_two_that_write_one_file_leave_each_other_alone(tmp_path):
    target = tmp_path / "plate.svg"
    with atomic.beside(target) as slow:
        slow.write_bytes(b"slow")
        atomic.write(target, b"quick")
        assert target.read_bytes() == b"quick"
        assert slow.is_file()
    assert target.read_bytes() == b"slow"
