"""Our own labelled pages: one line a passage, put into pages of different shapes.

A line is ``LABELS :: text``; ``//`` is a line break; ``R1`` is there, ``-R1`` is not, ``?R1`` a careful reader could not
say; ``R6=2027-07`` gives the date. A page's half (tune or held) hangs on a hash of its words, so that a new passage
falls into either without anybody's choice; nothing is tuned on the held half (README.md says what was released).
``tune-*.jsonl`` and ``held-*.jsonl`` hold whole sites, their pages joined, as ``evaluate --pages`` reads them.
"""

from __future__ import annotations

import hashlib
import html
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
#: What a file's passages do not say besides their own labels.
ELSEWHERE = {
    "leader": "R5 R6 R6p R7c R7d",
    "programme": "R6 R6p R7 R7a R7b R7c R7d",
    "audiences": "R1 R6 R6p R7 R7a R7b R7c R7d",
    "impact": "R4t R4e R6 R6p R7 R7a R7b R7c R7d",
    "review": "R1 R2 R3 R4s R4p R4t R4e R8",
    "guidance": "R1 R4s R4p R4t R4e R5 R6 R6p R7 R7b R7c R7d",
    "access_parts": "R3 R4s R4p R4t R4e R5 R6 R6p R8",
    "access_pages": "R4s R4p R4t R4e R5 R6 R6p R8",
    "whole_pages": "",
    "voices": "R1 R2 R3 R4s R4p R4t R4e R5 R6 R7 R7a R7b R7c R7d R7e R8",
    "unseen": "R1 R2 R3 R4s R4p R4t R4e R5 R6 R7 R7a R7b R7c R7d R7e R8",
}
#: Files whose held passages were measured once and then released to tuning; their ``_held`` files took their place.
RELEASED = frozenset(("programme", "audiences", "impact", "guidance", "unseen", "voices"))
_CAREERS_HEADS = (
    "Careers", "Careers Education", "CEIAG", "Careers and Guidance", "Careers at our school", "Careers Education, Information, Advice and Guidance", "Careers Information",
    "Careers & Futures", "Future Pathways and Careers", "Careers and Employability",
)  # fmt: skip
_CAREERS_OPENINGS = (
    "", "Skip to content ↓ // Home > Our School > Careers", "We believe that every young person deserves a good start in working life.", "Welcome to our careers page.",
    "Our school takes careers seriously.", "You are here: Home // Careers", "This site uses cookies. Accept // Menu", "",
)  # fmt: skip
_ACCESS_HEADS = (
    "Provider Access Policy Statement // This statement sets out how the school manages the access of providers to pupils.",
    "Provider Access Statement // This is our school's policy on access for education and training providers, under section 42B of the Education Act 1997.",
    "Provider Access Legislation (PAL) Policy // Our arrangements for managing requests from providers who wish to speak to our pupils.",
    "Baker Clause Statement // How we manage requests by providers for access to our students.",
    "Access Policy for Providers of Education and Training // Student entitlement // Students in Years 8 to 13 can find out about technical education and apprenticeships.",
    "Careers Policies > Provider Access Policy // Introduction // This policy explains our arrangements for provider access.",
)


def passages() -> Iterator[dict[str, Any]]:
    """Every page of the corpus, in the order of the files."""
    for file in sorted(HERE.glob("*.txt")):
        name = file.stem.removesuffix("_more").removesuffix("_held").rstrip("123456789")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            if line.startswith("#") or "::" not in line:
                continue
            marks, text = (part.strip() for part in line.split("::", 1))
            yield from _pages(name, f"{file.stem}-{number}", marks, text)
    for file in sorted(HERE.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield {"half": "held" if file.stem.startswith("held") else "tune", **json.loads(line)}


def load_half(half: str) -> list[dict[str, Any]]:
    """The pages of one half, ``tune`` or ``held``."""
    return [page for page in passages() if page["half"] == half]


def _pages(name: str, number: str, marks: str, text: str) -> Iterator[dict[str, Any]]:
    digest = hashlib.sha256(text.encode()).digest()
    half = _half(name, number, digest)
    labels, date = _labels(name, marks)
    if name == "review":
        careers = {**labels, "R6p": False} if labels.get("R6") is not None else labels
        yield _page(f"{number}-careers", half, careers, _careers(digest, text), digest[3], date)
        policy = {**{key: value for key, value in labels.items() if key != "R6"}, "R6": False, "R6p": labels.get("R6")}
        yield _page(f"{number}-policy", half, policy, _access(digest, text), digest[3], date)
    elif name == "access_parts":
        yield _page(number, half, labels, _access(digest, text), digest[3], date)
    elif name in ("unseen", "voices"):
        # As a stored page comes: lines of text, none of them known to be a heading.
        yield _page(number, half, labels, text, 1, date)
    elif name in ("access_pages", "whole_pages"):
        yield _page(number, half, labels, text, digest[3], date)
    else:
        yield _page(number, half, labels, _careers(digest, text), digest[3], date)


def _half(name: str, number: str, digest: bytes) -> str:
    if "_held-" in number:
        return "held"
    return "held" if digest[0] % 2 and name not in RELEASED else "tune"


def _labels(name: str, marks: str) -> tuple[dict[str, bool | None], str]:
    labels: dict[str, bool | None] = dict.fromkeys(ELSEWHERE[name].split(), False)
    date = ""
    for mark in marks.split():
        mark, _, stated = mark.partition("=")
        date = stated or date
        labels[mark.lstrip("-?")] = None if mark[0] == "?" else mark[0] != "-"
    return labels, date


def _careers(digest: bytes, text: str) -> str:
    head, opening = _CAREERS_HEADS[digest[1] % len(_CAREERS_HEADS)], _CAREERS_OPENINGS[digest[2] % len(_CAREERS_OPENINGS)]
    return " // ".join(part for part in (head, opening, text) if part)


def _access(digest: bytes, text: str) -> str:
    return f"{_ACCESS_HEADS[digest[1] % len(_ACCESS_HEADS)]} // {text}"


def _page(number: str, half: str, labels: dict[str, bool | None], text: str, shape: int, date: str) -> dict[str, Any]:
    lines = [line.strip() for line in text.split("//")]
    page: dict[str, Any] = {"id": number, "half": half, "labels": labels, "date": date}
    if shape % 3 == 0:
        return {**page, "html": _html(lines)}
    return {**page, "text": "\n".join(lines)}


def _html(lines: list[str]) -> str:
    body = []
    for place, line in enumerate(lines):
        words = html.escape(line)
        if place == 0:
            body.append(f"<h1>{words}</h1>")
        elif line.startswith("|"):
            cells = "".join(f"<td>{cell.strip()}</td>" for cell in words.strip("|").split("|"))
            body.append(f"<table><tr>{cells}</tr></table>")
        elif len(line) < 45 and line[-1:] not in ".:;?!" and "@" not in line and place + 1 < len(lines):
            body.append(f"<p><strong>{words}</strong></p>")
        else:
            body.append(f"<p>{words}</p>")
    return (
        f"<!doctype html><html lang=en><head><title>{html.escape(lines[0])}</title></head><body><nav><a href=/>Home</a> <a href=/news>News</a></nav>"
        f"<main>{''.join(body)}</main><footer>Example School, 01632 960000, office@school.example</footer></body></html>"
    )
