"""Whether the web server of this container answers: exit code 0 when it does.

It must be asked under a name it goes by, else it refuses every request.
"""

import http.client
import os
import sys


def main() -> int:
    """Ask for `/healthz`."""
    name = os.environ.get("PORTAL_HOSTS", "localhost").split(",")[0].strip().lstrip(".")
    connection = http.client.HTTPConnection("127.0.0.1", int(os.environ.get("GRANIAN_PORT", "8000")), timeout=4)
    try:
        connection.request("GET", "/healthz", headers={"Host": name, "X-Forwarded-Proto": "https"})
        return 0 if connection.getresponse().status == 200 else 1
    except (OSError, http.client.HTTPException):
        return 1
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())
