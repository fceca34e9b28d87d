"""The address the site answers at: whether it is free, and whether it answers."""

import errno
import http.client
import ipaddress
import os
import socket
import sys
import time
from dataclasses import dataclass

from portal.desk.speech import Refusal

ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  (asked for with --host)
LOCAL_NAMES = ["localhost", "127.0.0.1", "[::1]"]


@dataclass(frozen=True)
class Address:
    """A host and port to listen at."""

    host: str
    port: int

    @property
    def reachable(self) -> str:
        """The host as this machine itself reaches it."""
        return ANYWHERE.get(self.host, self.host)

    @property
    def is_open(self) -> bool:
        """Whether it stands for every address of this machine."""
        return self.host in ANYWHERE

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach it."""
        try:
            return self.host == "localhost" or ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def url(self) -> str:
        """The address for the browser on this machine."""
        return link(self.reachable, self.port)

    def bind(self) -> None:
        """Listen for a moment, as the web server will; raises OSError."""
        family, kind, protocol, _, place = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            if sys.platform != "win32":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
            probe.listen()

    def answers(self) -> bool:
        """Whether the site says that it is alive."""
        connection = http.client.HTTPConnection(self.reachable, self.port, timeout=5)
        try:
            connection.request("GET", "/healthz", headers={"Host": known_host()})
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()


def link(host: str, port: int) -> str:
    """An http address."""
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def known_host() -> str:
    """A host name that the site accepts."""
    names = os.environ.get("PORTAL_HOSTS", "").split(",")
    return names[0].strip().lstrip(".").replace("*", "localhost") or "localhost"


def require_free(address: Address, patience: float = 0.0) -> None:
    """A `Refusal` saying what is in the way; tries again for `patience` seconds."""
    until = time.monotonic() + patience
    while sentence := refusal(address):
        if time.monotonic() >= until:
            raise Refusal(sentence)
        time.sleep(0.2)


def refusal(address: Address) -> str:
    """Why nobody can listen there; empty when one can."""
    try:
        address.bind()
    except socket.gaierror as error:
        return f"Không biết địa chỉ {address.host}. ({error.strerror})"
    except OSError as error:
        if error.errno == errno.EADDRINUSE or getattr(error, "winerror", None) == 10013:
            other = next_free(address)
            return f"Cổng {address.port} đang được chương trình khác dùng: hãy chạy lại với --port {other}."
        if error.errno in (errno.EACCES, errno.EPERM):
            return f"Không có quyền dùng cổng {address.port}: hãy chọn cổng từ 1024 trở lên, ví dụ --port 8000."
        return f"Không mở được {address.host}:{address.port}. ({error.strerror})"
    return ""


def next_free(address: Address) -> int:
    """The next port that nobody uses."""
    for port in range(address.port + 1, min(address.port + 100, 65536)):
        try:
            Address(address.host, port).bind()
        except OSError:
            continue
        return port
    return 8000


def neighbours() -> list[str]:
    """The names and numbers under which other machines may reach this one."""
    found = [socket.gethostname()]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # reserved for examples: nothing is sent
            found.append(str(probe.getsockname()[0]))
        except OSError:
            pass
    return found
