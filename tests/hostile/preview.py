"""Build a site as `mkdocs serve` does before it serves it: `python -m tests.hostile.preview MKDOCS_YML SITE`."""

from __future__ import annotations

import sys

from mkdocs.commands.build import build
from mkdocs.config import load_config


def main(config_file: str, target: str) -> None:
    """Build the site into the target."""
    config = load_config(
        config_file=config_file, site_dir=target, site_url="https://dossier.example/dossier/"
    )
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)


if __name__ == "__main__":
    main(*sys.argv[1:])
