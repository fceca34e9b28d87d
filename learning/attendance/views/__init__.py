"""Screens of presence: the member's phone, the hall's screen, the halls filling."""
