"""The base of every group of fields."""

from __future__ import annotations

import os
from typing import Any

# No package that happens to be installed may change how a school's file is read; looking for one costs time as well.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from pydantic import BaseModel, ConfigDict, model_validator


class Part(BaseModel):
    """A group of names and values that cannot be changed; names that it does not know are refused.

    A name with nothing after it counts as not given.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if value != "" and value is not None}
        return data
