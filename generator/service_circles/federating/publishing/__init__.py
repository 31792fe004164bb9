"""Publishing: the pages and files of a portal, made of the last good copies of its districts."""
