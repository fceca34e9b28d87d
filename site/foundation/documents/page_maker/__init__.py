"""A program of its own that takes a stranger's document apart into pages. Imports nothing of Django."""
