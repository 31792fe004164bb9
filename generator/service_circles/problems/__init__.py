"""An author's mistakes as values: their messages, and the report of them."""
