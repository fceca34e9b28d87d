"""Screens of those who bring recordings in."""
