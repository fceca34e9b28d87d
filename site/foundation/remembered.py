"""What a process may keep for some seconds instead of asking the database again."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, ClassVar, Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Remembered(Generic[Key, Value]):
    """Calls `load(key)` at most once in `seconds` for each key; a `None` is not kept. Holds `most` keys."""

    all: ClassVar[list["Remembered[Any, Any]"]] = []

    def __init__(self, load: Callable[[Key], Value], seconds: float, most: int = 2000) -> None:
        self.load, self.seconds, self.most = load, seconds, most
        self.kept: OrderedDict[Key, tuple[float, Value]] = OrderedDict()
        self.lock = threading.Lock()
        Remembered.all.append(self)

    def __call__(self, key: Key) -> Value:
        """The value, not older than `seconds`."""
        known = self.kept.get(key)
        if known and time.monotonic() - known[0] <= self.seconds:
            return known[1]
        value = self.load(key)
        if value is not None:
            self._keep(key, value)
        return value

    def _keep(self, key: Key, value: Value) -> None:
        with self.lock:
            self.kept[key] = time.monotonic(), value
            self.kept.move_to_end(key)
            while len(self.kept) > self.most:
                self.kept.popitem(last=False)


def forget_all() -> None:
    """Empty everything; for tests, where numbers are used again."""
    for remembered in Remembered.all:
        with remembered.lock:
            remembered.kept.clear()
