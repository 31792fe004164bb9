"""Pages for bad signal: the service worker, and the lists of what is saved with an area."""
