"""A web server that knows one address."""

import os
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path


class Handler(BaseHTTPRequestHandler):
    """Alive, whatever is asked."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


if __name__ == "__main__":
    if Path("broken-web").exists():
        sys.exit("ImproperlyConfigured: PORTAL_ENV is not usable")
    place = sys.argv[sys.argv.index("--host") + 1], int(sys.argv[sys.argv.index("--port") + 1])
    Path(os.environ["PORTAL_VAR_DIR"], f"web-{os.getpid()}.pids").write_text(str(os.getpid()))
    HTTPServer(place, Handler).serve_forever()
