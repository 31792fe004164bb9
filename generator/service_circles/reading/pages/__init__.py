"""Hand-written pages: front matter, addresses, links."""
