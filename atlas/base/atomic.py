"""Atomic writes: a file is written under a temporary name first, then moved to its place.

While it is being written, the new content is ``.NAME.….part`` in the same folder. Whatever goes
wrong, the earlier file stays as it was and the temporary one is removed; if the program is killed,
it stays behind, and the next write to the same path removes it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where an open file cannot be removed: that is lock enough
    fcntl = None  # type: ignore[assignment]

_SUFFIX = ".part"


def write(path: Path, content: bytes) -> None:
    """Write ``content`` to the file ``path``, replacing what was there.

    Raises:
        OSError: With ``filename`` the target and ``strerror`` the reason.
    """
    with beside(path) as temporary, temporary.open("r+b") as stream:
        stream.write(content)


@contextlib.contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Yield the path of an empty file to write to; it becomes ``path`` when the block ends.

    Another program may write to it. If the block raises, ``path`` stays as it was.

    Raises:
        OSError: With ``filename`` the target and ``strerror`` the reason.
    """
    path = Path(path)
    temporary = None
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder", str(path))
        if path.exists() and not path.is_file():
            # An administrator could replace /dev/null with a file.
            raise OSError(errno.EINVAL, "is a device or a pipe, not a file", str(path))
        _sweep(path)
        handle, name = tempfile.mkstemp(_SUFFIX, f".{path.name}.", path.parent)
        temporary = Path(name)
        # While this handle is open, others can tell that the file is in use.
        with os.fdopen(handle, "rb") as locked:
            _lock(locked.fileno())
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


def _mode(path: Path) -> int:
    """Return the permissions of the present file, or those that any program gives a new one."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        return 0o644


def _lock(handle: int) -> bool:
    """Return whether a file could be locked, that is, nobody else is writing it."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # Some network drives have no locks; there a file left behind stays.
        return False
    return True


def _is_ours(file: Path, path: Path) -> bool:
    """Return whether a file is ``path``, or one that was to become it."""
    # tempfile makes the path of a relative folder absolute in just this way.
    file, path = (Path(os.path.abspath(each)) for each in (file, path))  # noqa: PTH100
    beside_it = file.name.startswith(f".{path.name}.") and file.name.endswith(_SUFFIX)
    return file == path or (beside_it and file.parent == path.parent)


def _sweep(path: Path) -> None:
    """Remove what killed programs left behind while they wrote ``path``."""
    for leftover in list(path.parent.iterdir()) if path.parent.is_dir() else ():
        if leftover == path or not _is_ours(leftover, path):
            continue
        # Another program may remove it first, or still be writing it.
        with contextlib.suppress(OSError):
            if fcntl is not None:
                _remove_if_free(leftover)
            elif leftover.is_file():
                leftover.unlink()


def _remove_if_free(leftover: Path) -> None:
    handle = os.open(leftover, os.O_RDONLY)
    try:
        if _lock(handle):
            leftover.unlink()
    finally:
        os.close(handle)
