"""What is done with notices: written, read, delivered, and in the end let go."""

from foundation.notifications.actions.counting import counted_last
from foundation.notifications.actions.delivering import deliver
from foundation.notifications.actions.notifying import notify
from foundation.notifications.actions.purging import purge
from foundation.notifications.actions.reading import mark_all_read, mark_read

__all__ = ["counted_last", "deliver", "mark_all_read", "mark_read", "notify", "purge"]
