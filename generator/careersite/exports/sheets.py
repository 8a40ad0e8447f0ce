"""To print: the A3 poster and the A4 sheet of each year, each a file that stands alone."""

from __future__ import annotations

from markupsafe import Markup

from careersite.exports.context import ExportInput
from careersite.exports.standalone import detached, document

_STYLES = ("assets/frame.css", "assets/components.css")


def files(context: ExportInput) -> dict[str, bytes]:
    """``print/poster.html`` and ``print/year-8.html`` …; the browser's print dialogue takes the paper from the page."""
    pages = [page for page in context.pages.pages if page.path.startswith("print/")]
    return {
        f"{page.path.rstrip('/')}.html": document(context, "sheet", _STYLES, title=page.title, kind=page.kind, body=Markup(detached(page, context)))  # noqa: S704 - a finished page
        for page in pages
    }
