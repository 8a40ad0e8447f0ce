"""One page as it was fetched or found in a folder, before anything is read out of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from careersite.errors import SurroundingsFault, UsageFault

#: File endings that are read from a folder of saved pages (contract: ``*.html``, ``*.txt``, ``*.pdf``, ``*.docx``).
ENDINGS = (".html", ".htm", ".txt", ".pdf", ".docx")
#: A saved file over this size is not opened (the largest limit of the fetcher, for PDF).
BIGGEST_FILE = 20 * 1024 * 1024


@dataclass(frozen=True)
class SavedPage:
    """One thing fetched, or found in a folder.

    ``address`` is the URL or the saved file's name; ``status`` is ``ok`` or the code of what went wrong
    (``http-404``, ``timeout``, ``too-big``, ``robots``, ``login``, ``certificate`` …), and then the page could not be
    read; ``clicks`` counts from the home page (0), None where unknown; ``linked_as`` is the text of the link that led here.
    """

    address: str
    body: bytes
    content_type: str = ""
    status: str = "ok"
    clicks: int | None = None
    final_address: str = ""
    linked_as: str = ""


def load_file(path: Path | str, *, name: str = "") -> SavedPage:
    """Read one saved page.

    Args:
        path: an HTML, text, PDF or Word file.
        name: the address to give it; the file's name when empty.

    Returns:
        The page; a file over 20 MB comes back with the status ``too-big`` and no body.

    Raises:
        UsageFault: there is no such file.
        SurroundingsFault: the file cannot be opened.
    """
    path = Path(path)
    if not path.is_file():
        raise UsageFault(f"There is no file {path}.", "Check the name, and that you are in the right folder.")
    address = name or path.name
    try:
        if path.stat().st_size > BIGGEST_FILE:
            return SavedPage(address=address, body=b"", status="too-big")
        return SavedPage(address=address, body=path.read_bytes())
    except OSError as error:
        raise SurroundingsFault(f"{path} cannot be opened: {error.strerror}.") from error


def load_folder(path: Path | str) -> list[SavedPage]:
    """Read every saved page of a folder and its sub-folders, sorted by name.

    Raises:
        UsageFault: there is no such folder, or it holds no page.
        SurroundingsFault: a file cannot be opened.
    """
    path = Path(path)
    if not path.is_dir():
        raise UsageFault(f"There is no folder {path}.", "Check the name, and that you are in the right folder.")
    files = sorted(
        (file.relative_to(path).as_posix(), file)
        for file in path.rglob("*")
        if (file.suffix.lower() in ENDINGS or file.name == "programme.json") and file.is_file() and not file.is_symlink()
    )
    if not files:
        raise UsageFault(f"The folder {path} has no saved pages.", "Save pages as .html, .txt, .pdf or .docx files.")
    return [load_file(file, name=name) for name, file in files]
