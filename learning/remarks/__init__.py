"""Commendations, reminders and criticisms in a campaign, with the member's answer (`R32`, `KT3`)."""
