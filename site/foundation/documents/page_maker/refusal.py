"""Why a document is not read."""


class Refused(Exception):
    """`code` is `password`, `broken`, `long` or `attached`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
