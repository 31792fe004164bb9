"""Figures of reach as JSON, CSV and text for a terminal."""
