"""The Vietnamese catalogs: complete, with the placeholders and tags of the English texts."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from django.conf import settings
from django.template import engines

from foundation.web.wagtail_words import OUTSIDE_THE_CATALOGS
from portal.catalogs import key, texts
from tests.language.english import catalogs, messages

pytestmark = pytest.mark.rule
KINDS = ["django", "djangojs"]
FILLED_IN = re.compile(r"%\(\w+\)[a-z]|%[sdrf]|\{\w*\}")
TAG = re.compile(r"</?(\w+)")
NAMED_DIFFERENTLY = {
    "%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s": "Wagtail names the rows `None`",
    "%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s across entire site.": "the same",
    "%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s in '<span class=\"w-title-ellipsis\">%(title)s</span>'.": (  # noqa: E501
        "the same"
    ),
    "Submit to %(workflow_name)s": "there is one way to approve",
    "Resubmit to %(task_name)s": "the same",
    'See our <a href="%(guide_link)s" target="_blank">content checks guide</a> for more information on how content metrics are calculated.': (  # noqa: E501
        "leads to another host"
    ),
    'JavaScript is required to use Wagtail, but it is currently disabled.<br /> Here are the <a href="https://www.enable-javascript.com/" target="_blank" rel="noreferrer">instructions how to enable JavaScript in your web browser</a>.': (  # noqa: E501
        "leads to another host"
    ),
}
"""Messages that leave something of the English out, and why."""


def read(po: Path) -> list[Message]:
    """The entries of a catalog, its header left out."""
    with po.open("rb") as source:
        return [message for message in read_po(source, locale="vi") if message.id]


def ours(kind: str) -> list[Message]:
    """What we translate."""
    return read(settings.LOCALE_PATHS[0] / "vi" / "LC_MESSAGES" / f"{kind}.po")


def spoken(message: Message) -> bool:
    """Whether there is something to read in Vietnamese."""
    return not message.fuzzy and all(texts(message.string))


@pytest.mark.parametrize("kind", KINDS)
def test_everything_an_editor_may_meet_is_translated(kind: str) -> None:
    theirs = [po.parents[2] / "vi" / "LC_MESSAGES" / po.name for po in catalogs(kind)]
    known = ours(kind) + [message for po in theirs if po.exists() for message in read(po)]
    translated = {(message.context, key(message.id)) for message in known if spoken(message)}
    wanted = {(message.context, key(message.id)) for message in messages(kind)}
    assert len(wanted) > 50, "the packages' catalogs were not found"
    assert wanted - translated == set()


@pytest.mark.parametrize("kind", KINDS)
def test_our_own_entries_are_finished(kind: str) -> None:
    assert [key(message.id) for message in ours(kind) if not spoken(message)] == []


@pytest.mark.parametrize("pattern", [FILLED_IN, TAG])
@pytest.mark.parametrize("kind", KINDS)
def test_translations_keep_placeholders_and_tags(kind: str, pattern: re.Pattern[str]) -> None:
    wrong = []
    for message in ours(kind):
        wanted = sorted(pattern.findall(texts(message.id)[-1]))
        found = [sorted(pattern.findall(text)) for text in texts(message.string)]
        if key(message.id) not in NAMED_DIFFERENTLY and found != [wanted]:
            wrong.append((key(message.id), wanted, found))
    assert wrong == []


def test_exceptions_are_still_needed() -> None:
    every = {key(message.id) for kind in KINDS for message in ours(kind)}
    assert set(NAMED_DIFFERENTLY) - every == set()


@pytest.mark.parametrize("template", OUTSIDE_THE_CATALOGS)
def test_wagtails_words_outside_its_catalogs_are_still_there(template: str) -> None:
    attribute, word = OUTSIDE_THE_CATALOGS[template]
    loaded = engines["django"].get_template(template).template.source  # type: ignore[attr-defined]
    assert f'{attribute}="{{% load i18n %}}{{% translate "{word}" %}}"' in loaded
