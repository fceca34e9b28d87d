"""What a file is, which sizes are made of it, how captions are written. Pure."""
