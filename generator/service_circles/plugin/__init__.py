"""The door to MkDocs, which builds the hand-written pages. Nothing outside this folder knows MkDocs.

Material for MkDocs ends on 2027-05-05, and its successor ignores plugins that it does not know: a replacement
of MkDocs replaces this folder and no other. `shell/` makes the same pages without it.
"""

from service_circles.plugin.mkdocs_plugin import ServiceCirclesPlugin

__all__ = ["ServiceCirclesPlugin"]
