"""Tests of who was there, and who must study again."""
