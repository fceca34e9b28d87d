"""Stands for worker and scheduler."""
