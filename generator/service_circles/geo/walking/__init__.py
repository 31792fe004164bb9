"""Minutes on foot along the streets of OpenStreetMap: extract -> network -> doors -> reach."""
