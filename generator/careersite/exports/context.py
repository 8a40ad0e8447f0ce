"""What every form is made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from careersite.findings import Judgement
from careersite.model.programme import Programme
from careersite.pages.page import SitePages
from careersite.pages.press import Press
from careersite.rules.catalogue import Catalogue
from careersite.rules.encounters import PhaseState
from careersite.words import Words


@dataclass(frozen=True)
class ExportInput:
    """A programme with all that was found out about it.

    ``site_files`` gives every file of the built site, rendered when it is asked for; the zip and nobody else needs it.
    ``own_files`` gives the school's own: pictures, the logo. ``further`` is the same programme in each further language.
    """

    programme: Programme
    earlier: tuple[Programme, ...]
    judgements: tuple[Judgement, ...]
    phases: tuple[PhaseState, ...]
    pages: SitePages
    today: date
    catalogue: Catalogue
    words: Words
    site_files: Callable[[], Mapping[str, bytes]]
    own_files: Callable[[], Mapping[str, bytes]] = dict
    further: tuple[ExportInput, ...] = ()

    @property
    def press(self) -> Press:
        """The same material as the pages take it."""
        return Press(self.programme, self.judgements, self.phases, self.today, self.catalogue, self.words, self.earlier)

    @property
    def url(self) -> str:
        """The address of the site with a slash at its end; empty where it is not known."""
        url = self.programme.site.url
        return url if not url or url.endswith("/") else f"{url}/"

    def address(self, path: str) -> str:
        """The whole address of a page; empty where the site's is not known."""
        return self.url and self.url + path
