"""Records to pages: templates, maps, exports. A pure function of records and templates."""
