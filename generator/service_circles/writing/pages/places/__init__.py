"""Pages of places, services and organizations."""
