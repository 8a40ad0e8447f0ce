"""Word (.docx) into blocks: Mammoth turns styles into HTML, the HTML reader does the rest."""

from __future__ import annotations

import io
import zipfile

import mammoth

from .html import read_html
from .model import CannotRead, Extract

_UNPACKED = 50 * 1024 * 1024
_RATIO = 200
#: The text itself compresses well in honest documents, so the ratio is looked at only above this size.
_SMALL = 2 * 1024 * 1024


def read_word(address: str, body: bytes) -> Extract:
    """Turn a Word file into an extract.

    Raises:
        CannotRead: ``zip-bomb``, ``unsupported-type`` (another zip) or ``parse-failed``.
    """
    check_zip(body)
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(body),
            convert_image=mammoth.images.img_element(lambda _: {"src": ""}),
            external_file_access=False,
        )
    except Exception as error:  # Mammoth raises whatever its parsers raise; any of it says the same to a reader
        raise CannotRead("parse-failed") from error
    extract = read_html(address, f"<html><body>{result.value}</body></html>")
    if not extract.readable:
        raise CannotRead("no-text")
    blocks = extract.blocks
    return Extract(
        address=address,
        title=blocks[0].text[:200],
        form="word",
        blocks=blocks,
        links=extract.links,
        emails=extract.emails,
        telephones=extract.telephones,
        facts=extract.facts,
    )


def check_zip(body: bytes) -> None:
    """Refuse what would unpack to over 50 MB or 200 times its size (torture list, 2f) before anything is opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise CannotRead("parse-failed") from error
    total = sum(member.file_size for member in members)
    if total > _UNPACKED or any(
        member.file_size > _SMALL and member.file_size > _RATIO * max(member.compress_size, 1) for member in members
    ):
        raise CannotRead("zip-bomb")
    if not any(member.filename == "word/document.xml" for member in members):
        raise CannotRead("unsupported-type")
