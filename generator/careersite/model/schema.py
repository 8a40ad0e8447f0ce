"""The JSON Schema of programme.yaml, for editors that complete and explain as a teacher types."""

from __future__ import annotations

from typing import Any

from careersite.model.part import Part
from careersite.model.programme import Programme


def json_schema() -> dict[str, Any]:
    """The schema in the words of draft-07, which the editors' YAML server knows best."""
    schema = Programme.model_json_schema(by_alias=True)
    for model in Part.__subclasses__() + [deeper for part in Part.__subclasses__() for deeper in part.__subclasses__()]:
        node = schema if model is Programme else schema["$defs"].get(model.__name__)
        if node:
            _describe(model, node)
    schema = _tidy(schema)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "programme.yaml",
        "description": "A careers programme of one academic year, as careersite reads it.",
        **{key: value for key, value in schema.items() if key not in ("title", "description")},
    }


def _describe(model: type[Part], node: dict[str, Any]) -> None:
    # Pydantic leaves out the description of a required field whose value is a group.
    for name, field in model.model_fields.items():
        node["properties"][field.alias or name].setdefault("description", field.description)


def _tidy(node: Any) -> Any:
    # Names of classes tell a teacher nothing, an optional group is not "anything or null" to her, and draft-07
    # overlooks what stands beside a reference.
    if isinstance(node, dict):
        options = [option for option in node.get("anyOf", []) if option != {"type": "null"}]
        if len(options) == 1:
            node = {**options[0], **{key: value for key, value in node.items() if key != "anyOf"}}
        if "$ref" in node and len(node) > 1:
            node = {"allOf": [{"$ref": node["$ref"]}], **{key: value for key, value in node.items() if key != "$ref"}}
        return {
            key: _tidy(value)
            for key, value in node.items()
            if key != "default" and not (key == "title" and isinstance(value, str))
        }
    if isinstance(node, list):
        return [_tidy(item) for item in node]
    return node
