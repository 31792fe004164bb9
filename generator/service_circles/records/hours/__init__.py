"""Opening hours as people write them, read into days and spans of minutes."""
