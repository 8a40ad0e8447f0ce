"""Frameworks as data: Gatsby, the CDI's areas, Skills Builder's skills, the growth sectors."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from careersite.places import own_yaml


@cache
def frameworks() -> dict[str, Any]:
    """Each framework by its short name: ``title``, ``url`` and ``items`` (short name to title)."""
    found: dict[str, Any] = own_yaml(files("careersite.model").joinpath("frameworks.yaml"))
    return found


@cache
def framework_references() -> dict[str, str]:
    """``cdi:manage-career`` to its readable form ``CDI career development framework: Manage career``."""
    return {
        f"{short}:{item}": f"{framework['title']}: {title}"
        for short, framework in frameworks().items()
        for item, title in framework["items"].items()
    }
