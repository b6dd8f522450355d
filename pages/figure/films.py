"""Films made in the background, one at a time on a server; each can be stopped by its reader.

A film takes minutes: a thread of its own makes it while the page stays usable. It stops by itself
when nobody is watching any more, so that a reader who has left keeps nobody waiting.
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
from atlas.words.language import say, to_say

# A tab in the background may report only once a minute.
UNSEEN_SECONDS = 180.0
_FEW = 5


class Film:
    """One film: ``state`` is making, made, stopped or failed; ``done`` of ``pictures`` are drawn.

    The file is removed with the last reference to the film.
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
        tour: str = "",
    ) -> None:
        self.name = name
        self.state = "making"
        self.done = self.pictures = 0
        self.seconds = 0.0
        self.title = ""
        self._reason: str | None = None
        self._asked = (model, address, version, whole, site, tour)
        self._stop = threading.Event()
        self._begun = self._seen = time.monotonic()
        folder = tempfile.mkdtemp(prefix="exile-and-return-")
        self._remove = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self.path = Path(folder) / name

    def stop(self) -> None:
        """Stop after the current picture; nothing of the film is kept."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def seen(self) -> None:
        """Note that its reader is still watching."""
        self._seen = time.monotonic()

    @property
    def left(self) -> float | None:
        """Seconds left, estimated from the pictures so far; None while there are only a few."""
        if self.done < _FEW:
            return None
        return (time.monotonic() - self._begun) / self.done * (self.pictures - self.done)

    @property
    def why(self) -> str:
        """Why it failed, in plain words and in the language spoken by whoever asks."""
        if self._reason:
            return say("The film could not be made: {reason}.", reason=say(self._reason))
        return say("The film could not be made.")

    def make(self) -> None:
        """Make the film; returns when it is made, stopped or failed, and never raises."""
        model, address, version, whole, site, tour = self._asked
        try:
            frames = Frames(model, address, version, whole=whole, site=site, tour=tour)
            self.pictures, self.seconds = len(frames.shots), frames.seconds
            self.title = frames.title
            # The time of preparation says nothing about that of the pictures to come.
            self._begun = time.monotonic()
            film.write(
                self.path,
                frames.shots,
                frames.draw,
                title=frames.title,
                lang=address.lang,
                progress=self._progress,
                stopped=self._stopped,
            )
            self.state = "made"
        except film.StoppedError:
            self.state = "stopped"
        except Exception as error:
            # The reader can only try again; the server's administrator needs the details.
            logging.getLogger(__name__).exception("no film of %r", address)
            self._reason = error.strerror if isinstance(error, OSError) else None
            if isinstance(error, MemoryError):
                self._reason = to_say("this server has too little memory")
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
        """The film being made, no matter who asked for it; None if there is none."""
        with self._lock:
            return self._film if self._thread and self._thread.is_alive() else None

    def begin(self, film: Film) -> bool:
        """Begin a film; return False, and do nothing, while another is being made."""
        with self._lock:
            if self._thread and self._thread.is_alive():
                return False
            self._film = film
            # A server that shuts down does not wait for a film.
            self._thread = threading.Thread(target=film.make, name="film", daemon=True)
            self._thread.start()
            return True

    def wait(self, seconds: float) -> bool:
        """Wait until no film is being made, at most ``seconds``; return whether that is so."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)
        return self.busy is None
