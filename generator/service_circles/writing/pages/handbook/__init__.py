"""The handbook for editors: how to make the usual changes, fields with examples, codes of problems."""
