"""The pipeline from a project's files to a finished site: load_project, make_publication, write_site."""
