"""Call MkDocs on a site that is already decided, and turn what it says into our own errors."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import careersite.engine  # noqa: F401 - silences the notice before the theme is imported
from careersite.engine.plugin import CareersitePlugin
from careersite.engine.site_input import SiteInput
from careersite.errors import InputFault

from mkdocs.commands.build import build as mkdocs_build  # isort: skip
from mkdocs.config.base import load_config  # isort: skip
from mkdocs.config.defaults import MkDocsConfig  # isort: skip
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException  # isort: skip

STANDARD: dict[str, Any] = {
    "theme": {"name": "material"},
    "plugins": ["search", "careersite"],
    "validation": {
        "links": {"not_found": "warn", "anchors": "warn", "absolute_links": "warn", "unrecognized_links": "warn"},
        "nav": {"omitted_files": "warn"},
    },
}


class EngineFault(InputFault):
    """MkDocs failed or warned; the message is what it said, with the file that it named."""


class _Heard(logging.Handler):
    """Count warnings ourselves: MkDocs misses some in its strict mode (mkdocs issues 3991 and 4126)."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def build(site: SiteInput, config_path: Path | None, folder: Path) -> None:
    """Build into a folder with MkDocs.

    Raises:
        EngineFault: the settings are wrong, a template, a plugin or a page failed, or there was a warning.
        OSError: the surroundings failed.
    """
    logger, heard = logging.getLogger("mkdocs"), _Heard()
    before = logger.propagate
    logger.addHandler(heard)
    logger.propagate = False
    try:
        config = _config(config_path, folder)
        plugin = config.plugins.get("careersite")
        if not isinstance(plugin, CareersitePlugin):
            raise EngineFault(f"{config_path} does not name the plugin careersite.", "Add it: plugins: [search, careersite].")
        plugin.given = site
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    except ConfigurationError as error:
        raise EngineFault(f"{config_path or 'mkdocs.yml'}: {error}") from error
    except (Abort, MkDocsException) as error:
        raise EngineFault("; ".join(heard.said) or str(error)) from error
    except EngineFault:
        raise
    except OSError:
        raise
    except Exception as error:  # MkDocs lets a template's or a plugin's own exception through.
        where = "; ".join(heard.said) or "MkDocs failed"
        raise EngineFault(f"{where} {type(error).__name__}: {error}".strip()) from error
    finally:
        logger.removeHandler(heard)
        logger.propagate = before
    if heard.said:
        raise EngineFault("; ".join(dict.fromkeys(heard.said)), "The site is as it was before.")


def _config(config_path: Path | None, folder: Path) -> MkDocsConfig:
    # The pages come from the plugin; MkDocs must have a folder of documents that exists, and must not be the site's.
    if config_path is not None:
        return load_config(str(config_path), site_dir=str(folder))
    config = MkDocsConfig()
    config.load_dict({"site_name": "careersite", "docs_dir": str(_no_documents(folder)), "site_dir": str(folder), **STANDARD})
    errors, _ = config.validate()
    if errors:
        raise ConfigurationError("; ".join(f"{key}: {error}" for key, error in errors))
    return config


def _no_documents(folder: Path) -> Path:
    empty = folder.parent / "none"
    empty.mkdir(exist_ok=True)
    return empty
