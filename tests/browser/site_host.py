"""The site on a server of its own, below a path, as a host sends it that has it packed."""

from __future__ import annotations

import mimetypes
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import brotli

BELOW = "/an/archive/"


@contextmanager
def site_host(files: Mapping[str, bytes], quality: int = 5) -> Iterator[str]:
    """Serve files by their paths, packed as well as ``quality``, and yield their root's address."""

    @cache
    def packed(path: str) -> bytes:
        return brotli.compress(files[path], quality=quality)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0].removeprefix(BELOW)
            known = self.path.startswith(BELOW) and path in files
            self.send_response(200 if known else 404)
            path = path if known else "404.html"
            body = packed(path)
            self.send_header("Content-Type", mimetypes.guess_type(path)[0] or "text/plain")
            self.send_header("Content-Encoding", "br")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{BELOW}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
