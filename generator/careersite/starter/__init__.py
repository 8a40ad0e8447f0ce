"""What ``careersite new`` puts into an empty folder: a programme to edit, a page, and how to go on."""

from __future__ import annotations

import json
from calendar import THURSDAY, TUESDAY, monthcalendar
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from careersite.model.institution import Institution
from careersite.model.schema import json_schema
from careersite.model.vocabulary import InstitutionKind

# The years or ages that most institutions of a kind teach; the teacher corrects one line.
_TAUGHT = {
    InstitutionKind.MAINTAINED: {"years": "7-11"},
    InstitutionKind.SPECIAL: {"years": "7-13"},
    InstitutionKind.PRU: {"years": "7-11"},
    InstitutionKind.ACADEMY: {"years": "7-13"},
    InstitutionKind.SPECIAL_ACADEMY: {"years": "7-13"},
    InstitutionKind.AP_ACADEMY: {"years": "7-11"},
    InstitutionKind.UTC: {"years": "10-13"},
    InstitutionKind.MIDDLE: {"years": "5-8", "status": "maintained"},
    InstitutionKind.SIXTH_FORM_COLLEGE: {"ages": "16-19"},
    InstitutionKind.FE_COLLEGE: {"ages": "16-19"},
    InstitutionKind.ITP: {"ages": "16-19"},
    InstitutionKind.SPECIAL_POST_16: {"ages": "16-25"},
    InstitutionKind.INDEPENDENT: {"years": "7-13"},
    InstitutionKind.UNKNOWN: {"years": "7-11"},
}
# A programme of its own for younger pupils is no part of the guidance, which begins with year 7.
_FIRST_YEAR = 7
_FILES = {"programme.yaml": "programme.yaml.j2", "mkdocs.yml": "mkdocs.yml", "content/welcome.md": "welcome.md", "README.txt": "README.txt"}


def render_starter(kind: InstitutionKind, academic_year: int) -> dict[str, str]:
    """The files of a new programme.

    Args:
        kind: the kind of institution; it decides the years, the people and the law that the file speaks of.
        academic_year: the year in which the academic year starts, such as 2026.

    Returns:
        The text of each file by its path in the new folder. What only the school knows is left as "(fill in …)" or empty.
    """
    # Plain text for a YAML file, and nothing in it comes from outside.
    environment = Environment(  # noqa: S701
        loader=PackageLoader("careersite.starter", "."), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    taught = _TAUGHT[kind]
    institution = Institution.model_validate({"name": "new", "kind": kind.value, **taught})
    facts = {
        "kind": kind.value,
        "taught": taught,
        "years": [year for year in institution.taught if year >= _FIRST_YEAR],
        "school": institution.is_school,
        "specialist": institution.is_specialist,
        "start": academic_year,
        "pal": provider_encounters(institution.taught),
        "day": lambda month, week, weekday=THURSDAY: school_day(academic_year, month, week, weekday),
        "tuesday": TUESDAY,
    }
    schema = json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"
    return {path: _text(environment, source, facts) for path, source in _FILES.items()} | {"programme.schema.json": schema}


def _text(environment: Environment, source: str, facts: Mapping[str, Any]) -> str:
    if source.endswith(".j2"):
        return environment.get_template(source).render(facts)
    return files("careersite.starter").joinpath(source).read_text(encoding="utf-8")


def provider_encounters(taught: tuple[int, ...]) -> dict[int, int]:
    """How many of the two provider encounters of its key phase to plan in each year taught."""
    plan: dict[int, int] = {}
    for first, second in ((8, 9), (10, 11), (12, 13)):
        both = first in taught and second in taught
        for year in (first, second):
            if year in taught:
                plan[year] = 1 if both else 2
    return plan


def school_day(academic_year: int, month: int, week: int, weekday: int) -> str:
    """A day such as the second Thursday in November of an academic year, written ``2026-11-12``."""
    year = academic_year if month >= 9 else academic_year + 1
    days = [days[weekday] for days in monthcalendar(year, month) if days[weekday]]
    return f"{year}-{month:02d}-{days[week - 1]:02d}"
