"""Our values as MkDocs' own."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.toc import TableOfContents, get_toc

from careersite.pages.page import Heading
from careersite.words.marks import unmarked


def file_of(config: MkDocsConfig, name: str, content: str | bytes) -> File:
    """A file that MkDocs puts into the site, whatever its name."""
    # Said outright, or MkDocs would leave out names that begin with a dot.
    return File.generated(config, name, content=content, inclusion=InclusionLevel.INCLUDED)


def contents_of(headings: tuple[Heading, ...]) -> TableOfContents:
    """The contents list of a page, for templates and plugins that ask for it."""
    tokens: list[Any] = []
    for heading in headings:
        token = {"level": heading.level, "id": heading.id, "name": unmarked(heading.text), "children": []}
        (tokens[-1]["children"] if heading.level > 2 and tokens else tokens).append(token)
    return get_toc(tokens)
