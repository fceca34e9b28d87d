"""Rapporteurs: who they are, where they speak, what they speak from."""
