"""Screens of rapporteurs."""
