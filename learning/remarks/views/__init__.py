"""Screens of remarks: one's own, and those of officers and secretaries."""
