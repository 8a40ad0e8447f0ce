"""From the reader's nested texts to a programme, or to faults at their paths in a teacher's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from careersite.model.dates import quoted
from careersite.model.fields import tidy_id
from careersite.model.frameworks import framework_references
from careersite.model.programme import Programme

# Nobody mends more at once, and looking for the name that was meant takes time.
MOST_FAULTS = 100
MOST_COMPARED = 1_000
MOST_NAMED = 12
Path = tuple[str | int, ...]
Root = TypeVar("Root", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault against the model.

    ``on_key`` says that the name is wrong and not its value.
    """

    id: str
    path: Path
    message: str
    hint: str = ""
    on_key: bool = False


def validate(data: dict[str, Any]) -> tuple[Programme | None, list[Fault]]:
    """Check the nested texts of a programme file against the model.

    Returns:
        The programme, or None with every fault found. References between parts (providers, employers, learning
        outcomes, years taught) are checked once the parts themselves are right.
    """
    programme, faults = read_as(data, Programme)
    if programme is not None:
        faults = list(islice(references(programme), MOST_FAULTS))
    return (None, faults) if faults else (programme, [])


def read_as(data: dict[str, Any], root: type[Root]) -> tuple[Root | None, list[Fault]]:
    """Check nested texts against one part of the model; gives it, or None with every fault."""
    try:
        return root.model_validate(data), []
    except ValidationError as error:
        return None, [_fault(details, data, root) for details in error.errors(include_url=False)[:MOST_FAULTS]]


def _fault(details: ErrorDetails, data: Any, root: type[BaseModel]) -> Fault:
    path: Path = tuple(details["loc"])
    kind = details["type"]
    context = details.get("ctx", {})
    if "message" in context:
        if kind == "id" and isinstance(details["input"], str) and (identity := _by_name(details["input"], _names_in(data, path))):
            return Fault("MODEL-ID", path, f"{quoted(details['input'])} is a name. Here stands an id.", f"Type the id that goes with the name: {identity}")
        return Fault(f"MODEL-{kind.upper().replace('_', '-')}", path, context["message"], context.get("hint", ""))
    name = path[-1] if path else ""
    if kind == "missing":
        return Fault("MODEL-MISSING", path, f"“{name}” is missing.", f"Add “{name}: …” here.")
    if kind == "extra_forbidden":
        return Fault("MODEL-UNKNOWN-NAME", path, f"{quoted(str(name))} is not a name that is known here.", _belongs(path, data, root) or _nearest(path, root), on_key=True)
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return Fault("MODEL-GROUP", path, f"Expected names and values {_under(path)}, found {_found(data, path)}.", "Indent each “name: value” under it.")
    if kind in ("tuple_type", "list_type"):
        return Fault("MODEL-LIST", path, f"Expected a list {_under(path)}, found {_found(data, path)}.", "Start each item on its own line with a hyphen and a space.")
    return Fault("MODEL-VALUE", path, f"What stands {_under(path)} cannot be read.", "Compare it with the example programme.")


def _names_in(data: Any, path: Path) -> dict[str, str]:
    """The names by their ids in the list of the file to which the ids at a path point (``activities[0].providers[1]``)."""
    items = data.get(path[-2]) if len(path) > 2 and isinstance(data, dict) else None
    items = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return {str(item.get("id")): str(item.get("name") or item.get("title") or item.get("statement") or "") for item in items}


def _under(path: Path) -> str:
    if not path:
        return "in the file"
    if isinstance(path[-1], str):
        return f"under {quoted(path[-1])}"
    names = [step for step in path if isinstance(step, str)]
    return f"in item {path[-1] + 1} of {quoted(names[-1])}" if names else f"in item {path[-1] + 1}"


def _found(data: Any, path: Path) -> str:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return "something else"
    if isinstance(data, str):
        return f"the text {quoted(data)}"
    return "a list" if isinstance(data, list) else "a group of names and values"


def _nearest(path: Path, root: type[BaseModel]) -> str:
    known = _names_at(path[:-1], root)
    close = get_close_matches(str(path[-1]).lower().replace("-", "_").replace(" ", "_"), known, 1, 0.6)
    if close:
        return f"Did you mean “{close[0]}”?"
    return f"Names known here: {', '.join(known)}." if known else "Take it out."


def _belongs(path: Path, data: Any, root: type[BaseModel]) -> str:
    """Where a name belongs that has slipped left out of the group just above it; "" if it is no name of that group."""
    for step in path[:-1]:
        data = data[step]
    known = _names_at(path[:-1], root)
    above = [name for name in islice(data, list(data).index(path[-1])) if name in known]
    if not above or path[-1] not in _names_at((*path[:-1], above[-1]), root):
        return ""
    if isinstance(data[above[-1]], list):
        return f"It belongs to the last item of “{above[-1]}” just above: move it in, below the other names there."
    return f"It belongs to “{above[-1]}” just above: move it two spaces in, below the other names there."


def _names_at(path: Path, root: type[BaseModel]) -> list[str]:
    model: type[BaseModel] | None = root
    for step in path:
        if isinstance(step, int):
            continue
        if model is None:
            return []
        field = next((item for name, item in model.model_fields.items() if (item.alias or name) == step), None)
        model = _model_in(field.annotation) if field else None
    if model is None:
        return []
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)


def references(programme: Programme) -> Iterator[Fault]:
    """What does not fit together in parts that are each right: ids used twice or not there, years not taught."""
    yield from _repeated_ids(programme)
    yield from _unknown_ids(programme)
    yield from _years(programme)
    yield from _unknown_frameworks(programme)
    yield from _terms(programme)


def _repeated_ids(programme: Programme) -> Iterator[Fault]:
    for group in ("activities", "providers", "employers", "outcomes"):
        seen: dict[str, int] = {}
        for index, item in enumerate(getattr(programme, group)):
            if item.id in seen:
                yield Fault("MODEL-REPEATED-ID", (group, index, "id"), f"The id “{item.id}” is used twice in {group}.", f"Give one of them another id; the first is number {seen[item.id] + 1}.")
            seen.setdefault(item.id, index)
    first: dict[int, int] = {}
    for index, guide in enumerate(programme.year_guides):
        if first.setdefault(guide.year, index) != index:
            yield Fault("MODEL-REPEATED-ID", ("year_guides", index, "year"), f"Year {guide.year} stands twice in year_guides.", f"Put both into one; the first is number {first[guide.year] + 1}.")


def _unknown_ids(programme: Programme) -> Iterator[Fault]:
    known = {
        "providers": {item.id: item.name for item in programme.providers},
        "employers": {item.id: item.name for item in programme.employers},
        "outcomes": {item.id: item.title or item.statement for item in programme.outcomes},
    }
    for index, activity in enumerate(programme.activities):
        for group, names in known.items():
            yield from _missing(getattr(activity, group), names, group, ("activities", index, group))
    for index, subject in enumerate(programme.subjects):
        yield from _missing(subject.outcomes, known["outcomes"], "outcomes", ("subjects", index, "outcomes"))
    for index, profile in enumerate(programme.leaver_profiles):
        for part in ("knowledge", "skills", "behaviours"):
            for place, trait in enumerate(getattr(profile, part)):
                yield from _missing(trait.outcomes, known["outcomes"], "outcomes", ("leaver_profiles", index, part, place, "outcomes"))


def _by_name(text: str, known: Mapping[str, str]) -> str | None:
    """The id whose name was written in its place."""
    return next((identity for identity, name in known.items() if name and tidy_id(name) == tidy_id(text)), None)


def _missing(used: Sequence[str], known: Mapping[str, str], group: str, path: Path) -> Iterator[Fault]:
    for place, identity in enumerate(used):
        if identity in known:
            continue
        named = _by_name(identity, known)
        close = [named] if named else get_close_matches(identity, known, 1, 0.6) if len(known) <= MOST_COMPARED else []
        some = ", ".join(islice(known, MOST_NAMED)) + (" …" if len(known) > MOST_NAMED else "")
        hint = f"Did you mean “{close[0]}”? If not, add it to the list “{group}”." if close else f"Add it to the list “{group}”, or choose from: {some or 'none yet'}."
        yield Fault("MODEL-UNKNOWN-ID", (*path, place), f"There is no {quoted(identity)} in {group}.", hint)


def _years(programme: Programme) -> Iterator[Fault]:
    taught = programme.taught
    for group in ("activities", "transitions"):
        for index, item in enumerate(getattr(programme, group)):
            strange = [year for year in item.years if year not in taught]
            if strange:
                yield Fault(
                    "MODEL-YEAR-NOT-TAUGHT",
                    (group, index, "years"),
                    f"Year {strange[0]} is not taught here; the years are {taught[0]} to {taught[-1]}.",
                    "Correct the year, or the years of the institution.",
                )
    for index, guide in enumerate(programme.year_guides):
        if guide.year not in taught:
            yield Fault("MODEL-YEAR-NOT-TAUGHT", ("year_guides", index, "year"), f"Year {guide.year} is not taught here.", "Correct the year, or the years of the institution.")


def _unknown_frameworks(programme: Programme) -> Iterator[Fault]:
    known = dict.fromkeys(framework_references(), "")
    for index, outcome in enumerate(programme.outcomes):
        yield from _missing(outcome.frameworks, known, "the frameworks", ("outcomes", index, "frameworks"))


def _terms(programme: Programme) -> Iterator[Fault]:
    """A term with another year than it has in this programme."""
    for group in ("activities", "transitions"):
        for index, item in enumerate(getattr(programme, group)):
            if item.when is None or not item.when.year:
                continue
            year = programme.academic_year + (item.when.term != "autumn")
            if item.when.year != year:
                message = f"The {item.when.term} term of {item.when.year} is not in the academic year {programme.year_name}."
                yield Fault("MODEL-WHEN", (group, index, "when"), message, f"Type {item.when.term} {year}, or correct the academic year.")
