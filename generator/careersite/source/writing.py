"""Nested texts out: a programme as YAML that the reader of this room reads back as the same texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from careersite.source.faults import in_quotes

# Words that no reader of YAML, ours or an editor's, takes for anything but themselves.
_PLAIN = re.compile(r"[A-Za-z][\w]*(?:[ -][\w]+)*|\d{1,3}|\d{4}-\d\d-\d\d")
_KEYWORDS = frozenset("true false null on off y n".split())
_SHORT = 100
_HEAD = """\
# yaml-language-server: $schema=programme.schema.json
# A careers programme, made from the workbook {origin}. From now on this file is the one to keep.
# Look at what it says and lacks: careersite check. Make the website: careersite build.
# The first line lets an editor help while you type: careersite schema > programme.schema.json
"""


def yaml_text(value: dict[str, Any]) -> str:
    """Names, lists and texts as YAML; empty texts, lists and groups are left out.

    Args:
        value: groups (dict), lists and texts as ``read_document`` gives them.
    """
    return "\n".join(_group(value, 0)) + "\n"


def programme_file(value: dict[str, Any], origin: str) -> str:
    """A whole programme file: what it is, where its schema is, then the programme with a line between its parts."""
    parts = [yaml_text({name: inside}) for name, inside in value.items() if inside not in ("", [], {})]
    return "\n".join((_HEAD.format(origin=re.sub(r"[^ -~]", "_", origin)), *parts))


def _group(value: dict[str, Any], indent: int) -> Iterator[str]:
    for name, inside in value.items():
        if inside in ("", [], {}):
            continue
        key = f"{' ' * indent}{name if re.fullmatch(r'[A-Za-z_]+', name) else in_quotes(name)}:"
        if isinstance(inside, dict):
            yield key
            yield from _group(inside, indent + 2)
        elif isinstance(inside, list):
            yield from _list(key, inside, indent + 2)
        else:
            yield from _text(key, inside, indent + 2)


def _list(key: str, items: list[Any], indent: int) -> Iterator[str]:
    if all(isinstance(item, str) and _is_plain(item) and " " not in item for item in items) and sum(map(len, items)) < _SHORT:
        yield f"{key} [{', '.join(items)}]"
        return
    yield key
    for item in items:
        lines = list(_group(item, indent + 2) if isinstance(item, dict) else _text(" " * indent + "-", item, indent + 2))
        if isinstance(item, dict):
            lines[0] = f"{' ' * indent}- {lines[0].lstrip()}"
        yield from lines


def _text(key: str, text: str, indent: int) -> Iterator[str]:
    if "\n" not in text:
        yield f"{key} {text if _is_plain(text) else in_quotes(text)}"
        return
    yield f"{key} |-"
    yield from (f"{' ' * indent}{line}" if line.strip() else "" for line in text.split("\n"))


def _is_plain(text: str) -> bool:
    return len(text) < _SHORT and _PLAIN.fullmatch(text) is not None and text.lower() not in _KEYWORDS
