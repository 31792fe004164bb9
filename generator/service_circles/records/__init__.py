"""The records: frozen, holding only what an author wrote. The schema and its documentation."""
