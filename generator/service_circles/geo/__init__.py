"""Geography: datums, distances, and walks along the streets of OpenStreetMap."""
