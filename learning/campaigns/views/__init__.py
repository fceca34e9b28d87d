"""Screens of campaigns: the member's, the cell secretary's, the officer's."""
