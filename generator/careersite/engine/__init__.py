"""From finished pages to a published site. Only this room knows MkDocs, so the engine can be changed in a day."""

import os

# The engine's theme prints a notice about its successor, which would frighten a teacher; 0001-engine.md says what it says.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

# mkdocs.yml names this, so that this module is loaded before the theme.
LOADED = "careersite"
