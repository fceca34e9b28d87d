"""Screens of outlines."""
