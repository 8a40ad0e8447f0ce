"""PDF into blocks with pypdf; a scan (pages without text) is told apart from an empty document."""

from __future__ import annotations

import io
from typing import Any

from pypdf import PdfReader, apply_configuration
from pypdf.errors import PyPdfError

from .model import Block, CannotRead, Extract
from .text import squeeze, to_blocks

_PAGES = 120
_CHARACTERS = 1_000_000
# The fetcher takes 20 MB of PDF; no honest page of a policy unpacks to more (torture list, 2f).
_LIMITS: dict[str, Any] = {
    **dict.fromkeys(
        (
            "zlib_maximum_output_length", "lzw_maximum_output_length", "run_length_maximum_output_length", "brotli_maximum_output_length",
            "array_based_stream_maximum_output_length", "maximum_declared_stream_length",
        ),
        20 * 1024 * 1024,
    ),
    # A foreign program is never started for a school's picture.
    "jbig2dec_binary": None,
}  # fmt: skip


def read_pdf(address: str, body: bytes) -> Extract:
    """Turn a PDF into an extract, each block with its page.

    Raises:
        CannotRead: ``encrypted-pdf``, ``scanned-pdf``, ``no-text`` or ``parse-failed``.
    """
    try:
        with apply_configuration(**_LIMITS):
            reader = PdfReader(io.BytesIO(body), strict=False)
            if reader.is_encrypted and not reader.decrypt(""):
                raise CannotRead("encrypted-pdf")
            blocks, count, images = _blocks(reader)
            title, language, tagged = _about(reader)
    except CannotRead:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError,
            AssertionError, NotImplementedError, ArithmeticError) as error:  # fmt: skip
        raise CannotRead("encrypted-pdf" if "rypt" in str(error) else "parse-failed") from error
    size = sum(len(block.text) for block in blocks)
    if size < 20 * max(count, 1):
        raise CannotRead("scanned-pdf" if images else "no-text")
    return Extract(
        address=address,
        title=title or blocks[0].text[:200],
        language=language,
        form="pdf",
        blocks=tuple(blocks),
        facts={
            "pages": count,
            "tagged": tagged,
            "titled": bool(title),
            "headings": sum(block.kind == "heading" for block in blocks),
            "characters": size,
        },
    )


def _blocks(reader: PdfReader) -> tuple[list[Block], int, bool]:
    blocks: list[Block] = []
    size, count, images = 0, 0, False
    for number, page in enumerate(reader.pages, start=1):
        if number > _PAGES or size > _CHARACTERS:
            break
        count = number
        text = page.extract_text() or ""
        size += len(text)
        blocks += to_blocks(text, page=number)
        if not images and len(text) < 20:
            images = _has_image(page)
    return blocks, count, images


def _has_image(page: Any) -> bool:
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources else None
    if not objects:
        return False
    return any(item.get_object().get("/Subtype") == "/Image" for item in list(objects.get_object().values())[:50])


def _about(reader: PdfReader) -> tuple[str, str, bool]:
    root = reader.root_object
    marked = root.get("/MarkInfo")
    tagged = bool(marked and marked.get_object().get("/Marked"))
    title = squeeze(str((reader.metadata.title if reader.metadata else "") or ""))[:300]
    return title, str(root.get("/Lang") or ""), tagged
