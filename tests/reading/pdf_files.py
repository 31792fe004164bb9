"""Small PDF files, written by hand."""

import zlib


def pdf(text: str, author: str = "") -> bytes:
    """A page with a compressed text, and its author."""
    content = zlib.compress(f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode("ascii"))
    return _file(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Author(%b)>>" % author.encode("ascii"),
    )


def _file(*things: bytes) -> bytes:
    data, starts = b"%PDF-1.4\n", []
    for number, thing in enumerate(things, start=1):
        starts.append(b"%010d 00000 n \n" % len(data))
        data += b"%d 0 obj%bendobj\n" % (number, thing)
    table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(things) + 1, b"".join(starts))
    end = b"trailer<</Size %d/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(things) + 1, len(data))
    return data + table + end
