"""The catalogue for people and programs: ``rules``, ``rules --format json``, ``rules --diff`` and ``explain``."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from careersite.findings import Outcome
from careersite.model.vocabulary import Column
from careersite.report.json_text import json_text
from careersite.report.wording import count
from careersite.rules.catalogue import Catalogue, Rule
from careersite.source.faults import FAULTS

WIDTH = 88
NOT_ASKED = "–"
COLUMNS = {
    Column.MAINTAINED: "maintained school",
    Column.ACADEMY: "academy",
    Column.COLLEGE: "college",
    Column.ITP: "training provider (ITP)",
    Column.INDEPENDENT: "independent school",
}


def rules_text(catalogue: Catalogue) -> str:
    """All rules as a table: id, the level for each sort of institution, title."""
    ids = max((len(rule.id) for rule in catalogue.rules), default=2) + 2
    lines = [f"{catalogue.title} ({catalogue.edition}): {count(len(catalogue.rules), 'requirement')}", ""]
    lines.append(f"{'id':{ids}}" + "".join(f"{column.value}  " for column in COLUMNS) + "what is asked")
    for rule in catalogue.rules:
        levels = "".join(f"{_level(rule, column):{len(column.value)}}  " for column in COLUMNS)
        lines.append(f"{rule.id:{ids}}{levels}{rule.title}")
    lines += ["", f"{NOT_ASKED} means: not asked. One of them in full: careersite explain ID"]
    return "\n".join(lines) + "\n"


def rules_json(catalogue: Catalogue) -> str:
    """All rules by the command's contract, published as ``docs/schemas/rules-1.schema.json``."""
    rules = [
        {
            "id": rule.id,
            "aliases": rule.aliases,
            "title": rule.title,
            "levels": rule.levels,
            "citation": {"source": _source(catalogue, rule), "heading": rule.heading},
            "outcomes": [outcome.value for outcome in Outcome if any(reason.outcome is outcome for reason in rule.can_say.values())],
            "reason_codes": list(rule.can_say),
        }
        for rule in catalogue.rules
    ]
    return json_text({"schema": 1, "edition": catalogue.edition, "rules": rules})


def explain(catalogue: Catalogue, identity: str) -> str:
    """One rule, or one fault that a file can have, for a teacher.

    Args:
        catalogue: the edition.
        identity: the id of a rule, a former id of it or the id of a fault (``YAML-TAB``), in any case.

    Raises:
        UsageFault: there is no such id; names the nearest.
    """
    fault = identity.strip().upper()
    if fault in FAULTS:
        return f"{fault}\n\n{FAULTS[fault]}\nThe check says where it is and what to write instead.\n"
    rule = catalogue.rule(identity)
    width = max(len(words) for words in COLUMNS.values())
    lines = [
        *_wrapped(f"{rule.id}: {rule.title}"),
        "",
        *_part("What is wrong", rule.what),
        *_part("What is right", rule.right),
        *_part("What to do next", rule.next),
        "How strongly it is asked",
        *(f"  {words:{width}}  {_level(rule, column)}" for column, words in COLUMNS.items()),
        "",
        *_part("Where it is asked", f"{_source(catalogue, rule)}: “{rule.heading}”"),
    ]
    if address := catalogue.sources.get(rule.source, {}).get("url"):
        lines[-1:] = [f"  {address}", ""]
    if rule.aliases:
        lines += _part("Its former ids", ", ".join(rule.aliases))
    return "\n".join(lines).rstrip("\n") + "\n"


def difference(old: Catalogue, new: Catalogue) -> str:
    """What a newer edition adds, drops, renames, retitles, asks more or less strongly, or writes elsewhere or in other words."""
    before = {rule.id: rule for rule in old.rules}
    former = {rule.id: next((name for name in (rule.id, *rule.aliases) if name in before), "") for rule in new.rules}
    pairs = [(before[name], rule) for rule in new.rules if (name := former[rule.id])]
    groups = {
        "Added": [f"{rule.id}: {rule.title}" for rule in new.rules if not former[rule.id]],
        "Removed": [f"{rule.id}: {rule.title}" for rule in old.rules if rule.id not in former.values()],
        "Has another id": [f"{was.id} is now {now.id}" for was, now in pairs if was.id != now.id],
        "Has another title": [f"{now.id}: “{was.title}” is now “{now.title}”" for was, now in pairs if was.title != now.title],
        "Is asked more or less strongly": [line for was, now in pairs for line in _levels_changed(was, now)],
        "Is asked in another place": [f"{now.id}: “{was.heading}” is now “{now.heading}”" for was, now in pairs if was.heading != now.heading],
        "Is explained in other words": [now.id for was, now in pairs if (was.what, was.right, was.next) != (now.what, now.right, now.next)],
    }
    lines = [f"From {old.edition} to {new.edition}"]
    for heading, found in groups.items():
        if found:
            lines += ["", f"{heading}: {len(found)}", *(line for text in found for line in _wrapped(text, "  "))]
    if len(lines) == 1:
        lines += ["", "Nothing changed."]
    return "\n".join(lines) + "\n"


def _levels_changed(was: Rule, now: Rule) -> Iterator[str]:
    for column, words in COLUMNS.items():
        if _level(was, column) != _level(now, column):
            yield f"{now.id}, {words}: {_level(was, column)} is now {_level(now, column)}"


def _level(rule: Rule, column: Column) -> str:
    level = rule.by_column.get(column)
    return level.value if level else NOT_ASKED


def _source(catalogue: Catalogue, rule: Rule) -> str:
    return catalogue.sources.get(rule.source, {}).get("title", rule.source)


def _part(heading: str, text: str) -> list[str]:
    return [heading, *_wrapped(text, "  "), ""]


def _wrapped(text: str, indent: str = "") -> list[str]:
    return wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
