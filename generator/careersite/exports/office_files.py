"""What office files have in common: fixed times inside the archive, texts that XML can hold, the language's full code."""

from __future__ import annotations

import io
import re
import zipfile

# What XML 1.0 cannot hold, and the marks that turn the direction of the text around them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_COUNTRY = {"en": "en-GB", "cy": "cy-GB"}


def printable(text: str) -> str:
    """A text without characters that an office file cannot hold."""
    return _UNPRINTABLE.sub("", text)


def full_language(language: str) -> str:
    """``en`` as ``en-GB``, so that the spelling is checked as here; others as they are."""
    return _COUNTRY.get(language, language)


def fixed(archive: bytes) -> bytes:
    """The same archive with the same time on each file, so that the same content gives the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))
    return made.getvalue()
