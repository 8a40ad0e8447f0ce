"""Values as JSON that every reader takes: valid UTF-8, no NaN, no lone surrogates, nothing that acts on a screen."""

from __future__ import annotations

import datetime
import json
import math
import re
from collections.abc import Mapping
from typing import Any

UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""What JSON may hold as it is, and a terminal or an editor would act on."""


def json_text(value: Any) -> str:
    """The value as JSON with a line end; its keys keep the order in which they were put in.

    Dates become ISO dates, a number that is none becomes ``null``, half a surrogate pair becomes U+FFFD (RFC 8259, 8.2).

    Raises:
        TypeError: the value holds something that has no JSON form.
    """
    text = json.dumps(_plain(value), ensure_ascii=False, allow_nan=False, indent=2)
    return UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(value, Mapping):
        return {_plain(str(key)): _plain(item) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(_plain(item) for item in value)
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
