"""The interface in other languages: Chinese texts of code and templates, translated by catalogs."""
