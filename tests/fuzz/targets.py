"""What is fuzzed, and what must hold for any input (torture list, F): only our own errors, positions inside the file, nothing that runs.

Each target takes bytes and raises where something does not hold. ``SEEDS`` are what the mutations start from.
"""

from __future__ import annotations

import io
import json
import logging
import re
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from careersite.audit.extract import read_page
from careersite.audit.extract.model import from_json
from careersite.audit.saved import SavedPage
from careersite.engine import jpeg, mp4, png, webp
from careersite.engine.svg import UnreadablePicture, clean_svg
from careersite.model.validate import validate
from careersite.pages.markdown import plain, to_html
from careersite.pages.templates import tel_address
from careersite.rules.judge import judge
from careersite.source import parse_document
from careersite.words.marks import marked, resolve
from tests.security.inert import offences_alone
from tests.security.payloads import PAYLOADS
from tests.unit.pages.soundness import faults_in

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests" / "fuzz" / "corpus"
TODAY = date(2026, 11, 21)
LONGEST = 8_192
# Processor time, far above what any input of this size takes; a loop that grows with its square passes it.
PATIENCE = 4.0
# The processor time that the audit's child has for a document.
DOCUMENT_PATIENCE = 30.0
logging.getLogger("pypdf").addHandler(logging.NullHandler())


class Target(NamedTuple):
    """A name, what is tried, what the mutations start from, and pieces that they put in."""

    name: str
    run: Callable[[bytes], None]
    seeds: Callable[[], list[bytes]]
    tokens: tuple[bytes, ...]
    patience: float = PATIENCE


class Slow(AssertionError):
    """An input took longer than any should."""


# Empty parts and missing captions are a school's own affair; tags that do not match are ours.
_UNSOUND = re.compile(r"closes|never closed|without an address|without words|without scope")
_WATCHING = False


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if not _WATCHING:
        return
    written = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
    if written or event in ("socket.connect", "subprocess.Popen", "os.system", "os.exec", "os.remove", "os.rename", "os.mkdir"):
        raise AssertionError(f"{event} {arguments[:2]!r}"[:200])


@contextmanager
def watched(patience: float = PATIENCE) -> Iterator[None]:
    """Nothing is written, started or asked while the block runs, and it ends in time."""
    global _WATCHING  # noqa: PLW0603 - an audit hook can never be taken away, only told to look elsewhere
    if not getattr(sys, "_careersite_hooked", False):
        sys.addaudithook(_hook)
        sys._careersite_hooked = True  # type: ignore[attr-defined]
    began = time.process_time()
    _WATCHING = True
    try:
        yield
    finally:
        _WATCHING = False
    if (taken := time.process_time() - began) > patience:
        raise Slow(f"{taken:.1f} seconds")


def _loader(data: bytes) -> None:
    document = parse_document(data, name="programme.yaml")
    text = data.decode("utf-8", "replace")
    lines = re.split(r"\r\n|\r|\n", text)
    for finding in document.findings:
        assert finding.message
        assert 1 <= finding.line <= len(lines) + 1, finding
        assert finding.column >= 1, finding
        json.dumps(finding.as_json()).encode()
    if document.value is not None:
        json.dumps(document.value, ensure_ascii=False).encode()
        _, faults = validate(document.value)
        for fault in faults:
            assert all(number >= 1 for number in document.place(fault.path))
    if len(data) % 16 == 0:
        assert parse_document(data, name="programme.yaml") == document


@cache
def _example() -> tuple[dict[str, Any], list[tuple[str | int, ...]]]:
    data = yaml.load((ROOT / "examples" / "first" / "programme.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    return data, list(_places(data))


def _places(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in inside:
        yield from _places(value, (*path, step))


def _put(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    if not path:
        return value
    if isinstance(data, dict):
        return {key: _put(item, path[1:], value) if key == path[0] else item for key, item in data.items()}
    return [_put(item, path[1:], value) if index == path[0] else item for index, item in enumerate(data)]


def _model(data: bytes) -> None:
    """The first byte chooses the place, the rest is the text that a school typed there."""
    example, places = _example()
    text = data[1:].decode("utf-8", "ignore")
    programme, faults = validate(_put(example, places[(data[0] if data else 0) % len(places)], text))
    assert (programme is None) == bool(faults)
    for fault in faults:
        assert fault.message, fault
        assert len(fault.message) < 200, fault
        assert fault.id != "MODEL-VALUE", fault
    if programme is not None:
        tel_address(programme.careers_leader.telephone)
        assert judge(programme, today=TODAY)


def _markdown(data: bytes) -> None:
    text = data.decode("utf-8", "ignore")
    # The model lets no more through.
    if text.count("[") > 300 or text.count("<a ") > 300:
        return
    html = str(to_html(text, 3))
    # Free text may bring no element of the frame; an id of its own may stand twice.
    found = [fault for fault in offences_alone(html) if not fault.startswith("the id ")]
    found += re.findall(r"<(?:script|svg|form|input|button|label|main|nav|header|footer|audio|video|style|link|meta|base|iframe|object)\b", html)
    found += [fault for fault in faults_in(html) if _UNSOUND.search(fault)]
    assert found == [], found
    resolved = resolve(f"<p>{marked('Contact')}</p>{html}")
    assert "Contact" in resolved
    assert [fault for fault in faults_in(resolved) if _UNSOUND.search(fault)] == []
    assert str(to_html(text, 3)) == html
    assert "\n" not in plain(text)


_TYPES = {"html": "text/html", "txt": "text/plain", "pdf": "application/pdf", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}


def _page(kind: str) -> Callable[[bytes], None]:
    def read(data: bytes) -> None:
        body = _packed(data) if kind == "docx" and not data.startswith(b"PK") else data
        extract = read_page(SavedPage(address=f"https://school.example/page.{kind}", body=body, content_type=_TYPES[kind]))
        assert extract.readable or extract.problem
        made = extract.as_json()
        assert from_json(json.loads(json.dumps(made))) == extract

    return read


def _packed(text: bytes) -> bytes:
    """A Word file with this as its text: changes to a packed file seldom reach what is inside."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", text)
    return made.getvalue()


def _documents(kind: str) -> Callable[[], list[bytes]]:
    def made() -> list[bytes]:
        from tests.unit.audit.test_extract import pdf, word

        if kind == "docx":
            packed = word()
            return [packed, zipfile.ZipFile(io.BytesIO(packed)).read("word/document.xml")]
        placements = (ROOT / "content/documents/work-placements.pdf").read_bytes()
        return [pdf("The careers leader is Mrs Lobb.", "Next review: July 2027."), pdf("", "", image=True), placements[:LONGEST]]

    return made


def _pictures(data: bytes) -> None:
    for kind, begun in ((jpeg, b"\xff\xd8" + data), (png, b"\x89PNG\r\n\x1a\n" + data), (webp, b"RIFF" + data[:4] + b"WEBP" + data[4:])):
        with suppress(ValueError):
            clean = kind.without_private_parts(begun)
            assert kind.without_private_parts(clean) == clean
            kind.size(clean)
    with suppress(ValueError):
        clean = mp4.without_private_parts(data)
        assert mp4.without_private_parts(clean) == clean
        assert len(clean) == len(data)
    try:
        cleaned = clean_svg(data)
    except UnreadablePicture:
        return
    text = cleaned.decode()
    assert not re.search(r"<(?:\w+:)?(?:script|foreignObject|animate|set|iframe|handler)\b", text), text[:300]
    assert not re.search(r"<[^>]*\son\w+\s*=\s*[\"']", re.sub(r'"[^"]*"', '""', text)), text[:300]
    assert clean_svg(cleaned) == cleaned


def _files(*patterns: str) -> Callable[[], list[bytes]]:
    def read() -> list[bytes]:
        return [path.read_bytes()[:LONGEST] for pattern in patterns for path in sorted(ROOT.glob(pattern))]

    return read


def _loader_seeds() -> list[bytes]:
    rows = [row for name in ("bad", "right") for row in json.loads((ROOT / f"tests/torture/yaml/{name}.json").read_text(encoding="utf-8"))]
    texts = [bytes.fromhex(row["hex"]) if "hex" in row else row["text"].encode() for row in rows]
    return [text for text in texts if len(text) < LONGEST] + _files("examples/*/programme.yaml")()


def _model_seeds() -> list[bytes]:
    rows = [row for name in ("bad-values", "right") for row in yaml.load((ROOT / f"tests/torture/model/{name}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)]
    return [bytes([place]) + str(row_case[0]).encode() for row in rows for row_case in row["cases"] for place in range(0, 60, 7)]


def _markdown_seeds() -> list[bytes]:
    return [payload.encode() for payload in PAYLOADS] + _files("content/*.md", "content/*/*.md")()


_YAML = tuple(token.encode() for token in (": ", "- ", "\n  ", "\n", "#", " #", "'", '"', "[", "]", "{", "}", "|", ">", "&a", "*a", "!!", "%", "@", "`", "\t", "\u00a0", "\u200b", "\ufeff", "\u2028", "---", "...", "? ", "<<: ", "\\", "\r", "\0", "“", "’", "=", ",", "years: ", "activities:\n  - ", "\x92"))
_VALUES = tuple(token.encode() for token in ("-", "/", ".", ":", " ", "\u00a0", "0", "9", "1e5", "#", "to", "and", "am", "pm", "Feb", "29", "2027", "٣", "²", "½", "@", "+44", "ext", "https://", "www.", "yes", "no", "[", "{", ",", "_", "–", "\u202e", "\ue100", "\ue0ff", "\u00ad"))
_HTML = tuple(token.encode() for token in ("<", ">", "</", "/>", '"', "'", "=", "&", ";", "<!--", "-->", "<![CDATA[", "]]>", "<a href=", "<img src=x onerror=hit()>", "<svg>", "<math>", "<style>", "<script>", "<table>", "<tr><td>", "<th>", "</table>", "javascript:", "[x](", ")", "![", "](", "# ", "- ", "1. ", "> ", "```", "`", "**", "_", "|", "\n", "\n\n", "    ", "\\", "&#106;", "&colon;", "{: ", "}", "a@b.example", "01632 960123", "\ue100", "\ue0ff", "\x00", "\x0c", "<abbr title=", "<h1>", "<h6>", "<details>", "<p id=", "lang=", "dir=", "\ufeff", "\u2028"))

_PDF = (b" obj", b"endobj", b"stream\n", b"endstream", b"<<", b">>", b"[", b"]", b"(", b")", b"/Kids", b"/Parent", b"/Length", b"/Filter", b"/FlateDecode", b"/ASCIIHexDecode", b"/LZWDecode", b"/RunLengthDecode", b"/Encrypt", b"/Prev", b"/ToUnicode", b"/Type /ObjStm", b"xref", b"trailer", b"startxref", b"%%EOF", b" 0 R", b"-1", b"99999999999", b"BT ", b" Tj", b"'", b"\\", b"\0", b"\xff\xfe")
_WORD = (b"<w:p>", b"</w:p>", b"<w:r>", b"<w:t>", b"</w:t>", b"<w:tbl>", b"<w:tr>", b"<w:tc>", b"<w:drawing>", b"<w:hyperlink r:id='x'>", b"<mc:AlternateContent>", b"<w:pStyle w:val='", b"<w:br/>", b"<w:instrText>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"<![CDATA[", b"xmlns:w='x'", b"\0", b"\xff", b"&#x0;", b"<w:gridSpan w:val='-1'/>", b"<w:footnoteReference w:id='0'/>")

TARGETS = {
    target.name: target
    for target in (
        Target("loader", _loader, _loader_seeds, _YAML),
        Target("model", _model, _model_seeds, _VALUES),
        Target("markdown", _markdown, _markdown_seeds, _HTML),
        Target("html", _page("html"), _files("tests/audit/corpus/**/*.html", "tests/a11y/planted/*.html"), _HTML),
        Target("text", _page("txt"), _files("content/documents/*.txt", "tests/audit/corpus/**/*.html"), _HTML),
        Target("pdf", _page("pdf"), _documents("pdf"), _PDF, DOCUMENT_PATIENCE),
        Target("word", _page("docx"), _documents("docx"), _WORD, DOCUMENT_PATIENCE),
        Target("pictures", _pictures, _files("content/*.svg", "content/pictures/*.svg"), _HTML),
    )
}


def tried(name: str, data: bytes) -> None:
    """One input under watch; raises where something does not hold."""
    with watched(TARGETS[name].patience):
        TARGETS[name].run(data[:LONGEST])
