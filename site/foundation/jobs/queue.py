"""Telling the queue that something waits in the database."""

import logging
from typing import Any

from celery import current_app

logger = logging.getLogger(__name__)


def hurry(task: str, *arguments: Any) -> None:
    """Ask for the task by its name; call it after commit. Without a queue the row waits for the next sweep."""
    try:
        current_app.send_task(task, arguments)
    except Exception:  # the queue is away, in whichever way its library says so
        logger.warning("queue not reachable; %s%s waits for the sweep", task, arguments)
