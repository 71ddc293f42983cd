"""Work on finished PDFs: the note of a later print or of secrecy, drawn over the frozen paper."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from desktop_app.documents.blocks import MM
from desktop_app.documents.pdf import overlay
from desktop_app.labels.forms import nth_print

_EDGE = 12 * MM
_NOTE = pikepdf.Name("/Reprint")


def stamp_reprint(pdf: bytes, n: int, mark: str = "") -> bytes:
    """The frozen paper with 第 n 次打印 in the upper right corner of every page, after `mark` where there is one (J02);
    the first print without a mark is given back untouched.

    The same paper, n and mark give the same bytes; the kept file itself is never changed.
    """
    words = "　".join(part for part in (mark, nth_print(n) if n > 1 else "") if part)
    if not words:
        return pdf
    with pikepdf.open(BytesIO(pdf)) as paper:
        for page in paper.pages:
            _x, _y, width, height = (float(v) for v in page.mediabox)
            with pikepdf.open(BytesIO(overlay((width, height), words, width - _EDGE, 8 * MM))) as note:
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
