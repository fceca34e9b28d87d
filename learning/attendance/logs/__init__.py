"""Logs of meeting systems: who was in the meeting when, read with care and never guessed (`R16`)."""
