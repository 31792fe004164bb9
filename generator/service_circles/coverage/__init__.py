"""What circles and centers reach: records and geography together. Pages and checks both ask here."""
