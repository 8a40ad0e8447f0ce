"""One page with every example of every component, in the frame of the site: ``python -m tests.gallery --out DIR``."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from careersite.engine.direct import plain_files, render_pages
from careersite.engine.site_input import SiteInput, frame_of
from careersite.model.validate import validate
from careersite.pages.page import Page, SitePages
from careersite.pages.press import headings_of, relative, tidy
from tests.components.examples import all_examples

SCHOOL = {"institution": {"name": "Gallery of components", "kind": "academy", "years": "7-13"}, "academic_year": "2026-27"}


def gallery(language: str = "en") -> Page:
    """All examples as the body of a page."""
    body = tidy("\n".join(_parts(language)))
    return Page("", "All components", relative(body, ""), headings_of(body), kind="gallery", language=language)


def _parts(language: str) -> Iterator[str]:
    yield "<h1>All components</h1>"
    for component, examples in groupby(all_examples(), key=lambda example: example.component):
        yield Markup('<section aria-labelledby="c-{0}"><h2 id="c-{0}">{0}</h2>').format(component)
        for number, example in enumerate(examples, 1):
            yield Markup('<div class="example"><h3 id="c-{}-{}">{}</h3>{}</div>').format(component, number, example.name.capitalize(), example.render(language))
        yield "</section>"


def write(out: Path, language: str = "en") -> Path:
    """Write the gallery with its stylesheets; gives the page's file."""
    programme, faults = validate(SCHOOL | {"site": {"language": language}})
    assert programme, faults
    page = gallery(language)
    site = SiteInput(programme, SitePages((page,), ()), frame_of(programme, today=datetime.date(2026, 11, 21)))
    sheets = {name: data for name, data in plain_files(site).items() if name.startswith("assets/") and isinstance(data, bytes)}
    for name, data in {**dict(render_pages(site)), **sheets}.items():
        file = out / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return out / "index.html"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Build the page of all components.")
    parser.add_argument("--out", type=Path, default=Path("build/gallery"), help="the folder to write to")
    parser.add_argument("--language", default="en", help="the language of the words")
    chosen = parser.parse_args()
    print(f"Written: {write(chosen.out, chosen.language)}")


if __name__ == "__main__":
    main()
