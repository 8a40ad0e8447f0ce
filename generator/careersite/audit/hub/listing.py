"""Reading LIST.csv: the schools of an area as their hub wrote them down."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from careersite.audit.fetch.addresses import check_url
from careersite.audit.fetch.frontier import key_of, tidy
from careersite.audit.fetch.outcomes import FetchFault
from careersite.errors import InputFault, SurroundingsFault, UsageFault
from careersite.model.vocabulary import InstitutionKind
from careersite.safe import slug

_BIGGEST = 20 * 1024 * 1024
_COLUMNS = {
    "name": {"name", "school", "school name", "establishmentname", "establishment name", "institution"},
    "website": {"website", "url", "address", "web address", "schoolwebsite", "school website", "web site"},
    "urn": {"urn"},
    "kind": {"kind", "type"},
}


@dataclass(frozen=True, slots=True)
class School:
    """A row of the list; ``key`` is its name in files and in the history, the same on every run.

    ``again``: the later rows with the same website, each by its number and name.
    """

    key: str
    name: str
    website: str
    urn: str = ""
    kind: str = ""
    row: int = 0
    again: tuple[str, ...] = ()

    def order(self) -> tuple[int, int, str, str, str]:
        """By URN, then name: the order of every output."""
        number = int(self.urn) if self.urn.isdigit() else 0
        return (0 if self.urn else 1, number, self.urn, self.name.casefold(), self.key)


def read_list(path: Path, *, allow_private: bool = False) -> list[School]:
    """Read the list.

    Args:
        path: a CSV file with the columns ``name`` and ``website`` and, if there, ``urn`` and ``kind``, in any order and
            case; UTF-8 (with or without its mark), UTF-16 or Windows-1252; commas, semicolons or tabs.
        allow_private: whether addresses inside a private network are websites too.

    Returns:
        The schools in the order of ``School.order``; rows that name the same website are one school, unless their
        URNs say that two schools share it.

    Raises:
        UsageFault: there is no such file.
        InputFault: it is no such list; every faulty row is named by its number (the heading is row 1).
        SurroundingsFault: the file cannot be read.
    """
    rows = _rows(_text(path), path)
    heading = [" ".join(cell.replace("_", " ").split()).lower() for cell in rows[0][1]] if rows else []
    places = {column: _place(heading, names) for column, names in _COLUMNS.items()}
    missing = [column for column in ("name", "website") if places[column] is None]
    if missing:
        raise InputFault(
            f"{path.name}, row 1: there is no column “{missing[0]}”.",
            "The first row names the columns: name,website and, if you have them, urn,kind.",
        )
    faults: list[str] = []
    found = [_cells(number, cells, places, faults, allow_private) for number, cells in rows[1:] if any(cells)]
    faults += _shared_urns(found)
    if faults:
        more = f"\n… and {len(faults) - 20} more rows." if len(faults) > 20 else ""
        raise InputFault("\n".join(f"{path.name}, {fault}" for fault in faults[:20]) + more, "Mend these rows and start again.")
    if not found:
        raise InputFault(f"{path.name} holds no schools.", "Write one school a row below the heading.")
    return sorted(_keyed(_once(found)), key=School.order)


def _text(path: Path) -> str:
    if not path.is_file():
        raise UsageFault(f"There is no file {path}.", "Name the spreadsheet of addresses, saved as CSV.")
    try:
        if path.stat().st_size > _BIGGEST:
            raise InputFault(f"{path.name} is larger than 20 MB, so it is no list of schools.")
        data = path.read_bytes()
    except OSError as fault:
        raise SurroundingsFault(f"{path} cannot be read.", fault.strerror or "") from fault
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or b"\0" in data:
        raise InputFault(f"{path.name} is not a CSV file.", "In Excel choose Save as, then CSV UTF-8.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _rows(text: str, path: Path) -> list[tuple[int, list[str]]]:
    first = text.lstrip().split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        # strict tells an unclosed quote instead of reading the rest of the file as one cell.
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        rows = [(reader.line_num, [_tidy(cell) for cell in row]) for row in reader]
    except csv.Error as fault:
        raise InputFault(f"{path.name} cannot be read as CSV: {fault}.", "Look for a quotation mark that is not closed.") from None
    return [(number, row) for number, row in rows if any(row)]


def _tidy(cell: str) -> str:
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u200b\ufeff]", " ", cell).split())


def _place(heading: list[str], names: set[str]) -> int | None:
    return next((number for number, cell in enumerate(heading) if cell in names), None)


def _cells(row: int, cells: list[str], places: dict[str, int | None], faults: list[str], allow_private: bool) -> dict[str, str]:
    found = {column: cells[place] if place is not None and place < len(cells) else "" for column, place in places.items()}
    kind = found["kind"].lower()
    if not found["name"]:
        faults.append(f"row {row}: the school has no name.")
    if not found["website"]:
        faults.append(f"row {row}: {found['name'] or 'the school'} has no website.")
    elif fault := _no_website(found["website"], allow_private):
        faults.append(f"row {row}: “{found['website'][:60]}” is not the address of one website: {fault}.")
    if kind and kind not in set(InstitutionKind):
        faults.append(f"row {row}: “{found['kind'][:40]}” is no kind of institution. Use one of: {', '.join(InstitutionKind)}.")
    return found | {"kind": kind, "row": str(row)}


def _no_website(website: str, allow_private: bool) -> str:
    """Why a cell cannot be asked for as a website, or ""."""
    if "://" not in website and not re.search(r"[.:]", website.partition("/")[0]):
        return "a website's name has a full stop in it"
    try:
        check_url(_with_scheme(website), allow_private=allow_private)
    except FetchFault as fault:
        return fault.reason
    return ""


def _shared_urns(rows: list[dict[str, str]]) -> list[str]:
    """Rows that give one URN to different websites: whose results would they be?"""
    first: dict[str, dict[str, str]] = {}
    pairs = [(first.setdefault(row["urn"], row), row) for row in rows if row["urn"]]
    return [
        f"rows {one['row']} and {other['row']}: the URN {other['urn'][:40]} stands here with two different websites."
        for one, other in pairs
        if _site(one["website"]) != _site(other["website"])
    ]


def _once(rows: list[dict[str, str]]) -> list[tuple[dict[str, str], list[str]]]:
    """One row for each school: the first, with a URN or kind that only a later one gives, and the later ones told."""
    kept: list[tuple[dict[str, str], list[str]]] = []
    by_site: dict[str, list[int]] = {}
    for row in rows:
        alike = by_site.setdefault(_site(row["website"]), [])
        twin = next((place for place in alike if not row["urn"] or kept[place][0]["urn"] in ("", row["urn"])), None)
        if twin is None:
            alike.append(len(kept))
            kept.append((row, []))
            continue
        first, again = kept[twin]
        again.append(f"{row['row']} ({row['name'][:300]})")
        kept[twin] = (first | {column: first[column] or row[column] for column in ("urn", "kind")}, again)
    return kept


def _site(website: str) -> str:
    """What is the same for all spellings of an address: no scheme, no www., no slash at the end."""
    try:
        return key_of(tidy(_with_scheme(website)))
    except ValueError:
        return website


def _with_scheme(website: str) -> str:
    return website if "://" in website else f"https://{website}"


def _keyed(rows: list[tuple[dict[str, str], list[str]]]) -> list[School]:
    """Give each school its key: the URN where there is one, else the name; a second twin gets a number."""
    used: set[str] = set()
    schools = []
    for row, again in rows:
        wished = f"urn-{slug(row['urn'])}" if row["urn"] else slug(row["name"])
        key, number = wished, 2
        while key in used:
            key, number = f"{wished}-{number}", number + 1
        used.add(key)
        schools.append(School(key, row["name"][:300], row["website"], row["urn"][:40], row["kind"], int(row["row"]), tuple(again)))
    return schools
