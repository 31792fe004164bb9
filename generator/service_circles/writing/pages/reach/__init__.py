"""Pages of who is reached."""
