"""Pages for bad signal: the service worker, and the lists of files saved with an area."""
