"""The reach of circles and centers: records and geography together, for pages and for checks."""
