"""The site that pages are made of: records, addresses, hours, links for feedback."""
