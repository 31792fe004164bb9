"""The directory as open data, in formats that other programs know."""
