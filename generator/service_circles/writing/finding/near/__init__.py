"""Near me: places in small files by where they are, so that a phone fetches only those around it."""
