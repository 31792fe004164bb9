"""Hand-written pages without MkDocs: Python-Markdown in our own frame, the same bytes; chosen by `pages: shell`.

MkDocs' door, `plugin/`, takes from here what both do: the settings of mkdocs.yml, and links that no browser opens.
"""
