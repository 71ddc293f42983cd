"""The text of a print as a reader copies it, and the kept texts the forms are compared with.

After an intended change of a form: python -m tests.documents.golden_text
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from desktop_app.documents.press import press
from tests.documents.examples import EXAMPLES

GOLDEN = Path(__file__).parent / "golden"


def text_of(pdf: bytes) -> str:
    """All pages, a form feed between them, without blanks at line ends."""
    paper = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in paper]
    return "\n\f\n".join("\n".join(line.rstrip() for line in page.splitlines()) for page in pages) + "\n"


def solid(text: str) -> str:
    """Text without any blank or line end, to compare what was lost or added."""
    return "".join(text.split())


def main() -> None:
    GOLDEN.mkdir(exist_ok=True)
    for name, (form, facts) in EXAMPLES.items():
        (GOLDEN / f"{name}.txt").write_text(text_of(press(form, facts)), "utf-8")


if __name__ == "__main__":
    main()
