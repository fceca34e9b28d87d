"""Screens of conferences: the officer's, the point staff's, the member's."""
