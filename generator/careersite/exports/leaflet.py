"""A leaflet of one A5 page with a QR code that leads to the site."""

from __future__ import annotations

import io

import segno
from markupsafe import Markup

from careersite.exports.context import ExportInput
from careersite.exports.standalone import document
from careersite.pages.press import opening
from careersite.pages.views import FOR_STAFF, held, next_few, time_text

# From how many letters on the type is set smaller, so that all stays on one side of A5.
_FULL = 700
# A name longer than this takes the room of an activity.
_LONG = 60


def files(context: ExportInput) -> dict[str, bytes]:
    """``leaflet/leaflet.html``, and ``leaflet/qr-code.svg`` where the site's address is known."""
    words, programme = context.words, context.programme
    coming = next_few(programme, context.today, 3 if len(programme.institution.name) > _LONG else 4, [item for item in held(programme) if item.kind not in FOR_STAFF])
    summary, how = opening(programme.summary, 280), opening(programme.personal_guidance.how_to_book, 160)
    said = [summary, how, programme.institution.name, *(item.title for item in coming), *filter(None, (context.press.ask.role, context.press.ask.email, context.url))]
    made = {
        "leaflet/leaflet.html": document(
            context,
            "leaflet",
            ("exports/paper.css",),
            title=words("leaflet.title", school=programme.institution.name),
            code=Markup(_code(context).svg_inline(scale=4, border=4, title=context.url)) if context.url else "",  # noqa: S704 - drawn by the library
            summary=summary,
            full=sum(map(len, said)) > _FULL,
            long=len(programme.institution.name) > _LONG,
            coming=[{"title": item.title, "when": time_text(item, words)} for item in coming],
            how_to_book=how,
        )
    }
    if context.url:
        made["leaflet/qr-code.svg"] = _svg(context)
    return made


def _code(context: ExportInput) -> segno.QRCode:
    """Level Q still reads when a quarter of the code is stained (ISO/IEC 18004)."""
    return segno.make(context.url, error="q", micro=False, boost_error=False)


def _svg(context: ExportInput) -> bytes:
    out = io.BytesIO()
    _code(context).save(out, kind="svg", scale=4, border=4, title=context.url, light="#fff")
    return out.getvalue()
