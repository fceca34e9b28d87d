"""Stands for the web server."""
