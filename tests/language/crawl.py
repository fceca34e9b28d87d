"""Walk through the editors' site by its own links, menus and the addresses handed to its scripts."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import parse_qsl, urldefrag, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

START = "/quan-tri/"
ADDRESS = re.compile(r"""["'](/quan-tri/[^"'<>\s\\]*|\?[^"'<>\s\\]*)["']""")
NOT_FOLLOWED = re.compile(
    r"/logout/|export=|/sprite/|/jsi18n/|/image_serve|/preview/|\{|__ID__|/serve/|/api/|[?&](?:p|ordering|layout)="
)


@dataclass
class Walk:
    """One person's walk: at most `each` addresses of one view, `most` in all."""

    client: Client
    each: int = 2
    most: int = 150
    seen: set[str] = field(default_factory=set)
    views: Counter[str] = field(default_factory=Counter)

    def screens(self) -> Iterator[tuple[str, str]]:
        """Address and text of each answer that is HTML or JSON."""
        waiting = deque([START])
        while waiting and len(self.seen) < self.most:
            address = waiting.popleft()
            if address in self.seen or not self.is_wanted(address):
                continue
            self.seen.add(address)
            answer = self.client.get(address, headers={"accept": "text/html"})
            if answer.status_code in {301, 302}:
                waiting.append(answer["Location"])
                continue
            if not answer["Content-Type"].startswith(("text/html", "application/json")):
                continue
            text = answer.content.decode()
            yield address, text
            waiting.extend(links_in(text, address))

    def is_wanted(self, address: str) -> bool:
        """Whether this address shows something new."""
        if not address.startswith(START) or NOT_FOLLOWED.search(address):
            return False
        kind = kind_of(address)
        self.views[kind] += 1
        return self.views[kind] <= self.each


def kind_of(address: str) -> str:
    """The view of an address and the names of what is asked of it; where to go back to makes no other screen."""
    parts = urlsplit(address)
    try:
        view = resolve(parts.path).view_name
    except Resolver404:
        view = parts.path
    return f"{view}?{sorted({name for name, _ in parse_qsl(parts.query)} - {'next'})}"


def links_in(text: str, address: str) -> Iterator[str]:
    """The addresses of the editors' site that a screen names."""
    base = urlsplit(address).path
    for found in ADDRESS.findall(unescape(text).replace("\\u0026", "&").replace('\\"', '"')):
        yield urldefrag(base + found if found.startswith("?") else found).url
