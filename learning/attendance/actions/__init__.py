"""What can be done to presence and its consequences."""
