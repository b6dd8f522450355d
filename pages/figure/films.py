"""Films made beside the page, one at a time on a server, each to be stopped by its reader.

A film takes minutes: a thread of its own makes it while the page goes on. It stops by itself when
nobody looks any more, so that a reader who has left keeps nobody waiting.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
import threading
import time
import weakref
from pathlib import Path

from atlas.model.model import Model
from atlas.paper.film import film
from atlas.paper.film.frames import Frames
from atlas.picture.address import Address

# A tab behind others may speak only once a minute.
UNSEEN_SECONDS = 180.0
_FEW = 5


class Film:
    """One film: ``state`` is making, made, stopped or failed; ``done`` of ``pictures`` are drawn.

    ``why`` says in plain words why it failed. The file is gone when nobody holds the film.
    """

    def __init__(
        self,
        model: Model,
        address: Address,
        version: str,
        name: str,
        *,
        whole: bool,
        site: str = "",
    ) -> None:
        self.name = name
        self.state = "making"
        self.done = self.pictures = 0
        self.seconds = 0.0
        self.title = self.why = ""
        self._asked = (model, address, version, whole, site)
        self._stop = threading.Event()
        self._begun = self._seen = time.monotonic()
        folder = tempfile.mkdtemp(prefix="exile-and-return-")
        self._remove = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self.path = Path(folder) / name

    def stop(self) -> None:
        """Stop after the picture in hand; nothing of the film is left."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def seen(self) -> None:
        """Note that its reader still looks."""
        self._seen = time.monotonic()

    @property
    def left(self) -> float | None:
        """Seconds that it will still take, by the pictures so far; None while they are few."""
        if self.done < _FEW:
            return None
        return (time.monotonic() - self._begun) / self.done * (self.pictures - self.done)

    def make(self) -> None:
        """Make the film; returns when it is whole, stopped or failed, and never raises."""
        model, address, version, whole, site = self._asked
        try:
            frames = Frames(model, address, version, whole=whole, site=site)
            self.pictures, self.seconds = len(frames.shots), frames.seconds
            self.title = frames.title
            # What is prepared once says nothing of the pictures to come.
            self._begun = time.monotonic()
            film.write(
                self.path,
                frames.shots,
                frames.draw,
                title=frames.title,
                progress=self._progress,
                stopped=self._stopped,
            )
            self.state = "made"
        except film.StoppedError:
            self.state = "stopped"
        except Exception as error:
            # The reader can only try again; whoever runs the server needs to know all.
            logging.getLogger(__name__).exception("no film of %r", address)
            reason = error.strerror if isinstance(error, OSError) else None
            if isinstance(error, MemoryError):
                reason = "this machine has too little memory"
            self.why = f"The film could not be made{f': {reason}' if reason else ''}."
            self.state = "failed"
        if self.state != "made":
            self._remove()

    def _progress(self, done: int, pictures: int) -> None:
        self.done = done

    def _stopped(self) -> bool:
        return self.stopping or time.monotonic() - self._seen > UNSEEN_SECONDS


class Studio:
    """Makes one film at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._film: Film | None = None
        self._thread: threading.Thread | None = None

    @property
    def busy(self) -> Film | None:
        """The film in hand, whoever asked for it."""
        with self._lock:
            return self._film if self._thread and self._thread.is_alive() else None

    def begin(self, film: Film) -> bool:
        """Begin a film; False, and nothing is done, while another is being made."""
        with self._lock:
            if self._thread and self._thread.is_alive():
                return False
            self._film = film
            # A server that ends does not wait for a film.
            self._thread = threading.Thread(target=film.make, name="film", daemon=True)
            self._thread.start()
            return True

    def wait(self, seconds: float) -> bool:
        """Wait until nothing is in hand; return whether that is so."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)
        return self.busy is None
