"""The content folder: hand-written Markdown becomes pages, the school's files are looked at one by one."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path

from careersite.engine.files import LOGO_ENDINGS, RefusedFile, checked, ending_of
from careersite.findings import Finding
from careersite.pages.markdown import plain, to_html
from careersite.pages.page import Heading, Page
from careersite.places import CONTENT
from careersite.source.characters import FORBIDDEN, name_of
from careersite.source.faults import bit

MOST_FILES = 5_000
LONGEST_PAGE = 100_000
_TITLE = re.compile(r"\A\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|\Z)")
_HEADING = re.compile(r"<h([23])(?: id=\"([^\"]*)\")?>(.*?)</h\1>", re.DOTALL)
_SETTINGS = re.compile(r"---[ \t]*\n(?:[^\n]*\n){0,200}?---[ \t]*(?:\n|\Z)")
_DOTTED = re.compile(r"(?P<before>\]\(\s*<?|\]:[ \t]+<?|(?:href|src)=[\"'])(?P<address>\.\.?/[^)\s>\"']*)")
_ADDRESS = re.compile(r'(?<= href=")/([^"]*)(?=")|(?<= src=")/([^"]*)(?=")')
_PATH = re.compile(r"[a-z0-9]+([-_.][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file of the school to publish: its path in the site, where it lies, and its bytes where they were cleaned."""

    path: str
    source: Path
    data: bytes | None = None

    def read(self) -> bytes:
        """What is published."""
        return self.source.read_bytes() if self.data is None else self.data


@dataclass(frozen=True, slots=True)
class Content:
    """What the content folder holds: pages, files, and what is wrong with it."""

    pages: tuple[Page, ...] = ()
    files: tuple[ContentFile, ...] = ()
    faults: tuple[Finding, ...] = ()

    def sources(self) -> dict[str, str]:
        """For each hand-written page's path the name of its file."""
        return {page.path: page.data_path for page in self.pages}


def read_content(folder: Path, *, language: str = "en", logo: str = "") -> Content:
    """Read a content folder; a folder that is not there is an empty one.

    Args:
        folder: usually ``content/`` beside the programme.
        language: the language of the hand-written pages.
        logo: the logo's path inside the folder, from ``site.logo``; it must be there and be a picture.

    Returns:
        Pages and files that may be published. Faults (``CONTENT-LINK``, ``CONTENT-FILE``, ``CONTENT-TEXT``,
        ``CONTENT-NAME``, ``CONTENT-LOGO``) name each file that may not.
    """
    texts: list[tuple[str, str]] = []
    files: list[ContentFile] = []
    faults: list[Finding] = []
    for relative, path in _walk(folder, faults):
        try:
            if ending_of(path.name) == "md":
                texts.append((relative, _from_top(_text(path), relative)))
            else:
                files.append(ContentFile(relative, path, checked(path)))
        except RefusedFile as refused:
            faults.append(replace(_fault("FILE", path, refused.reason, refused.hint), line=refused.line, column=refused.column))
    if logo and (ending_of(logo) not in LOGO_ENDINGS or logo not in {file.path for file in files}):
        faults.append(
            Finding("CONTENT-LOGO", f"The logo {logo} cannot be used.", hint="Put an SVG, PNG or JPEG picture there, or correct site.logo.", path="site.logo")
        )
    known = {_page_path(relative) for relative, _ in texts} | {file.path for file in files}
    pages = []
    for relative, text in texts:
        if page_fault := _page_fault(folder, relative):
            faults.append(page_fault)
        else:
            pages.append(_page(relative, text, language, known))
    return Content(tuple(pages), tuple(files), tuple(faults))


def _walk(folder: Path, faults: list[Finding]) -> Iterator[tuple[str, Path]]:
    """Every file, in a stable order; what links elsewhere is a fault and is not followed."""
    if folder.is_symlink():
        faults.append(_link_fault(folder))
        return
    count = 0
    for at, folders, names in os.walk(folder, followlinks=False):
        for name in sorted(folders):
            if (Path(at) / name).is_symlink():
                faults.append(_link_fault(Path(at) / name))
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not (Path(at) / name).is_symlink())
        for name in sorted(names):
            path = Path(at) / name
            count += 1
            if name.startswith("."):
                continue
            if path.is_symlink() or not path.is_file():
                faults.append(_link_fault(path))
            elif count > MOST_FILES:
                faults.append(_fault("FILE", folder, f"The folder holds more than {MOST_FILES} files.", "Take out what is not needed."))
                return
            else:
                yield path.relative_to(folder).as_posix(), path


def _text(path: Path) -> str:
    if path.stat().st_size > LONGEST_PAGE:
        raise RefusedFile(f"The page is longer than {LONGEST_PAGE:,} characters.", "Split it into several pages.")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        before = path.read_bytes()[: error.start]
        place = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        raise RefusedFile("This letter is not saved in UTF-8.", "Save the page again with the encoding UTF-8.", *place) from None
    _refuse_odd_text(text)
    # Python-Markdown's time grows with the square of these; torture.md gives the shapes.
    if max((part.count("[") + part.count("<a ") for part in re.split(r"\n\s*\n", text)), default=0) > 300:
        raise RefusedFile("The page holds a paragraph with hundreds of brackets.", "Mend the text.")
    return text


def _refuse_odd_text(text: str) -> None:
    """What readers would see by mistake, or could not see at all: settings in the way of other programs, and hidden signs."""
    if _SETTINGS.match(text):
        raise RefusedFile("The page begins with settings between lines of ---, which readers would see.", "Take them out. The page's title is its first line: # Title", 1, 1)
    if odd := FORBIDDEN.search(text):
        raise RefusedFile(f"Here is {name_of(odd[0])}.", "Delete it: put the cursor after it and press Backspace, or type the line again.", *_place(text, odd.start()))


def _from_top(text: str, relative: str) -> str:
    """A page's text with each address that goes up or begins with a dot written from the folder's top."""

    def place(match: re.Match[str]) -> str:
        path, mark, rest = re.fullmatch(r"([^?#]*)([?#]?)(.*)", match["address"]).groups()  # type: ignore[union-attr]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(relative), path))
        if target.startswith(".."):
            hint = f"Put the file into the folder {CONTENT}, and name it from there: visit-us.md"
            raise RefusedFile(f"The link “{bit(match['address'])}” leads out of the folder {CONTENT}.", hint, *_place(text, match.start("address")))
        return f"{match['before']}{target}{'/' if path.endswith('/') else ''}{mark}{rest}"

    return _DOTTED.sub(place, text)


def _place(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _page_fault(folder: Path, relative: str) -> Finding | None:
    if _page_path(relative) == "":
        return _fault("NAME", folder / relative, "The home page is made from programme.yaml.", "Give this page another name, such as about.md.")
    if not all(_PATH.fullmatch(part) for part in relative.split("/")):
        return _fault("NAME", folder / relative, "The name of a page becomes its address.", "Use small letters a to z, digits and hyphens: open-evening.md.")
    return None


def _page_path(relative: str) -> str:
    path = relative.removesuffix(".md")
    if path == "index" or path.endswith("/index"):
        return path.removesuffix("index")
    return f"{path}/"


def _page(relative: str, text: str, language: str, known: set[str]) -> Page:
    path = _page_path(relative)
    found = _TITLE.match(text)
    title = plain(found[1]) if found else ""
    title = title or path.strip("/").rsplit("/", 1)[-1].replace("-", " ").capitalize()
    html = str(to_html(text[found.end() :] if found else text))
    body, headings = _with_ids(_relative(html, path, relative, known))
    lead = next((plain(part) for part in re.findall(r"<p>.*?</p>", html, re.DOTALL)), "")
    return Page(
        path=path,
        title=title,
        body=f"<h1>{_escaped(title)}</h1>\n{body}",
        headings=headings,
        description=lead[:200],
        lead=lead,
        kind="text",
        data_path=relative,
        language=language,
    )


def _relative(html: str, path: str, relative: str, known: set[str]) -> str:
    """Make addresses inside the site relative to the page; one that fits beside the file means the file beside it."""
    beside = f"{relative.rpartition('/')[0]}/" if "/" in relative else ""

    def place(match: re.Match[str]) -> str:
        address = match[1] if match[1] is not None else match[2]
        target = re.split(r"[?#]", address, maxsplit=1)[0]
        inside = f"{beside}{address}" if beside and f"{beside}{target}" in known else address
        return "../" * path.count("/") + inside or "./"

    return _ADDRESS.sub(place, html)


def _with_ids(html: str) -> tuple[str, tuple[Heading, ...]]:
    headings: list[Heading] = []
    used: set[str] = {"main", "menu", "search"}

    def named(match: re.Match[str]) -> str:
        text = unescape(re.sub(r"<[^>]+>", "", match[3])).strip()
        identity = match[2] or re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "part"
        while identity in used:
            identity += "-again"
        used.add(identity)
        headings.append(Heading(int(match[1]), identity, text))
        return f'<h{match[1]} id="{identity}">{match[3]}</h{match[1]}>'

    return _HEADING.sub(named, html), tuple(headings)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _fault(kind: str, path: Path, message: str, hint: str) -> Finding:
    return Finding(f"CONTENT-{kind}", message, hint=hint, file=path.as_posix())


def _link_fault(path: Path) -> Finding:
    return _fault("LINK", path, "This is a link to another place, or no ordinary file. It is not published.", "Put the file itself into the content folder.")
