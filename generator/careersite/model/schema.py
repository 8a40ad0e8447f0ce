"""The JSON Schema of programme.yaml, for editors that complete and explain as a teacher types."""

from __future__ import annotations

from typing import Any

from careersite.model.programme import Programme


def json_schema() -> dict[str, Any]:
    """The schema in the words of draft-07, which the editors' YAML server knows best."""
    schema = Programme.model_json_schema(by_alias=True)
    schema = _tidy(schema)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "programme.yaml",
        "description": "A careers programme of one academic year, as careersite reads it.",
        **{key: value for key, value in schema.items() if key not in ("title", "description")},
    }


def _tidy(node: Any) -> Any:
    # Names of classes tell a teacher nothing, and an optional group is not "anything or null" to her.
    if isinstance(node, dict):
        options = [option for option in node.get("anyOf", []) if option != {"type": "null"}]
        if len(options) == 1:
            node = {**options[0], **{key: value for key, value in node.items() if key != "anyOf"}}
        return {
            key: _tidy(value)
            for key, value in node.items()
            if key != "default" and not (key == "title" and isinstance(value, str))
        }
    if isinstance(node, list):
        return [_tidy(item) for item in node]
    return node
