"""One page of the demonstration for every kind of page, by what it is an example of."""

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "home": "",
    "near": "near/",
    "areas": "areas/",
    "district": "areas/rongxi/",
    "street": "areas/tingchao/",
    "community": "areas/mingzhu/",
    "estate": "areas/mingzhuyuan/",
    "centers": "centers/",
    "center": "centers/mingzhu-center/",
    "center, temporarily closed": "centers/dongdi-center/",
    "center, hours unknown": "centers/daoxiang-center/",
    "poster": "centers/mingzhu-center/poster/",
    "booklet": "areas/mingzhu/booklet/",
    "services": "services/",
    "service": "services/residence-permit/",
    "service with options": "services/lift-installation/",
    "boards": "boards/",
    "board": "boards/guides/",
    "organizations": "organizations/",
    "organization": "organizations/lighthouse-social-work/",
    "circles": "circles/",
    "circle": "circles/mingzhu-circle/",
    "channels": "channels/",
    "channel": "channels/one-stop-complaint/",
    "where next": "reach/next/",
    "not reached": "reach/",
    "not reached, of a street": "reach/tingchao/",
    "data": "data/",
    "fields": "fields/",
    "emergency": "emergency/",
    "kept in the phone": "offline/",
    "atlas": "atlas/",
    "nothing here": "404.html",
    "hand-written": "about/",
    "hand-written guide": "guides/for-editors/",
}
MAIN = ("home", "near", "community", "centers", "center", "service", "circle", "hand-written")
"""Those that residents use most; where each costs time, tests look at these."""
