"""Work on finished PDFs: the note of a later print, drawn over the frozen paper."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from desktop_app.documents.blocks import MM
from desktop_app.documents.pdf import overlay
from desktop_app.labels.forms import nth_print

_EDGE = 12 * MM
_NOTE = pikepdf.Name("/Reprint")


def stamp_reprint(pdf: bytes, n: int) -> bytes:
    """The frozen paper with 第 n 次打印 in the upper right corner of every page; n=1 gives it back untouched.

    The same paper and n give the same bytes; the kept file itself is never changed.
    """
    if n <= 1:
        return pdf
    with pikepdf.open(BytesIO(pdf)) as paper:
        for page in paper.pages:
            _x, _y, width, height = (float(v) for v in page.mediabox)
            with pikepdf.open(BytesIO(overlay((width, height), nth_print(n), width - _EDGE, 8 * MM))) as note:
                # A name of our own, for the library would choose one by chance and no two files would be equal.
                page.add_resource(paper.copy_foreign(note.pages[0].as_form_xobject()), pikepdf.Name.XObject, _NOTE)
            page.contents_add(b"q", prepend=True)
            page.contents_add(b"Q q /Reprint Do Q")
        out = BytesIO()
        paper.save(out, deterministic_id=True)
    return out.getvalue()


def joined(papers: list[bytes]) -> bytes:
    """Several papers as one document in their order: the one-key print set."""
    with pikepdf.new() as whole:
        for pdf in papers:
            with pikepdf.open(BytesIO(pdf)) as part:
                whole.pages.extend(part.pages)
        out = BytesIO()
        whole.save(out, deterministic_id=True)
    return out.getvalue()
