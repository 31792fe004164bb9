"""Checks of places: points, datum, areas, streets."""
