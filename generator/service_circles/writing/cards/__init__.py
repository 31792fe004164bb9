"""A record as one line or card, wherever it is listed."""
