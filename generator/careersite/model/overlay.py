"""The school's own texts in another language: ``programme.pl.yaml`` laid over ``programme.yaml``.

The overlay has the same shape and holds only what is translated. Items of a list are found by their ``id``, ``year``,
``name`` or ``page``, or by their ``number`` in the list, from 1. What it leaves out stays in the programme's own language and is marked so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic.fields import FieldInfo

from careersite.model.fields import parse_file, parse_line, parse_text
from careersite.model.part import Part
from careersite.model.programme import Programme
from careersite.model.validate import Fault, Path
from careersite.words.marks import marked

# Names of people, places and organisations, and what other parts of the file refer to, are the same in every language.
_SAME = {
    "Institution": {"name", "address", "local_authority", "careers_hub", "trust", "urn"},
    "Waiver": {"id", "reason", "by"},
}
_NAMED = {"Person", "CareersLeader", "Adviser", "Provider", "Employer", "Subject", "Term", "Source"}
_WORDS = (parse_text, parse_line)
_KEYS = ("id", "year", "name", "page")
Marked = TypeVar("Marked", bound=Part)


@dataclass
class Overlaid:
    """A programme's nested texts with a translation laid over them.

    ``translated`` gives, for each path in the programme that has been translated, its path in the overlay.
    """

    language: str
    data: dict[str, Any]
    translated: dict[Path, Path] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def path_in_overlay(self, path: Path) -> Path:
        """Where in the overlay a text stands that is at this path of the programme."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.translated:
                return self.translated[path[:length]] + path[length:]
        return ()


def overlay(base: dict[str, Any], over: dict[str, Any], language: str) -> Overlaid:
    """Lay the nested texts of a translation over those of the programme.

    Returns:
        The texts to validate, and faults at their paths in the overlay: a name or an item that the programme does not
        have, something that is no text, a list with another number of lines.
    """
    made = Overlaid(language, {})
    made.data = _group(base, over, Programme, (), (), made)
    return made


def _group(base: Any, over: Any, model: type[Part], at: Path, here: Path, made: Overlaid, finders: tuple[str, ...] = ()) -> Any:
    if not isinstance(over, dict) or not isinstance(base, dict | str):
        made.faults.append(_fault("SHAPE", here, "Expected names and values, as in the programme.", "Copy the shape of the programme."))
        return base
    fields = {item.alias or name: (name, item) for name, item in model.model_fields.items()}
    result = dict(base) if isinstance(base, dict) else {}
    for key, value in over.items():
        if key in finders or value == "":
            continue
        if key not in fields:
            close = get_close_matches(key, fields, 1, 0.6)
            made.faults.append(Fault("TRANSLATION-UNKNOWN-NAME", (*here, key), f"“{key}” is not a name that is known here.", f"Did you mean “{close[0]}”?" if close else "Take it out.", on_key=True))
            continue
        name, info = fields[key]
        result[key] = _value(result.get(key), value, model, name, info, ((*at, key), (*here, key)), made)
    return result


def _value(base: Any, value: Any, model: type[Part], name: str, info: FieldInfo, paths: tuple[Path, Path], made: Overlaid) -> Any:
    at, here = paths
    inner = _part_in(info.annotation)
    if inner is not None and _is_list(info):
        return _items(base, value, inner, at, here, made)
    if inner is not None:
        return _group(base if base is not None else {}, value, inner, at, here, made)
    if not _translatable(model, name, info):
        made.faults.append(_fault("NOT-TEXT", here, f"“{here[-1]}” is the same in every language.", "Take it out here; it is taken from the programme."))
        return base
    if _is_texts_by_number(info):
        return _by_number(base, value, at, here, made)
    if _is_list(info):
        lines = [value] if isinstance(value, str) else value
        there = [base] if isinstance(base, str) else base or []
        if there and isinstance(lines, list) and len(lines) != len(there):
            made.faults.append(_fault("LINES", here, f"There are {len(there)} lines in the programme and {len(lines)} here.", "Translate them all, in their order, or none."))
            return base
    made.translated[at] = here
    return value


def _by_number(base: Any, value: Any, at: Path, here: Path, made: Overlaid) -> Any:
    if not isinstance(value, dict):
        made.faults.append(_fault("SHAPE", here, "Expected numbers with their texts, as in the programme.", "Copy the shape of the programme."))
        return base
    result = dict(base or {})
    for key, text in value.items():
        if key not in result:
            made.faults.append(Fault("TRANSLATION-UNKNOWN-ITEM", (*here, key), f"The programme has no text for “{key}”.", "Translate what is there.", on_key=True))
        elif text:
            made.translated[(*at, key)] = (*here, key)
            result[key] = text
    return result


def _items(base: Any, value: Any, model: type[Part], at: Path, here: Path, made: Overlaid) -> Any:
    there = [base] if isinstance(base, dict) else list(base or [])
    for place, item in enumerate([value] if isinstance(value, dict) else value):
        path = here if isinstance(value, dict) else (*here, place)
        if not isinstance(item, dict):
            made.faults.append(_fault("SHAPE", path, "Expected names and values, as in the programme.", "Copy the shape of the programme."))
            continue
        index = _index_of(item, there, model, path, made)
        if index is not None:
            there[index] = _group(there[index], item, model, (*at, index), path, made, _finders(model))
    return there


def _finders(model: type[Part]) -> tuple[str, ...]:
    return ("number", *(key for key in _KEYS if key in model.model_fields))


def _index_of(item: dict[str, Any], there: list[Any], model: type[Part], path: Path, made: Overlaid) -> int | None:
    key = next((key for key in _finders(model) if item.get(key)), "")
    if not key:
        names = " or ".join(f"“{name}: …”" for name in _finders(model)[::-1])
        made.faults.append(_fault("WHICH", path, "It is not said which item of the programme this translates.", f"Add {names}."))
        return None
    asked = str(item[key]).strip()
    known = [str(number) for number in range(1, len(there) + 1)] if key == "number" else [str(found.get(key, "")).strip() if isinstance(found, dict) else "" for found in there]
    if asked in known:
        return known.index(asked)
    close = get_close_matches(asked, known, 1, 0.6)
    hint = f"Did you mean “{close[0]}”?" if close else f"Choose from: {', '.join(word for word in known if word)[:200] or 'none yet'}."
    made.faults.append(_fault("UNKNOWN-ITEM", (*path, key), f"There is no “{asked}” in the programme here.", hint))
    return None


def in_language(programme: Programme, made: Overlaid, own: str) -> Programme:
    """The merged programme with every text that was not translated marked as being in the programme's ``own`` language."""
    return _marked(programme, (), made, own)


def _marked(part: Marked, at: Path, made: Overlaid, own: str) -> Marked:
    changed = {name: _marked_value(value, type(part), name, info, (*at, info.alias or name), made, own) for name, info, value in _given(part)}
    return part.model_copy(update=changed) if changed else part


def _given(part: Part) -> Iterator[tuple[str, FieldInfo, Any]]:
    for name in part.model_fields_set:
        yield name, type(part).model_fields[name], getattr(part, name)


def _marked_value(value: Any, model: type[Part], name: str, info: FieldInfo, at: Path, made: Overlaid, own: str) -> Any:
    if isinstance(value, Part):
        return _marked(value, at, made, own)
    if isinstance(value, tuple) and value and isinstance(value[0], Part):
        return tuple(_marked(item, (*at, index), made, own) for index, item in enumerate(value))
    if at in made.translated or not _translatable(model, name, info) or _is_file(info):
        return value
    if isinstance(value, tuple):
        return tuple(marked(line, own) for line in value)
    if isinstance(value, dict):
        return {key: text if (*at, str(key)) in made.translated else marked(text, own) for key, text in value.items()}
    return marked(value, own) if isinstance(value, str) else value


def _translatable(model: type[Part], name: str, info: FieldInfo) -> bool:
    if name in _SAME.get(model.__name__, ()) or (name == "name" and model.__name__ in _NAMED):
        return False
    return (_is_file(info) and model.__name__ in ("Document", "Media", "EasyReadLine")) or any(_reads(info, parse) for parse in _WORDS)


def _is_file(info: FieldInfo) -> bool:
    return _reads(info, parse_file)


def _reads(info: FieldInfo, parse: Any) -> bool:
    """Whether the values of a field, or of its list or group, go through this parser."""
    inner = [item for item in get_args(info.annotation) if hasattr(item, "__metadata__")]
    found = [*info.metadata, *(step for item in inner for step in item.__metadata__)]
    return any(getattr(step, "parse", None) is parse for step in found)


def _is_list(info: FieldInfo) -> bool:
    return getattr(info.annotation, "__origin__", None) is tuple


def _is_texts_by_number(info: FieldInfo) -> bool:
    return getattr(info.annotation, "__origin__", None) is dict


def _part_in(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _part_in(inner))), None)


def _fault(kind: str, path: Path, message: str, hint: str) -> Fault:
    return Fault(f"TRANSLATION-{kind}", path, message, hint)
