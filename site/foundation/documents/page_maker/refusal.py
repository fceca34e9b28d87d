"""Why a document is not read."""


class Refused(Exception):
    """`code` is `password`, `broken`, `long`, `empty`, `scanned` or `attached`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
