"""Hand-written pages: what Markdown made of them becomes part of the site. MkDocs is not known here."""
