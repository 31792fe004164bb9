"""Where things are and who is near: datums, distances, and walks along the streets of OpenStreetMap."""
