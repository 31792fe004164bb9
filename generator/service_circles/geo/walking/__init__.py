"""Shortest paths on foot: from the doors of origins to those of places, and the isochrone around them."""
