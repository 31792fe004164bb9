"""Hand-written pages: the HTML of their Markdown becomes part of the site. MkDocs is not known here."""
