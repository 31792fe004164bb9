"""The index that the search page looks things up in: made here, read by site_theme/pages/search/."""
