"""A small mail server for tests: it listens on a real port and can be told to answer badly."""

import socketserver
import threading
import time
from types import TracebackType
from typing import Any

SILENCE_SECONDS = 3.0


class Conversation(socketserver.StreamRequestHandler):
    """One connection."""

    server: "Server"

    def handle(self) -> None:
        self.server.owner.connections += 1
        self.say("220 ready")
        while line := self.rfile.readline().decode(errors="replace").strip():
            if not self.obey(line.split()[0].upper()):
                return

    def obey(self, command: str) -> bool:
        """Answer one command; False ends the connection."""
        owner = self.server.owner
        planned = owner.planned.pop(command, "")
        if planned:
            return self.answer(planned)
        if command == "DATA":
            return self.answer("354 go on") and self.take_letter()
        self.say("250 ok" if command != "QUIT" else "221 bye")
        return command != "QUIT"

    def take_letter(self) -> bool:
        owner, lines = self.server.owner, []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line)
        planned = owner.planned.pop("END", "")
        if not planned.startswith(("4", "5")):
            owner.letters.append(b"".join(lines))
        return self.answer(planned or "250 taken")

    def answer(self, planned: str) -> bool:
        if planned == "silent":
            time.sleep(SILENCE_SECONDS)
        if planned in {"cut", "silent"}:
            return False
        self.say(planned)
        return not planned.startswith("421")

    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")


class Server(socketserver.ThreadingTCPServer):
    """Knows whom it answers for."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, owner: "MailServer") -> None:
        self.owner = owner
        super().__init__(("127.0.0.1", 0), Conversation)


class MailServer:
    """Letters it took, connections it had, and answers planned for the next command of a kind.

    `END` is the end of a letter. An answer `cut` ends the connection, `silent` lets the sender wait in vain.
    """

    def __init__(self) -> None:
        self.letters: list[bytes] = []
        self.connections = 0
        self.planned: dict[str, str] = {}
        self.server = Server(self)
        self.port = int(self.server.server_address[1])
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)

    def answer_once(self, command: str, answer: str) -> None:
        """The next such command is answered so."""
        self.planned[command] = answer

    def close(self) -> None:
        """Listen no more."""
        self.server.shutdown()
        self.server.server_close()

    def __enter__(self) -> "MailServer":
        self.thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | Any
    ) -> None:
        self.close()
