"""Outlines: what a rapporteur speaks from, reviewed before it is delivered (`R26`)."""
