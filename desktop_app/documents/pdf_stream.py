"""A PDF written part by part, so that a thick volume never lies in the memory as a whole.

pikepdf copies every foreign page into its own memory at once; here the objects of one part are written out, and let go,
before the next part is opened. Syntax: ISO 32000-1, 7.3 (objects) and 7.5 (file structure).
"""

from __future__ import annotations

import hashlib
from collections import deque
from decimal import Decimal
from typing import Any, BinaryIO

import pikepdf

# What ties a page to the document it came from.
_LEFT_BEHIND = frozenset({"/Parent", "/StructParents", "/B", "/Thumb"})


class PdfStream:
    """The file being written. Object 1 is the catalogue, object 2 the page tree."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._at = 0
        self._offsets: dict[int, int] = {}
        self._last = 2
        self._digest = hashlib.sha256()
        self._pages: list[int] = []
        self._put(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    @property
    def pages(self) -> int:
        """How many pages were written."""
        return len(self._pages)

    def append(self, paper: pikepdf.Pdf) -> None:
        """All pages of a document with everything they use; nothing of it is needed afterwards."""
        graft = _Graft(self)
        for page in paper.pages:
            number = self.reserve()
            self._pages.append(number)
            graft.write_page(number, page.obj)
        graft.finish()

    def add(self, thing: Any) -> int:
        """One more object that belongs to no page; returns its number."""
        graft = _Graft(self)
        number = self.reserve()
        graft.write_object(number, thing)
        graft.finish()
        return number

    def reserve(self) -> int:
        """A number for an object that is written later."""
        self._last += 1
        return self._last

    def write(self, number: int, body: bytes) -> None:
        """One object as it stands in the file."""
        self._offsets[number] = self._at
        self._put(b"%d 0 obj\n" % number + body + b"\nendobj\n")

    def page(self, place: int) -> int:
        """Number of the object of a page. place: from 0."""
        return self._pages[place]

    def close(self, catalogue: bytes, info: int) -> None:
        """Write page tree, catalogue and cross-references. catalogue: its further entries; info: its object."""
        kids = b" ".join(b"%d 0 R" % number for number in self._pages)
        self.write(2, b"<< /Type /Pages /Count %d /Kids [ %s ] >>" % (len(self._pages), kids))
        self.write(1, b"<< /Type /Catalog /Pages 2 0 R " + catalogue + b" >>")
        seal = self._digest.hexdigest()[:32].encode()
        start = self._at
        self._put(b"xref\n0 %d\n0000000000 65535 f \n" % (self._last + 1))
        for number in range(1, self._last + 1):
            self._put(b"%010d 00000 n \n" % self._offsets[number])
        self._put(
            b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R /ID [ <%s> <%s> ] >>\nstartxref\n%d\n%%%%EOF\n"
            % (self._last + 1, info, seal, seal, start)
        )

    def _put(self, data: bytes) -> None:
        self._out.write(data)
        self._digest.update(data)
        self._at += len(data)


class _Graft:
    """The objects of one document under new numbers."""

    def __init__(self, into: PdfStream) -> None:
        self._into = into
        self._numbers: dict[tuple[int, int], int] = {}
        self._waiting: deque[tuple[int, Any]] = deque()

    def write_page(self, number: int, page: pikepdf.Object) -> None:
        self._numbers[page.objgen] = number
        entries = [(key, value) for key, value in page.items() if key not in _LEFT_BEHIND]
        self._into.write(number, b"<< /Parent 2 0 R " + self._entries(entries) + b">>")

    def write_object(self, number: int, thing: Any) -> None:
        if isinstance(thing, pikepdf.Stream):
            data = thing.read_raw_bytes()
            entries = [(key, value) for key, value in thing.stream_dict.items() if key != "/Length"]
            head = b"<< " + self._entries(entries) + b"/Length %d >>\nstream\n" % len(data)
            self._into.write(number, head + data + b"\nendstream")
        else:
            self._into.write(number, self._spelled(thing, top=True))

    def finish(self) -> None:
        """Write what the objects before refer to, and what that refers to."""
        while self._waiting:
            self.write_object(*self._waiting.popleft())

    def _entries(self, entries: list[tuple[str, Any]]) -> bytes:
        return b"".join(pikepdf.Name(key).unparse() + b" " + self._spelled(value) + b" " for key, value in entries)

    def _spelled(self, thing: Any, top: bool = False) -> bytes:
        if isinstance(thing, bool):
            return b"true" if thing else b"false"
        if isinstance(thing, int):
            return b"%d" % thing
        if isinstance(thing, Decimal | float):
            return format(Decimal(thing), "f").encode()
        if thing is None:
            return b"null"
        if isinstance(thing, pikepdf.Stream) or (isinstance(thing, pikepdf.Object) and thing.is_indirect and not top):
            return self._reference(thing)
        if isinstance(thing, pikepdf.Dictionary):
            return b"<< " + self._entries(list(thing.items())) + b">>"
        if isinstance(thing, pikepdf.Array):
            return b"[ " + b" ".join(self._spelled(part) for part in list(thing)) + b" ]"
        return bytes(thing.unparse(resolved=True))

    def _reference(self, thing: pikepdf.Object) -> bytes:
        number = self._numbers.get(thing.objgen)
        if number is None:
            number = self._numbers[thing.objgen] = self._into.reserve()
            self._waiting.append((number, thing))
        return b"%d 0 R" % number
