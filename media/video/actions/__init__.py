"""What can be done with recordings."""
