"""A file is written whole or not at all: beside its place first, then moved there.

A folder of many files is made in :func:`folder_beside` in the same way.

While it is being written the new content is ``.NAME.….part`` in the same folder. Whatever goes
wrong, what was there before stays as it was and that file goes; if the program is killed it stays
behind, and the next write to the same place removes it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be removed: that is lock enough
    fcntl = None  # type: ignore[assignment]

_ENDING = ".part"


def write(path: Path, content: bytes) -> None:
    """Write ``content`` as the file ``path``, in place of what stood there.

    Raises OSError with ``filename`` the target and ``strerror`` the reason.
    """
    with beside(path) as temporary, temporary.open("r+b") as stream:
        stream.write(content)


@contextlib.contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Give the path of an empty file to write to; it becomes ``path`` when the block has ended.

    It may be written by another program. If the block raises, ``path`` stays as it was. Raises
    OSError with ``filename`` the target and ``strerror`` the reason.
    """
    path = Path(path)
    temporary = None
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder", str(path))
        if path.exists() and not path.is_file():
            # An administrator could put a file in the place of /dev/null.
            raise OSError(errno.EINVAL, "is a device or a pipe, no file", str(path))
        _sweep(path)
        handle, name = tempfile.mkstemp(_ENDING, f".{path.name}.", path.parent)
        temporary = Path(name)
        # As long as this handle is open the file is known to be somebody's.
        with os.fdopen(handle, "rb") as held:
            _lock(held.fileno())
            yield temporary
            with temporary.open("r+b") as stream:
                os.fsync(stream.fileno())
            temporary.chmod(_mode(path))
            if fcntl is not None:
                temporary.replace(path)
        if fcntl is None:
            temporary.replace(path)
    except OSError as error:
        if error.filename is not None and not _is_ours(Path(error.filename), path):
            raise
        raise OSError(error.errno, error.strerror or str(error), str(path)) from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def folder_beside(path: Path) -> Iterator[Path]:
    """Give an empty folder beside ``path``, to make in it what is then moved to its place.

    It goes when the block ends, however it ends; one that a killed program left goes first.
    """
    _sweep(path)
    with tempfile.TemporaryDirectory(_ENDING, f".{path.name}.", path.parent) as name:
        if fcntl is None:
            yield Path(name)
            return
        handle = os.open(name, os.O_RDONLY)
        try:
            _lock(handle)
            yield Path(name)
        finally:
            os.close(handle)


def _mode(path: Path) -> int:
    """The rights of the file that is there; for a new one those that any program gives it."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        return 0o644


def _lock(handle: int) -> bool:
    """Whether the lock of a file could be had: nobody else is writing it."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # Some network drives know no locks; there a file left behind stays.
        return False
    return True


def _is_ours(file: Path, path: Path) -> bool:
    """Whether a file is ``path``, or one that was to become it."""
    # tempfile names in full, in this form, what was asked for from the folder that one is in.
    file, path = (Path(os.path.abspath(each)) for each in (file, path))  # noqa: PTH100
    beside_it = file.name.startswith(f".{path.name}.") and file.name.endswith(_ENDING)
    return file == path or (beside_it and file.parent == path.parent)


def _sweep(path: Path) -> None:
    """Remove what killed programs left behind while they wrote ``path``."""
    for left in list(path.parent.iterdir()) if path.parent.is_dir() else ():
        if left == path or not _is_ours(left, path):
            continue
        # Another program may come first, or still be writing it.
        with contextlib.suppress(OSError):
            if fcntl is not None:
                _remove_if_free(left)
            elif left.is_file():
                left.unlink()


def _remove_if_free(left: Path) -> None:
    handle = os.open(left, os.O_RDONLY)
    try:
        if not _lock(handle):
            return
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()
    finally:
        os.close(handle)
